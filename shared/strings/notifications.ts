import type { AccountState } from '../model/snapshot';
import { accountName, accountSentence, adviceFor } from './account';
import { isolate } from '../util/plain-text';
import { duration } from './time';

/** What a notification says. */
export interface NotificationText {
  /** What to do or what is so, in 40 characters at most: desktops cut longer ones. */
  title: string;
  body: string;
}

/** The buttons of a notification, and what a click on its text is called where that is a button too. */
export const NOTIFICATION_ACTION_TEXT = {
  signInAgain: 'Sign in again',
  signIn: 'Sign in',
  connectAgain: 'Connect again',
  show: 'Show',
  notNow: 'Not now',
} as const;

/** The longest title that GNOME, KDE, XFCE, macOS and Windows show whole. */
export const MAX_TITLE_CHARACTERS = 40;

/** A title with a network's name in it, which is cut where the title would be too long. */
function titled(network: string, title: (network: string) => string): string {
  const room = MAX_TITLE_CHARACTERS - title('').length;
  const characters = [...network];
  const fits = characters.length <= room;
  return title(isolate(fits ? network : `${characters.slice(0, room - 1).join('')}…`));
}

function problemTitle({ network, status }: AccountState): string {
  switch (status) {
    case 'reconnect_required':
      return titled(network, (name) => `Sign in to ${name} again`);
    case 'attention_required':
      return titled(network, (name) => `${name} needs your attention`);
    case 'connection_required':
      return titled(network, (name) => `${name} needs to be connected`);
    case 'disconnected':
      return titled(network, (name) => `${name} is disconnected`);
    case 'connecting':
      return titled(network, (name) => `${name} cannot connect`);
    default:
      return titled(network, (name) => `Check on ${name}`);
  }
}

/** Names in one line, the rest counted: "WhatsApp (Alice), Signal (Bob) and 3 more". */
function names(accounts: readonly AccountState[]): string {
  const shown = accounts.slice(0, 3).map(accountName);
  const more = accounts.length - shown.length;
  if (more > 0) return `${shown.join(', ')} and ${more} more`;
  const last = shown.pop();
  return shown.length === 0 ? (last ?? '') : `${shown.join(', ')} and ${last}`;
}

/** When one account needs the user: what to do, then whose account it is, why, and what it means. */
export function accountProblemText(account: AccountState, now: number): NotificationText {
  const { displayName, severity, statusText } = account;
  const holder = displayName === null ? null : `Account: ${isolate(displayName)}`;
  // The title says the deed; of what only may need the user, the sentence says more.
  const who = severity === 'action-required' ? holder : `${accountSentence(account, now)}.`;
  const lines = [who, statusText, adviceFor(account)];
  return {
    title: problemTitle(account),
    body: lines.filter((line) => line !== null).join('\n'),
  };
}

/** When several accounts need the user at the same time. */
export function accountProblemsText(accounts: readonly AccountState[]): NotificationText {
  return {
    title: `${accounts.length} accounts need you`,
    body: `${names(accounts)}. Their messages may not arrive until you look.`,
  };
}

/** When an account is healthy again after a notification. */
export function accountRecoveryText(account: AccountState): NotificationText {
  return {
    title: titled(account.network, (name) => `${name} is connected again`),
    body: `Messages of ${accountName(account)} arrive again.`,
  };
}

/** When Beeper does not accept the token any more. */
export function reconnectBeeperText(kind: 'unauthorized' | 'forbidden'): NotificationText {
  return {
    title: 'Connect Bridgekeeper to Beeper again',
    body:
      kind === 'unauthorized'
        ? 'Beeper no longer lets it in. Until you connect it, your accounts are not being watched.'
        : 'Beeper does not let it see your accounts. Until you connect it, they are not being watched.',
  };
}

/** Once, when closing the window left the program in the tray. */
export const STILL_RUNNING_TEXT: NotificationText = {
  title: 'Bridgekeeper keeps watching',
  body: 'It is in the tray now. Quit it from its menu there, or choose in the settings what closing does.',
};

/** The same, of an account that is made up. */
export function demoNotificationText<Text extends NotificationText>(text: Text): Text {
  const title = [...`Demo: ${text.title}`];
  const fits = title.length <= MAX_TITLE_CHARACTERS;
  const shown = fits ? title : [...title.slice(0, MAX_TITLE_CHARACTERS - 1), '…'];
  return { ...text, title: shown.join('') };
}

/** When several accounts are healthy again at the same time. */
export function accountRecoveriesText(accounts: readonly AccountState[]): NotificationText {
  return {
    title: `${accounts.length} accounts are connected again`,
    body: `${names(accounts)}. Messages arrive again.`,
  };
}

/** When an account falls and heals over and over. @param count how often it fell */
export function keepsDroppingText(account: AccountState, count: number): NotificationText {
  return {
    title: titled(account.network, (name) => `${name} keeps dropping`),
    body: `${accountName(account)} was cut off ${count} times and came back each time, so messages may come late. You hear about it again in six hours at the earliest, or when it needs you.`,
  };
}

/** When an account still needs the user. @param text what was said before */
export function reminderText(
  text: NotificationText,
  { since, sinceExact }: AccountState,
  now: number,
): NotificationText {
  const howLong = `${sinceExact ? 'for' : 'for at least'} ${duration(now - since)}`;
  return { ...text, body: `It has needed you ${howLong}.\n${text.body}` };
}

/** Before the sign-in of an account may run out. @param day e.g. "29 November" */
export function renewalText({ network, displayName }: AccountState, day: string): NotificationText {
  const holder = displayName === null ? [] : [`Account: ${isolate(displayName)}`];
  return {
    title: titled(network, (name) => `Renew ${name} soon`),
    body: [...holder, `Its sign-in may run out around ${day}. You can renew it before then.`].join(
      '\n',
    ),
  };
}

/** Before the sign-ins of several accounts may. @param day of the soonest */
export function renewalsText(accounts: readonly AccountState[], day: string): NotificationText {
  return {
    title: `${accounts.length} sign-ins may run out soon`,
    body: `${names(accounts)}. The first may run out around ${day}. You can renew them before then.`,
  };
}

/** When accounts had a problem while the user was away, and are well again. */
export function backAgainText(accounts: readonly AccountState[]): NotificationText {
  const are = accounts.length === 1 ? 'was cut off and is back' : 'were cut off and are back';
  return { title: 'While you were away', body: `${names(accounts)} ${are}.` };
}
