import type { AccountState, StatusChange, Snapshot } from '../../shared/model/snapshot';

/**
 * The changes between two snapshots, in the order of the newer one; accounts that are gone come
 * last. The first good poll is a baseline and a failed poll knows nothing: both give no changes.
 */
export function statusChanges(previous: Snapshot, next: Snapshot, now: number): StatusChange[] {
  if (previous.lastCheckedAt === null || next.missedPolls > 0) return [];
  const before = new Map(previous.accounts.map((account) => [account.accountID, account]));
  const after = new Set(next.accounts.map((account) => account.accountID));
  const changes: StatusChange[] = [];
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
  kind: StatusChange['kind'],
  from: string | null,
  to: string | null,
  at: number,
): StatusChange {
  const { accountID, network, displayName, statusText } = account;
  return { at, accountID, network, displayName, kind, from, to, statusText };
}
