import { canPutOff } from '../../shared/model/can-put-off';
import type { NotificationDecision } from '../../shared/model/notification-decision';
import type { Route } from '../../shared/model/route';
import type { AccountState, Snapshot } from '../../shared/model/snapshot';
import { NOTIFICATION_ACTION_TEXT } from '../../shared/strings/notifications';
import { RENEWAL_TEXT } from '../../shared/strings/renewals';

/** A click on the notification itself is `open` too. */
export type NotificationActionKey = 'open' | 'renew' | 'not-now';

/** A button of a notification. */
export interface NotificationAction {
  key: NotificationActionKey;
  label: string;
}

/** What the user asks for by a notification. */
export type NotificationCommand =
  | { do: 'open'; route: Route }
  /** "Renew now": the account is signed in to again, although it works. */
  | { do: 'sign-in'; accountID: string }
  /** "Not now": the accounts' present problems wait until they are back. */
  | { do: 'put-off'; accountIDs: readonly string[] };

const NOT_NOW: NotificationAction = { key: 'not-now', label: NOTIFICATION_ACTION_TEXT.notNow };

export const CONNECTION_ACTIONS: readonly NotificationAction[] = [
  { key: 'open', label: NOTIFICATION_ACTION_TEXT.connectAgain },
];

/** The buttons of a notification about sign-ins that may run out. */
export function renewalActions(accounts: readonly AccountState[]): NotificationAction[] {
  // A click on the text shows the account; several are seen before one of them is signed in to.
  return accounts.length === 1
    ? [{ key: 'renew', label: RENEWAL_TEXT.renew }]
    : [{ key: 'open', label: NOTIFICATION_ACTION_TEXT.show }];
}

/** The buttons of a notification about accounts with a problem. */
export function problemActions(
  accounts: readonly AccountState[],
  decisions: readonly NotificationDecision[],
): NotificationAction[] {
  const keepsDropping = ({ accountID }: AccountState) =>
    decisions.some((one) => one.accountID === accountID && one.reason === 'keeps-dropping');
  // One that keeps dropping is quiet for hours anyway, and would end what puts it off at its next rise.
  const canWait = accounts.some((account) => canPutOff(account) && !keepsDropping(account));
  const open: NotificationAction = { key: 'open', label: openLabel(accounts) };
  return canWait ? [open, NOT_NOW] : [open];
}

function openLabel([first, ...others]: readonly AccountState[]): string {
  if (others.length > 0) return NOTIFICATION_ACTION_TEXT.show;
  switch (first?.status) {
    case 'reconnect_required':
      return NOTIFICATION_ACTION_TEXT.signInAgain;
    case 'connection_required':
      return NOTIFICATION_ACTION_TEXT.signIn;
    default:
      return NOTIFICATION_ACTION_TEXT.show;
  }
}

/** What an action of a notification asks for. */
export function commandOf(
  key: NotificationActionKey,
  { route, accountIDs }: { route: Route; accountIDs: readonly string[] },
): NotificationCommand {
  const [accountID] = accountIDs;
  if (key === 'renew' && accountID !== undefined) return { do: 'sign-in', accountID };
  return key === 'not-now' ? { do: 'put-off', accountIDs } : { do: 'open', route };
}

/** Which of the accounts that "Not now" was said of still have a problem that can wait. */
export function accountsToPutOff(
  accountIDs: readonly string[],
  { accounts }: Pick<Snapshot, 'accounts'>,
): string[] {
  const canWait = new Set(accounts.filter(canPutOff).map(({ accountID }) => accountID));
  return accountIDs.filter((accountID) => canWait.has(accountID));
}
