/**
 * @typedef {object} Need one thing of the system
 * @property {readonly string[]} names its Debian package; where it was renamed (Debian 13, Ubuntu
 *   24.04), the new name first
 * @property {string} [program] the program it brings, for systems without Debian's packages
 */

/**
 * What Electron itself loads. Libraries that these bring along are not listed.
 * @type {readonly Need[]}
 */
export const RUNTIME_NEEDS = [
  { names: ['libgtk-3-0t64', 'libgtk-3-0'] },
  { names: ['libatk-bridge2.0-0t64', 'libatk-bridge2.0-0'] },
  { names: ['libasound2t64', 'libasound2'] },
  { names: ['libnss3'] },
  { names: ['libgbm1'] },
  { names: ['libdrm2'] },
  { names: ['libnotify4'] },
  { names: ['libsecret-1-0'] },
];

/**
 * What the virtual desktop of the tour and the e2e tests is made of.
 * @type {readonly Need[]}
 */
export const DESKTOP_NEEDS = [
  { names: ['xvfb'], program: 'Xvfb' },
  { names: ['dbus'], program: 'dbus-daemon' },
  { names: ['gnome-keyring'], program: 'gnome-keyring-daemon' },
  // Asks for the password of a locked keyring.
  { names: ['gcr'] },
  { names: ['openbox'], program: 'openbox' },
  { names: ['xfce4-panel'], program: 'xfce4-panel' },
  { names: ['xfce4-notifyd'] },
  // Fill the store of certificates that Chromium reads.
  { names: ['libnss3-tools'], program: 'certutil' },
  { names: ['openssl'], program: 'openssl' },
  { names: ['imagemagick'], program: 'import' },
  { names: ['xdotool'], program: 'xdotool' },
  { names: ['xfconf'] },
  { names: ['fonts-dejavu-core'] },
  { names: ['fonts-wqy-microhei'] },
  { names: ['fonts-noto-color-emoji'] },
];

/**
 * The everyday browsers that the extension is tried in; Ubuntu's own of these names are Snaps.
 * @type {readonly Need[]}
 */
export const EVERYDAY_NEEDS = [
  { names: ['chromium'], program: 'chromium' },
  { names: ['firefox-esr'], program: 'firefox-esr' },
];

/**
 * What the packages of Linux are made with.
 * @type {readonly Need[]}
 */
export const PACKAGING_NEEDS = [
  { names: ['dpkg'], program: 'dpkg-deb' },
  { names: ['rpm'], program: 'rpmbuild' },
  { names: ['xz-utils'], program: 'xz' },
  { names: ['p7zip-full', '7zip'], program: '7za' },
];

/**
 * What a package is looked at and started with.
 * @type {readonly Need[]}
 */
export const PACKAGE_TEST_NEEDS = [
  { names: ['desktop-file-utils'], program: 'desktop-file-validate' },
  { names: ['appstream'], program: 'appstreamcli' },
  { names: ['libgtk-3-bin'], program: 'gtk-launch' },
  { names: ['libglib2.0-bin'], program: 'gio' },
  { names: ['binutils'], program: 'readelf' },
];

/**
 * What of a list is not installed on a Debian-like system.
 * @param {readonly Need[]} needs
 * @param {string} installed `dpkg-query -W -f '${db:Status-Abbrev} ${binary:Package}\n'`
 * @returns {Need[]}
 */
export function missingPackages(needs, installed) {
  const present = new Set(
    installed
      .split('\n')
      .filter((line) => line.startsWith('ii'))
      .map((line) => line.slice(2).trim().replace(/:.*$/, '')),
  );
  return needs.filter(({ names }) => !names.some((name) => present.has(name)));
}

/**
 * Under which name each need can be installed here.
 * @param {readonly Need[]} needs
 * @param {string} policy `apt-cache policy` of all their names, in English
 * @returns {string[]} one package each; where apt knows none of its names, the first
 */
export function installableNames(needs, policy) {
  const known = new Set();
  for (const block of policy.split(/\n(?=\S)/)) {
    const [, name] = /^(\S+):\n/.exec(block) ?? [];
    const [, candidate] = /^ {2}Candidate: (.*)$/m.exec(block) ?? [];
    if (name !== undefined && candidate !== undefined && candidate !== '(none)') known.add(name);
  }
  return needs.map(({ names }) => names.find((name) => known.has(name)) ?? names[0] ?? '');
}

/**
 * The libraries that a program's loader does not find.
 * @param {string} ldd what `ldd` says of the program
 * @returns {string[]} `libgtk-3.so.0`, …
 */
export function missingLibraries(ldd) {
  return [...ldd.matchAll(/^\s*(\S+) => not found$/gm)].map(([, name]) => name ?? '');
}
