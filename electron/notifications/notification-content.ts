import type { Place } from '../../shared/ipc/contract';
import {
  recoveryWords,
  severalRecoveriesWords,
  severalTroublesWords,
  troubleWords,
  type AlertWords,
} from '../../shared/strings/notifications';
import type { AccountState, Snapshot } from '../../shared/model/snapshot';
import type { Decision } from './notification-policy';

/** A notification to be shown. */
export interface Alert extends AlertWords {
  kind: 'trouble' | 'recovery' | 'connection' | 'hint';
  /** Whose it is about; empty when it is about the connection to Beeper. */
  accountIDs: readonly string[];
  /** Where a click leads. */
  place: Place;
}

/** The notifications for one round of decisions: at most one of trouble and one of recovery. */
export function alertsFor(
  decisions: readonly Decision[],
  snapshot: Snapshot,
  now: number,
): Alert[] {
  const told = decisions.filter((decision) => decision.tell);
  const accountsOf = (isRecovery: boolean) =>
    told
      .filter((decision) => (decision.kind === 'recovered') === isRecovery)
      .map(({ accountID }) => snapshot.accounts.find((one) => one.accountID === accountID))
      .filter((account) => account !== undefined);

  return [
    alertOf('trouble', accountsOf(false), (one) => troubleWords(one, now), severalTroublesWords),
    alertOf('recovery', accountsOf(true), recoveryWords, severalRecoveriesWords),
  ].filter((alert) => alert !== null);
}

function alertOf(
  kind: 'trouble' | 'recovery',
  accounts: readonly AccountState[],
  one: (account: AccountState) => AlertWords,
  several: (accounts: readonly AccountState[]) => AlertWords,
): Alert | null {
  const [first] = accounts;
  if (first === undefined) return null;
  const accountIDs = accounts.map((account) => account.accountID);
  return accounts.length === 1
    ? { kind, accountIDs, ...one(first), place: { view: 'account', accountID: first.accountID } }
    : { kind, accountIDs, ...several(accounts), place: { view: 'overview' } };
}
