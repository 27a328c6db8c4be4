import type { CheckID, CheckLine, CheckState } from '../model/check-up';
import { problemSentenceOf } from './api-problem';
import { quoted } from './quote';
import { duration } from './time';

/** How to ask for a check-up on the command line, with what the exit code means. */
export const DOCTOR_USAGE = `Usage: bridgekeeper --doctor [--compare] [--json]

Looks at everything Bridgekeeper needs, changes nothing, and ends with
  0  nothing is to mend
  1  something is to mend
  2  it was asked for something it does not know
With --compare it also asks Beeper everything Bridgekeeper ever reads there, and
says what is not as expected: names of fields and kinds of values, never a value.
`;

/** Said when the command line asks for something else besides. */
export function unknownDoctorArgumentText(argument: string): string {
  return `Bridgekeeper does not know ${quoted(argument)} together with --doctor.\n\n${DOCTOR_USAGE}`;
}

/** The words of the page, and of the part under "About". */
export const CHECK_UP_TEXT = {
  heading: 'Check-up',
  intro: 'What Bridgekeeper needs, and how each of it is at this moment.',
  checking: 'Checking',
  again: 'Check again',
  nothingToMend: 'Nothing is to mend.',
  compared: 'What Beeper answers, beside what Bridgekeeper expects',
  late: 'It did not answer in time.',
  lateHow: 'Check again. If it stays like this, log out of the desktop and in again.',
} as const;

export function thingsToMendText(count: number): string {
  if (count === 0) return CHECK_UP_TEXT.nothingToMend;
  return count === 1 ? '1 thing is to mend.' : `${count} things are to mend.`;
}

/** The first line of the page. */
export function checkUpTitle(version: string): string {
  return `Bridgekeeper ${version}: check-up`;
}

export const CHECK_NAMES: Record<CheckID, string> = {
  running: 'Bridgekeeper',
  beeper: 'Beeper',
  token: 'Token',
  scopes: 'Token allows',
  expiry: 'Token runs out',
  answers: 'Answers',
  bus: 'Message bus',
  tray: 'Tray',
  notifications: 'Notifications',
  keyring: 'Keyring',
  autostart: 'Start at login',
  portal: 'Portal',
  disk: 'Disk',
  clock: 'Clock',
  proxy: 'Proxy',
};

export const CHECK_STATE_WORDS: Record<CheckState, string> = {
  ok: 'fine',
  mend: 'to mend',
  note: 'note',
  unknown: 'unknown',
};

/** "Tray, to mend: This desktop has no place for tray icons." */
export function checkText({ id, state, what }: CheckLine): string {
  return `${CHECK_NAMES[id]}, ${CHECK_STATE_WORDS[state]}: ${what}`;
}

export function notLookedAtText(reason: string): string {
  return `It could not be looked at: ${reason}`;
}

export const NO_WORK_FOLDER_TEXT =
  'The check-up needs a little room for files of its own, and found none: the disk is full or read-only.';

export const RUNNING_TEXT = {
  yes: 'It is running.',
  no: 'It is not running, so nobody watches your accounts.',
  noHow: 'Start Bridgekeeper.',
  paused: 'It is running, and its notifications are paused.',
  pausedHow: 'End the pause in the menu of its tray icon.',
} as const;

export const BEEPER_TEXT = {
  none: 'No Beeper Desktop answers on this computer.',
  noneAt: 'No Beeper answers at the address Bridgekeeper uses.',
  noneHow:
    'Start Beeper Desktop. If it is already running, make sure that its API is on (Settings, Developers).',
  noneElsewhereHow: 'Make sure that Beeper runs there, and that this computer reaches it.',
  anotherUser:
    'What answers where Beeper should be is another user’s program. It was sent nothing.',
  anotherUserHow: 'Start Beeper Desktop as yourself.',
  tooOldHow: 'Update Beeper Desktop.',
  signedOut: 'Nobody is signed in to Beeper Desktop.',
  signedOutHow: 'Open Beeper Desktop and sign in there.',
  gettingReady: 'Beeper Desktop is still getting ready.',
  gettingReadyHow: 'Open it to see whether it asks you for something.',
  badAddress: 'BEEPER_BASE_URL is no address that can be used.',
  badAddressHow: 'Write it like http://localhost:23373, or take it away.',
} as const;

/** "Beeper 4.2.785 answers at http://127.0.0.1:23373." */
export function beeperAnswersText(beeper: string, place: string): string {
  return `${beeper} answers ${place}.`;
}

export function beeperTooOldText(beeper: string): string {
  return `${beeper} is too old for Bridgekeeper.`;
}

export function beeperMovedText(beeper: string, place: string): string {
  return `${beeper} answers ${place}, and not where the token was made for.`;
}

export const BEEPER_MOVED_HOW =
  'Bridgekeeper follows by itself while it runs. If it does not, connect again.';

export function placeText(baseURL: string | null): string {
  return baseURL === null ? 'on another computer' : `at ${baseURL}`;
}

export const TOKEN_CHECK_TEXT = {
  good: 'Beeper accepts the token.',
  none: 'Bridgekeeper is not connected to Beeper yet.',
  noneHow: 'Open Bridgekeeper and connect it.',
  demo: 'Bridgekeeper shows its demo, so it needs no token.',
  demoOnly:
    'Parts of this copy come from a third party: it takes no token and shows demo data only.',
  waiting: 'The keyring has not handed out the token yet.',
  waitingHow: 'See whether the keyring asks you for its password.',
  locked: 'The token lies behind a keyring that is locked, or gives no key.',
  lockedHow: 'Unlock the keyring, then start Bridgekeeper again. Nothing is lost.',
  unreadable:
    'The token Bridgekeeper kept cannot be read: its key has changed, or its file is damaged.',
  refused: 'Beeper does not accept the token.',
  connectAgain: 'Connect Bridgekeeper to Beeper again.',
  environmentHow: 'Put a good one into BEEPER_ACCESS_TOKEN, then start Bridgekeeper again.',
  noRead: 'The token may not read your accounts.',
  notAsked: 'It could not be tried, as Beeper did not answer.',
  notNow: 'Nothing is known of it while there is no token that works.',
} as const;

export const SCOPES_TEXT = {
  readWrite: 'Watching, and signing in again.',
  readOnly: 'Watching only: Bridgekeeper cannot sign an account in again.',
  readOnlyHow: 'Connect Bridgekeeper again, and let it read and write.',
  unknown: 'Beeper does not say.',
} as const;

export const EXPIRY_TEXT = {
  never: 'It does not run out, as far as Beeper says.',
  over: 'It has run out.',
} as const;

export function expiresInText(ms: number): string {
  return `In ${duration(ms)}.`;
}

export const EXPIRES_SOON_HOW = 'Connect Bridgekeeper again before then.';

export const ANSWERS_TEXT = {
  notAsked: 'Beeper was not asked, as there is no token that works.',
  misfitHow:
    'Update both programs. If it stays like this, pass these lines on: no value is in them.',
  failedHow: 'Restart Beeper Desktop. If it stays like this, update both programs.',
} as const;

export function answersFineText(count: number): string {
  return `All ${count} that were asked for are as expected.`;
}

export function answersMisfitText(count: number): string {
  return count === 1 ? '1 answer is not as expected.' : `${count} answers are not as expected.`;
}

export function answersFailedText(endpoint: string, problem: string): string {
  return `${endpoint}: ${problemSentenceOf(problem) ?? quoted(problem)}`;
}

interface MisfitWords {
  path: string;
  expected: string;
  received: string;
  count: number;
}

/** "*.accounts.*.status: number instead of string (3 times)". */
export function misfitText({ path, expected, received, count }: MisfitWords): string {
  const times = count === 1 ? '' : ` (${count} times)`;
  return `${path === '' ? 'the whole' : path}: ${received} instead of ${expected}${times}`;
}

export function moreText(count: number): string {
  return `and ${count.toLocaleString('en')} more`;
}

/** What one endpoint answered, in the comparison. */
export const COMPARED_TEXT = {
  fits: 'as expected',
  misfits: 'not as expected',
  notAsked: 'not asked, as there is nothing to ask about',
  notThere: 'this Beeper does not have it',
  unknownFields: 'not known here',
} as const;

/** "GET /v1/bridges: as expected" */
export function comparedText(endpoint: string, outcome: string, asked: number): string {
  return asked > 1 ? `${endpoint} (${asked} asked): ${outcome}` : `${endpoint}: ${outcome}`;
}

export function unknownFieldText(path: string): string {
  return `${path}: ${COMPARED_TEXT.unknownFields}`;
}

export const BUS_TEXT = {
  good: 'The desktop’s message bus answers.',
  none: 'There is no message bus (D-Bus) of a desktop session.',
  noneHow:
    'Start Bridgekeeper inside of your desktop session, or install dbus-user-session and log in again.',
} as const;

export const TRAY_CHECK_TEXT = {
  good: 'This desktop shows tray icons.',
  none: 'This desktop has no place for tray icons.',
  noneHow:
    'On GNOME install the extension “AppIndicator and KStatusNotifierItem Support”; elsewhere add a tray (StatusNotifier) to the panel.',
  noBus: 'No tray can be found without a message bus.',
  noBusHow: 'Mend the message bus first.',
} as const;

export const NOTIFICATIONS_TEXT = {
  system: 'The system shows notifications.',
  noSystem: 'The system shows no notifications.',
  none: 'No program on this desktop shows notifications.',
  noneHow: 'Install one, such as dunst or mako, or that of your desktop, and log in again.',
  noBus: 'No notification can be shown without a message bus.',
} as const;

/** What a notification server can do. */
export interface NotificationAbilities {
  server: string;
  buttons: boolean;
  stays: boolean;
}

/** "dunst 1.9 shows them, with buttons, and keeps those that were missed." */
export function notificationAbilitiesText({
  server,
  buttons,
  stays,
}: NotificationAbilities): string {
  const withButtons = buttons ? 'with buttons' : 'without buttons';
  const keeps = stays
    ? 'keeps those that were missed'
    : 'does not say that it keeps those that were missed';
  return `${server || 'A program without a name'} shows them, ${withButtons}, and ${keeps}.`;
}

export const NO_BUTTONS_HOW =
  'Nothing is missing: open Bridgekeeper by its tray icon when a notification asks for you.';

export const KEYRING_TEXT = {
  good: 'The system’s keyring protects what Bridgekeeper keeps.',
  locked: 'The keyring is locked.',
  waiting: 'The keyring does not answer.',
  waitingHow: 'See whether it asks you for its password.',
  lockedHow: 'Unlock it, then start Bridgekeeper again. Nothing is lost.',
  none: 'No keyring gives Bridgekeeper a key, so a token is kept only until it ends.',
  noneHow: 'Install gnome-keyring or KWallet and log in again.',
  noneElsewhereHow: 'Allow Bridgekeeper to use the keyring when the system asks.',
  notAsked: 'It is not asked, as this runtime must not see a token.',
  plain: 'No keyring gives Bridgekeeper a key; the token lies in a file, as you chose.',
} as const;

export const AUTOSTART_TEXT = {
  on: 'The system starts it when you log in.',
  off: 'The system does not start it when you log in.',
  offHow: 'Turn it on in Bridgekeeper’s settings, if you like.',
  broken: 'The system should start it when you log in, but what it would start is gone.',
  brokenHow: 'Start Bridgekeeper once: it puts this right by itself.',
} as const;

export const PORTAL_TEXT = {
  good: 'The desktop’s portal answers, and takes keys that work everywhere.',
  noKeys: 'The desktop’s portal takes no keys that work everywhere.',
  none: 'This desktop has no portal.',
  notNeeded: 'Bridgekeeper needs none on this desktop.',
  how: 'Your keys for opening Bridgekeeper need it: install xdg-desktop-portal and its part for your desktop, or remove the keys in the settings.',
} as const;

export const DISK_TEXT = {
  fresh: 'Nothing is kept yet; there is room for it.',
  notReadable: 'What Bridgekeeper keeps cannot be read.',
  notReadableHow: 'Make its folder your own again, with all that is in it.',
  readOnly:
    'Nothing can be written where Bridgekeeper keeps its files. What it learns lasts until it ends.',
  readOnlyHow:
    'Make the disk and the folder writable, then start Bridgekeeper again. Nothing is lost.',
  full: 'The disk is full. What Bridgekeeper learns lasts until it ends.',
  fullHow: 'Make room on the disk. Nothing is lost.',
} as const;

export function diskFineText(freeMB: number): string {
  return `Files can be written, and ${freeMB.toLocaleString('en')} MB are free.`;
}

export const CLOCK_TEXT = {
  tooEarly: 'This computer’s clock stands before the day this Bridgekeeper was made.',
  setBack: 'This computer’s clock was set back: there are files from the future.',
  how: 'Set date and time, best by a time server.',
} as const;

/** @param offset minutes ahead of UTC; the name of a time zone would tell where somebody lives */
export function clockFineText(offset: number): string {
  const [hours, minutes] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60];
  const apart = minutes === 0 ? `${hours}` : `${hours}:${String(minutes).padStart(2, '0')}`;
  const zone = offset === 0 ? 'UTC' : `UTC${offset < 0 ? '−' : '+'}${apart}`;
  return `It is plausible. Quiet hours go by ${zone}.`;
}

export function clockSkewText(ms: number): string {
  return `It differs by ${duration(Math.abs(ms))} from that of the computer Beeper runs on.`;
}

export const PROXY_TEXT = {
  none: 'There is none: pages are loaded directly.',
  used: 'Sign-in pages are loaded through a proxy, and it answers. Beeper is asked directly.',
  untried: 'Sign-in pages are loaded through a proxy. Beeper is asked directly.',
  silent: 'Sign-in pages would be loaded through a proxy, and it does not answer.',
  silentHow: 'Mend the proxy, or take it out of the system’s settings or the environment.',
} as const;
