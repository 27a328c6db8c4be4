import type { Route } from '../../shared/model/route';
import {
  accountRecoveryText,
  accountRecoveriesText,
  accountProblemsText,
  accountProblemText,
  backAgainText,
  keepsDroppingText,
  reconnectBeeperText,
  reminderText,
  type NotificationText,
} from '../../shared/strings/notifications';
import type { NotificationDecision } from '../../shared/model/notification-decision';
import type { AccountState, Snapshot } from '../../shared/model/snapshot';
import { CONNECTION_ACTIONS, problemActions, type NotificationAction } from './notification-action';

/** A notification to be shown. */
export interface NotificationSpec extends NotificationText {
  category: 'account-problem' | 'account-recovery' | 'renewal' | 'connection' | 'hint';
  /** The accounts it is about; empty for the connection to Beeper and for a hint. */
  accountIDs: readonly string[];
  /** Where a click leads. */
  route: Route;
  /** Its buttons, the most wanted first; a desktop without buttons shows none. */
  actions: readonly NotificationAction[];
}

/** Whether it asks the user to do something now. */
export function isUrgent({ category }: Pick<NotificationSpec, 'category'>): boolean {
  return category === 'account-problem' || category === 'connection';
}

/** Whether it is shown without a sound. */
export function isSilent({ category }: Pick<NotificationSpec, 'category'>): boolean {
  return category === 'account-recovery' || category === 'renewal';
}

/**
 * The notifications for one round of decisions: at most one of problems and one of recoveries.
 * @param backAgain the accounts that had a problem and are well again, while the user was away
 */
export function notificationsFor(
  decisions: readonly NotificationDecision[],
  snapshot: Snapshot,
  now: number,
  backAgain: readonly string[] = [],
): NotificationSpec[] {
  const notified = decisions.filter((decision) => decision.notify);
  if (notified.length === 0 && backAgain.length === 0) return [];
  const byID = new Map(snapshot.accounts.map((account) => [account.accountID, account]));
  const accountOf = (id: string) => byID.get(id);
  const accountsOf = (isRecovery: boolean) =>
    notified
      .filter((decision) => (decision.kind === 'recovered') === isRecovery)
      .map(({ accountID }) => accountOf(accountID))
      .filter((account) => account !== undefined);
  const textOfOne = (account: AccountState) => {
    const decision = notified.find(({ accountID }) => accountID === account.accountID);
    if (decision?.reason === 'keeps-dropping')
      return keepsDroppingText(account, decision.count ?? 0);
    const text = accountProblemText(account, now);
    return decision?.reason === 'reminder' ? reminderText(text, account, now) : text;
  };
  const inNeed = accountsOf(false);
  const problems = notificationOf('account-problem', inNeed, {
    one: textOfOne,
    several: accountProblemsText,
    actions: problemActions(inNeed, notified),
  });
  const recoveries = notificationOf('account-recovery', accountsOf(true), {
    one: accountRecoveryText,
    several: accountRecoveriesText,
    actions: [],
  });
  const back = backAgain.map(accountOf).filter((account) => account !== undefined);
  const specs = [problems, recoveries].filter((spec) => spec !== null);
  return back.length === 0 ? specs : withBackAgain(specs, back);
}

/** One line more in a notification that is shown anyway, or one of its own. */
function withBackAgain(
  [first, ...others]: readonly NotificationSpec[],
  back: readonly AccountState[],
): NotificationSpec[] {
  const text = backAgainText(back);
  if (first !== undefined) return [{ ...first, body: `${first.body}\n${text.body}` }, ...others];
  const accountIDs = back.map(({ accountID }) => accountID);
  return [
    { category: 'account-recovery', accountIDs, ...text, route: { view: 'overview' }, actions: [] },
  ];
}

interface Wording {
  one: (account: AccountState) => NotificationText;
  several: (accounts: readonly AccountState[]) => NotificationText;
  actions: readonly NotificationAction[];
}

function notificationOf(
  category: 'account-problem' | 'account-recovery',
  accounts: readonly AccountState[],
  { one, several, actions }: Wording,
): NotificationSpec | null {
  const [first] = accounts;
  if (first === undefined) return null;
  const accountIDs = accounts.map((account) => account.accountID);
  const about = { category, accountIDs, actions };
  return accounts.length === 1
    ? { ...about, ...one(first), route: { view: 'account', accountID: first.accountID } }
    : { ...about, ...several(accounts), route: { view: 'overview' } };
}

/** The notification that Beeper does not accept the token. */
export function connectionNotification(refusal: 'unauthorized' | 'forbidden'): NotificationSpec {
  return {
    category: 'connection',
    accountIDs: [],
    ...reconnectBeeperText(refusal),
    route: { view: 'connect' },
    actions: CONNECTION_ACTIONS,
  };
}
