import { createHash } from 'node:crypto';
import type { AccountState } from '../../../shared/model/snapshot';
import type { NotificationCommand } from '../notification-action';
import type { NotificationSpec } from '../notification-content';

/**
 * What Windows calls a toast. It outlives the program in the Action Center, and is all that is known of
 * it when a click there starts the program again: one letter for what it is about, whose account, which
 * run of the program showed it, and its number. Windows takes letters and digits, 64 at most.
 */
const TOAST_ID = /(?:^|&)tag=([acos])([0-9a-f]{32})([0-9a-f]{16})([0-9a-f]{8})(?:&|$)/;

const NO_ACCOUNT = '0'.repeat(32);

/** @param run 16 hexadecimal digits, of this run of the program */
export function toastID({ route }: NotificationSpec, run: string, count: number): string {
  const account = route.view === 'account' ? accountHash(route.accountID) : NO_ACCOUNT;
  return `${letterOf(route.view)}${account}${run}${count.toString(16).padStart(8, '0')}`;
}

/** A click on a toast, as Windows tells it. */
export interface ToastActivation {
  /** `click` for the toast itself, `action` for a button. */
  type: string;
  /** Of a button, with the toast's ID; of the toast itself, often nothing. */
  arguments: string;
  actionIndex?: number;
}

/** Whether this run of the program showed the toast; null when Windows does not say which it is. */
export function isOfRun({ arguments: text }: ToastActivation, run: string): boolean | null {
  const [, , , shownBy] = TOAST_ID.exec(text) ?? [];
  return shownBy === undefined ? null : shownBy === run;
}

/**
 * What a click on a toast of an earlier run asks for; null when that cannot be told any more.
 * @param accounts those that are watched now
 */
export function commandOfToast(
  { type, arguments: text, actionIndex }: ToastActivation,
  accounts: readonly AccountState[],
): NotificationCommand | null {
  const [, letter, hash] = TOAST_ID.exec(text) ?? [];
  const account = accounts.find(({ accountID }) => accountHash(accountID) === hash);
  // "Sign in again" or "Show" comes first, "Not now" second.
  if (type === 'action' && actionIndex === 1) {
    return account === undefined ? null : { do: 'put-off', accountIDs: [account.accountID] };
  }
  if (letter === 'c') return { do: 'open', route: { view: 'connect' } };
  if (letter === 's') return { do: 'open', route: { view: 'settings' } };
  const meant = letter === undefined ? onlyOneInNeed(accounts) : account;
  if (meant === undefined) return { do: 'open', route: { view: 'overview' } };
  return { do: 'open', route: { view: 'account', accountID: meant.accountID } };
}

/** Of a toast that Windows does not name it can only be guessed whose it was. */
function onlyOneInNeed(accounts: readonly AccountState[]): AccountState | undefined {
  const [first, ...others] = accounts.filter(({ severity }) => severity === 'action-required');
  return others.length === 0 ? first : undefined;
}

function letterOf(view: NotificationSpec['route']['view']): 'a' | 'c' | 'o' | 's' {
  switch (view) {
    case 'account':
      return 'a';
    case 'connect':
      return 'c';
    case 'settings':
      return 's';
    default:
      return 'o';
  }
}

function accountHash(accountID: string): string {
  return createHash('sha256').update(accountID).digest('hex').slice(0, NO_ACCOUNT.length);
}
