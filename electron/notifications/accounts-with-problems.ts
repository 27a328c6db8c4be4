import { isHealthy } from '../../shared/model/account-status';
import type { Snapshot } from '../../shared/model/snapshot';
import { SETTLE_MS } from './account-decision';
import type { PolicyState } from './notification-policy';

/** An answer may leave an account out that the next one lists again: it would not be told of anew. */
const MAY_RETURN_MS = 3 * 60_000;

/**
 * The accounts whose notified problem still holds, or that keep dropping: not those that have
 * recovered, were turned off or are listed no more for some minutes. While states settle, none counts
 * as gone: a Beeper that has just started may not list everything yet.
 */
export function accountsWithProblems(
  { accounts, beeperWasAway, settlingSince }: PolicyState,
  snapshot: Snapshot,
  now: number,
): ReadonlySet<string> {
  const isCertain =
    snapshot.connectivity.state === 'ok' &&
    snapshot.missedPolls === 0 &&
    !beeperWasAway &&
    (settlingSince === null || now - settlingSince >= SETTLE_MS);
  const inNeed = new Set<string>();
  for (const [id, { notifiedStatuses, flapping }] of accounts) {
    if (notifiedStatuses.length > 0 || flapping.told !== null) inNeed.add(id);
  }
  if (inNeed.size === 0 || !isCertain) return inNeed;
  const listed = new Set(snapshot.accounts.map(({ accountID }) => accountID));
  const mayReturn = (id: string) => {
    const absentSince = accounts.get(id)?.absentSince ?? null;
    return absentSince !== null && now - absentSince < MAY_RETURN_MS;
  };
  return new Set([...inNeed].filter((id) => listed.has(id) || mayReturn(id)));
}

/** The accounts that nothing is wrong with: well, or turned off. */
export function accountsAtRest({ accounts }: Snapshot): ReadonlySet<string> {
  const atRest = accounts.filter(({ status, severity }) => isHealthy(status) || severity === 'off');
  return new Set(atRest.map(({ accountID }) => accountID));
}
