/**
 * @typedef {object} LockedPackage a package as package-lock.json names it
 * @property {string} [resolved]
 * @property {string} [integrity]
 * @property {boolean} [hasInstallScript]
 * @property {boolean} [link]
 * @property {boolean} [inBundle]
 */

/**
 * The packages that come with a script of their own for the time of their installation, each with
 * the reason why it does not matter that none of them runs (`ignore-scripts` in .npmrc).
 * @type {Readonly<Record<string, string>>}
 */
const SCRIPTS_LEFT_OUT = {
  'electron-winstaller':
    'electron-builder has it for installers of a kind (Squirrel) that are not made here; its script only readies those',
  esbuild: 'its script only puts the program of its platform in the place of a file that starts it',
};

const LOCKFILE_VERSION = 3;
const STRONG_HASH = /^sha512-/;
const EXACT_VERSION = /^\d+\.\d+\.\d+(-[\w.]+)?$/;

/**
 * What of a lock file lets something else be installed than what was tried.
 * @param {{ lockfileVersion?: number, packages?: Record<string, LockedPackage> }} lock
 * @param {{ dependencies?: Record<string, string>, devDependencies?: Record<string, string> }} manifest
 * @param {string} npmrc
 * @returns {string[]} sentences, empty when all is well
 */
export function lockProblems(lock, manifest, npmrc) {
  const { lockfileVersion, packages = {} } = lock;
  const problems = [];
  if (lockfileVersion !== LOCKFILE_VERSION) {
    problems.push(`package-lock.json is of version ${lockfileVersion}, not ${LOCKFILE_VERSION}.`);
  }
  if (!/^ignore-scripts=true$/m.test(npmrc)) {
    problems.push('.npmrc lets packages run scripts while they are installed.');
  }
  for (const [name, version] of Object.entries({
    ...manifest.dependencies,
    ...manifest.devDependencies,
  })) {
    if (!EXACT_VERSION.test(version)) problems.push(`${name} is not pinned exactly: ${version}.`);
  }
  for (const [path, locked] of Object.entries(packages)) {
    if (path !== '') problems.push(...packageProblems(path, locked));
  }
  return problems;
}

/**
 * @param {string} path `node_modules/vite`
 * @param {LockedPackage} locked
 */
function packageProblems(path, { resolved, integrity = '', hasInstallScript, link, inBundle }) {
  const name = path.replace(/^.*node_modules\//, '');
  const problems = [];
  // What another package brings in its own archive is held by that one's hash.
  if (!inBundle && !STRONG_HASH.test(integrity)) problems.push(`${name} has no hash of SHA-512.`);
  if (link || (resolved !== undefined && !/^https:/.test(resolved))) {
    problems.push(`${name} does not come from npm's registry.`);
  }
  if (hasInstallScript && SCRIPTS_LEFT_OUT[name] === undefined) {
    problems.push(
      `${name} wants to run a script when it is installed. Does it work without? Then list it, with the reason, in scripts/lib/lock.mjs.`,
    );
  }
  return problems;
}
