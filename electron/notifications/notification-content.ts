import type { Route } from '../../shared/model/route';
import {
  accountRecoveryText,
  accountRecoveriesText,
  accountProblemsText,
  accountProblemText,
  reconnectBeeperText,
  type NotificationText,
} from '../../shared/strings/notifications';
import type { NotificationDecision } from '../../shared/model/notification-decision';
import type { AccountState, Snapshot } from '../../shared/model/snapshot';

/** A button of a notification. */
export interface NotificationAction {
  label: string;
  does:
    | { do: 'open'; route: Route }
    /** Starts the sign-in at once. */
    | { do: 'sign-in'; accountID: string }
    /** "Not now, until it is back". */
    | { do: 'acknowledge'; accountIDs: readonly string[] };
}

/** A notification to be shown. */
export interface NotificationSpec extends NotificationText {
  category: 'account-problem' | 'account-recovery' | 'connection' | 'hint';
  /** The accounts it is about; empty for the connection to Beeper and for a hint. */
  accountIDs: readonly string[];
  /** Where a click leads. */
  route: Route;
}

/** The notifications for one round of decisions: at most one of problems and one of recoveries. */
export function notificationsFor(
  decisions: readonly NotificationDecision[],
  snapshot: Snapshot,
  now: number,
): NotificationSpec[] {
  const notified = decisions.filter((decision) => decision.notify);
  const accountsOf = (isRecovery: boolean) =>
    notified
      .filter((decision) => (decision.kind === 'recovered') === isRecovery)
      .map(({ accountID }) => snapshot.accounts.find((one) => one.accountID === accountID))
      .filter((account) => account !== undefined);

  return [
    notificationOf(
      'account-problem',
      accountsOf(false),
      (one) => accountProblemText(one, now),
      accountProblemsText,
    ),
    notificationOf(
      'account-recovery',
      accountsOf(true),
      accountRecoveryText,
      accountRecoveriesText,
    ),
  ].filter((notification) => notification !== null);
}

function notificationOf(
  category: 'account-problem' | 'account-recovery',
  accounts: readonly AccountState[],
  one: (account: AccountState) => NotificationText,
  several: (accounts: readonly AccountState[]) => NotificationText,
): NotificationSpec | null {
  const [first] = accounts;
  if (first === undefined) return null;
  const accountIDs = accounts.map((account) => account.accountID);
  return accounts.length === 1
    ? {
        category,
        accountIDs,
        ...one(first),
        route: { view: 'account', accountID: first.accountID },
      }
    : { category, accountIDs, ...several(accounts), route: { view: 'overview' } };
}

/** The notification that Beeper does not accept the token. */
export function connectionNotification(refusal: 'unauthorized' | 'forbidden'): NotificationSpec {
  return {
    category: 'connection',
    accountIDs: [],
    ...reconnectBeeperText(refusal),
    route: { view: 'connect' },
  };
}
