import { isHealthy } from '../../shared/model/account-status';
import type { Snapshot } from '../../shared/model/snapshot';
import { SETTLE_MS } from './account-decision';
import type { PolicyState } from './notification-policy';

/**
 * The accounts whose notified problem still holds, or that keep dropping: not those that have recovered, were turned off or
 * are no longer listed. While states settle, none counts as gone: a Beeper that has just started may
 * not list everything yet.
 */
export function accountsWithProblems(
  { accounts, beeperWasAway, settlingSince }: PolicyState,
  snapshot: Snapshot,
  now: number,
): ReadonlySet<string> {
  const listed = new Set(snapshot.accounts.map(({ accountID }) => accountID));
  const isCertain =
    snapshot.connectivity.state === 'ok' &&
    snapshot.missedPolls === 0 &&
    !beeperWasAway &&
    (settlingSince === null || now - settlingSince >= SETTLE_MS);
  const inNeed = [...accounts].filter(
    ([id, { notifiedStatuses, flapping }]) =>
      (notifiedStatuses.length > 0 || flapping.told !== null) && (listed.has(id) || !isCertain),
  );
  return new Set(inNeed.map(([id]) => id));
}

/** The accounts that nothing is wrong with: well, or turned off. */
export function accountsAtRest({ accounts }: Snapshot): ReadonlySet<string> {
  const atRest = accounts.filter(({ status, severity }) => isHealthy(status) || severity === 'off');
  return new Set(atRest.map(({ accountID }) => accountID));
}
