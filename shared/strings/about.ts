/** The page that says what the program is. */
export const ABOUT_TEXT = {
  heading: 'About Bridgekeeper',
  name: 'Bridgekeeper',
  intro: 'Watches over your chat accounts in Beeper and says at once when one of them needs you.',
  loading: 'Looking it up',
  tryAgain: 'Try again',
  licences: 'Licences',
  licencesIntro:
    'Bridgekeeper is made with the work of many people. Open a line to read its terms.',
  chromium:
    'Chromium, which Electron carries, and all that is in it have licences of their own. They are in the file LICENSES.chromium.html that comes with Electron.',
  noLicences: 'This build was made without its list of licences.',
  unnamed: 'See its text',
  noText: 'It comes without a text of its licence beyond this name.',
  openLogs: 'Open the log folder',
  openedLogs: 'The folder is opening in your file manager.',
} as const;

/** What the system is called, by Node's name of the platform. */
export const SYSTEM_NAMES: ReadonlyMap<string, string> = new Map([
  ['darwin', 'macOS'],
  ['linux', 'Linux'],
  ['win32', 'Windows'],
]);

/** Copying what helps to find a mistake. */
export const DIAGNOSTICS_TEXT = {
  heading: 'Diagnostics',
  intro:
    'If something goes wrong, this helps to find out why. Nothing is sent: you copy it, and give it to whom you like. Your token is never in it.',
  names: 'With names',
  namesHint:
    'Adds whose accounts they are, their IDs, Beeper’s own words and address, and the end of the log. Leave it off where others can read along.',
  box: 'What will be copied',
  reading: 'Putting it together',
  copy: 'Copy diagnostics',
} as const;

/** The headings and words of the diagnostics themselves. */
export const DIAGNOSTICS_REPORT_TEXT = {
  title: 'Bridgekeeper diagnostics',
  desktop: 'Desktop',
  session: 'Session',
  tray: 'Tray',
  settings: 'Settings that differ from the defaults',
  connection: 'Connection',
  kind: 'Watches',
  address: 'Address',
  elsewhere: 'on another computer',
  tokenStorage: 'Token kept',
  scopes: 'Token allows',
  canWrite: 'Can sign in',
  expires: 'Token runs out',
  tokenStoreProblem: 'Kept token',
  problem: 'Last problem connecting',
  beeper: 'Beeper',
  version: 'Version',
  reach: 'Reached',
  answered: 'Last answer',
  missed: 'Missed polls',
  accounts: 'Accounts',
  log: 'End of the log',
  yes: 'yes',
  no: 'no',
  none: 'none',
  never: 'never',
  notReported: 'not said',
} as const;

/** How long something has been so: "for 3 minutes", "for 3 minutes or longer". */
export function forHowLong(length: string, isExact: boolean): string {
  return isExact ? `for ${length}` : `for ${length} or longer`;
}

/** "svelte 5.57.3". */
export function packageText({ name, version }: { name: string; version: string }): string {
  return `${name} ${version}`;
}
