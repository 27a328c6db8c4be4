import type { AccountState } from '../model/snapshot';
import { accountName, accountSentence, adviceFor } from './account';
import { duration } from './time';

/** What a notification says. */
export interface NotificationText {
  title: string;
  body: string;
}

/** Names in one line, the rest counted: "WhatsApp (Alice), Signal (Bob) and 3 more". */
function names(accounts: readonly AccountState[]): string {
  const shown = accounts.slice(0, 3).map(accountName);
  const more = accounts.length - shown.length;
  if (more > 0) return `${shown.join(', ')} and ${more} more`;
  const last = shown.pop();
  return shown.length === 0 ? (last ?? '') : `${shown.join(', ')} and ${last}`;
}

/** When one account needs the user. */
export function accountProblemText(account: AccountState, now: number): NotificationText {
  const why = [account.statusText, adviceFor(account)].filter((part) => part !== null);
  return { title: accountSentence(account, now), body: why.join('\n') };
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
  return { title: `${accountName(account)} is connected again`, body: 'Messages arrive again.' };
}

/** When Beeper does not accept the token any more. */
export function reconnectBeeperText(kind: 'unauthorized' | 'forbidden'): NotificationText {
  return {
    title: 'Bridgekeeper must be connected to Beeper again',
    body:
      kind === 'unauthorized'
        ? 'Beeper no longer accepts its token. Until then your accounts are not being watched.'
        : 'Its token may not read your accounts. Until then they are not being watched.',
  };
}

/** Once, when closing the window left the program in the tray. */
export const STILL_RUNNING_TEXT: NotificationText = {
  title: 'Bridgekeeper keeps watching',
  body: 'It is in the tray now. Quit it from its menu there, or choose in the settings what closing does.',
};

/** The same, of an account that is made up. */
export function demoNotificationText<Text extends NotificationText>(text: Text): Text {
  return { ...text, title: `Demo: ${text.title}` };
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
    title: `${accountName(account)} keeps dropping`,
    body: `It was cut off ${count} times and came back each time, so messages may come late. You hear of it again in six hours at the earliest, or when it needs you.`,
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

/** When accounts had a problem while the user was away, and are well again. */
export function backAgainText(accounts: readonly AccountState[]): NotificationText {
  const are = accounts.length === 1 ? 'was cut off and is back' : 'were cut off and are back';
  return { title: 'While you were away', body: `Meanwhile ${names(accounts)} ${are}.` };
}
