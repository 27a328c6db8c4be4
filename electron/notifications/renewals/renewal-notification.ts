import type { NotificationDecision } from '../../../shared/model/notification-decision';
import type { Renewal } from '../../../shared/model/renewal';
import type { AccountState } from '../../../shared/model/snapshot';
import { renewalsText, renewalText } from '../../../shared/strings/notifications';
import { renewalActions } from '../notification-action';
import type { NotificationSpec } from '../notification-content';

interface Facts {
  decisions: readonly NotificationDecision[];
  accounts: readonly AccountState[];
  /** The soonest end first. */
  renewals: readonly Renewal[];
  /** A moment as a day for people, e.g. "29 November". */
  dayOf: (moment: number) => string;
}

/** One notification for one round of decisions; of several sign-ins it leads to the first to end. */
export function renewalNotification(facts: Facts): NotificationSpec | null {
  const { decisions, renewals, dayOf } = facts;
  const told = new Set(decisions.filter((one) => one.notify).map(({ accountID }) => accountID));
  const accounts = renewals
    .filter(({ accountID }) => told.has(accountID))
    .map((renewal) => facts.accounts.find(({ accountID }) => accountID === renewal.accountID))
    .filter((account) => account !== undefined);
  const [first] = accounts;
  const soonest = renewals.find(({ accountID }) => accountID === first?.accountID);
  if (first === undefined || soonest === undefined) return null;
  const day = dayOf(soonest.endsAt);
  return {
    category: 'renewal',
    accountIDs: accounts.map(({ accountID }) => accountID),
    ...(accounts.length === 1 ? renewalText(first, day) : renewalsText(accounts, day)),
    route: { view: 'account', accountID: first.accountID },
    actions: renewalActions(accounts),
  };
}
