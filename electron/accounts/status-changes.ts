import type { AccountState, Change, Snapshot } from '../../shared/model/snapshot';

/**
 * What became of which account between two snapshots, in the order of the newer one; those that
 * are gone come last. The first good poll is a baseline and a failed poll knows nothing: both give
 * no changes.
 */
export function changesBetween(previous: Snapshot, next: Snapshot, now: number): Change[] {
  if (previous.lastCheckedAt === null || next.missedPolls > 0) return [];
  const before = new Map(previous.accounts.map((account) => [account.accountID, account]));
  const after = new Set(next.accounts.map((account) => account.accountID));
  const changes: Change[] = [];
  for (const account of next.accounts) {
    const old = before.get(account.accountID);
    if (old === undefined) changes.push(change(account, 'appeared', null, account.status, now));
    else if (old.status !== account.status) {
      changes.push(change(account, 'status', old.status, account.status, now));
    }
  }
  for (const account of previous.accounts) {
    if (!after.has(account.accountID)) {
      changes.push(change(account, 'gone', account.status, null, now));
    }
  }
  return changes;
}

function change(
  account: AccountState,
  kind: Change['kind'],
  from: string | null,
  to: string | null,
  at: number,
): Change {
  const { accountID, network, owner, statusText } = account;
  return { at, accountID, network, owner, kind, from, to, statusText };
}
