import { unreadablePart } from './account';
import { quoted } from './quote';

/** Texts of the whole window. */
export const WINDOW_TEXT = {
  opening: 'Opening',
  didNotOpen: 'Bridgekeeper could not fill this window.',
  pageDidNotOpen: 'This page did not open.',
  noAnswer: 'Bridgekeeper did not answer. Try again in a moment.',
  tryAgain: 'Try again',
  demo: 'Demo data',
  demoTitle: 'The accounts shown here are made up. None of them is yours.',
  banners: 'Notices',
  dismiss: 'Dismiss',
} as const;

/** The top of the window. */
export const TOP_TEXT = {
  checkNow: 'Check now',
  checking: 'Checking',
  checkSlow: 'This check takes longer than usual. Bridgekeeper keeps trying.',
} as const;

/** The list of accounts. */
export const LIST_TEXT = {
  heading: 'Accounts',
  filter: 'Find an account',
  add: 'Add an account',
  history: 'History',
  none: 'No account yet.',
  needsYouMark: 'Needs you',
} as const;

/** The panel beside the list while no account is open. */
export const OVERVIEW_TEXT = {
  needsYou: 'What needs you',
  neededYouThen: 'What needed you when Beeper last answered',
  nothing: 'Nothing needs you',
  nothingNext: 'Bridgekeeper tells you as soon as one of your accounts does.',
  unknown: 'It is not certain that all is well',
  unknownNext:
    'Beeper reports a state that Bridgekeeper does not know. Open the account to see it.',
  pending: 'Nothing for you to do yet',
  pendingNext: 'This often settles by itself. You hear about it if it does not.',
  lastKnown: 'Nothing needed you when Beeper last answered',
  lastKnownNext: 'This page is up to date again as soon as Beeper answers.',
  whatToDo: 'What to do',
  emptyNext: 'Add one here or in Beeper Desktop, and Bridgekeeper watches over it.',
} as const;

/** One account's details. */
export const DETAILS_TEXT = {
  back: 'Overview',
  backTitle: 'Back to the overview (Esc)',
  signIn: 'Sign in again',
  signInAnyway: 'Sign in again…',
  goOnSigningIn: 'Go on signing in',
  openBeeper: 'Open Beeper Desktop',
  openingBeeper: 'Opening Beeper Desktop',
  openedBeeper: 'Beeper Desktop is coming to the front.',
  beeperSays: 'Beeper says:',
  facts: 'This account',
  abilities: 'What it can do',
  noAbilities: 'Beeper does not say what this account can do.',
  history: 'History',
  noHistory: 'No change since Bridgekeeper began to watch this account.',
  loading: 'Asking Beeper',
  notFound: 'This account is no longer there',
  notFoundNext: 'It was removed from Beeper, or Beeper no longer lists it.',
  copy: 'Copy',
  copied: 'Copied',
  copyByHand: 'Selected. Copy it with your keyboard.',
} as const;

/** The names of the facts about an account. */
export const FACT_LABELS = {
  bridge: 'Bridge',
  provider: 'Runs',
  login: 'Signed in as',
  loginStatus: 'Sign-in',
  since: 'Since',
  accountID: 'Account ID',
  unreadable: 'Cannot be read',
  notReported: 'Beeper does not say',
} as const;

/** The abilities of a bridge. */
export const ABILITY_TEXT = {
  lookup: 'Finds people by',
  phone: 'phone number',
  email: 'email address',
  username: 'username',
  anyPhone: 'any phone number',
  search: 'Searches for people',
  contacts: 'Shows a contact list',
  chats: 'Starts new chats',
  groups: 'Makes groups',
  stickers: 'Brings in sticker packs',
  yes: 'Yes',
  no: 'No',
} as const;

/** "Add an account". */
export const ADD_TEXT = {
  heading: 'Add an account',
  intro: 'Choose a network to sign in to. Everything happens here.',
  addable: 'Can be added',
  notAddable: 'Not now',
  none: 'Beeper offers no network at the moment.',
  add: 'Add',
  several: 'Takes several accounts',
  single: 'Takes one account',
  connected: 'Its one account is already in Beeper.',
} as const;

function counted(count: number, one: string, many: string): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}

/** "and 4 more in the list". */
export function moreInList(count: number): string {
  return `and ${count.toLocaleString('en')} more in the list`;
}

/** What else can be done from an account's card. */
export const CARD_MENU_LABELS = {
  open: 'Open the account',
  history: 'Its history',
  '1-hour': 'Mute for 1 hour',
  '1-day': 'Mute for 1 day',
  'for-good': 'Mute for good',
} as const;

/** The name of that menu's button, for a screen reader. */
export function cardMenuLabel(name: string): string {
  return `More for ${name}`;
}

/** How many accounts a group holds, for a screen reader. */
export function accountCount(count: number): string {
  return counted(count, 'account', 'accounts');
}

/** Instead of the list when nothing matches. */
export function nothingFound(query: string): string {
  return `No account matches “${query}”.`;
}

/** For a screen reader, after the filter changed the list. */
export function foundText(count: number): string {
  return `${counted(count, 'account', 'accounts')} shown`;
}

/** Which Beeper Desktop answered. */
export function versionText(version: string): string {
  return `Beeper Desktop ${version}`;
}

/** A problem's detail, as Beeper or the parser of its answer worded it. */
export function problemDetailText(detail: string): string {
  return `In detail: ${detail}`;
}

/** "for 3 minutes"; `length` comes from `duration`. */
export function sinceFor(length: string): string {
  return `for ${length}`;
}

/** A status that has just begun. */
export const SINCE_NOW = 'just now';

/** For a status that the first poll found; `time` is a local time. */
export function sinceBefore(time: string): string {
  return `since before ${time}`;
}

/** "14:02 or earlier": the same, as a fact. */
export function orEarlier(time: string): string {
  return `${time} or earlier`;
}

/** The name of a button that copies something, for a screen reader. */
export function copyLabel(what: string): string {
  return `${DETAILS_TEXT.copy}: ${what}`;
}

/** "2 accounts in Beeper"; null for none. */
export function bridgeAccounts(count: number): string | null {
  return count === 0 ? null : `${counted(count, 'account', 'accounts')} in Beeper`;
}

/** The name of a bridge's button, for a screen reader. */
export function addBridgeLabel(bridge: string): string {
  return `${ADD_TEXT.add} ${bridge}`;
}

const NOT_ADDABLE_TEXT = new Map<string, string>([
  ['limit_reached', 'You have as many accounts of this network as Beeper allows.'],
  ['temporarily_unavailable', 'It is not available at the moment. Try again later.'],
  ['disabled', 'It is turned off in Beeper.'],
  ['connected', ADD_TEXT.connected],
]);

/** Why a bridge takes no account now; null for any other status. */
export function notAddableText(status: string): string | null {
  return NOT_ADDABLE_TEXT.get(status) ?? null;
}

/** An unknown bridge status, as Beeper sent it. */
export function unknownBridgeStatus(status: string): string {
  return `Beeper reports a state Bridgekeeper does not know: ${quoted(status)}.`;
}

/** Why a bridge is not offered whose item in Beeper's answer lacks what it has to have. */
export function unreadableBridge(field: string): string {
  return `Bridgekeeper cannot read what Beeper says about it. ${unreadablePart(field)} is not as expected.`;
}

const LOGIN_STATUS_TEXT = new Map<string, string>([
  ['connected', 'Connected'],
  ['connecting', 'Connecting'],
  ['needs_login', 'Needs a new sign-in'],
  ['logged_out', 'Signed out'],
  ['unknown', 'Beeper does not say how it is'],
]);

/** The state of a login; an unknown one as Beeper sent it. */
export function loginStatusText(status: string): string {
  return LOGIN_STATUS_TEXT.get(status) ?? `Unknown state ${quoted(status)}`;
}

/** How many values of a paste were used; 1 or more. */
export function pastedValuesText(count: number): string {
  return `${counted(count, 'value', 'values')} taken from it.`;
}

/** The name of a banner's button, for a screen reader. */
export function dismissBannerLabel(text: string): string {
  return `${WINDOW_TEXT.dismiss}: ${text}`;
}
