import type { AccountState, StatusChange, Snapshot } from '../../shared/model/snapshot';
import type { LastKnownStatus } from '../history/history';

/**
 * The changes between two snapshots, in the order of the newer one; accounts that are gone come
 * last. A failed poll knows nothing and gives no changes. The first good poll is compared with the
 * history, which would otherwise claim that a status has lasted since an earlier time.
 * @param lastKnown reads the history; called at the first good poll only
 */
export function statusChanges(
  previous: Snapshot,
  next: Snapshot,
  now: number,
  lastKnown: (accountID: string) => LastKnownStatus | null = () => null,
): StatusChange[] {
  if (next.missedPolls > 0) return [];
  if (previous.lastCheckedAt === null) return missedChanges(next, now, lastKnown);
  if (next.accounts === previous.accounts) return [];
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

/** The changes since an earlier run. What the history does not know was there at the first look. */
function missedChanges(
  { accounts }: Snapshot,
  now: number,
  lastKnown: (accountID: string) => LastKnownStatus | null,
): StatusChange[] {
  return accounts.flatMap((account): StatusChange[] => {
    const known = lastKnown(account.accountID);
    if (known?.status === account.status) return [];
    const kind = known === null ? 'appeared' : 'status';
    const { status } = account;
    return [
      { ...change(account, kind, known?.status ?? null, status, now), isInexact: true as const },
    ];
  });
}

/**
 * The accounts that an earlier run saw last, and that Beeper does not list any more.
 * @param present the last changes of those that were not gone
 */
export function goneWhileOff(
  present: readonly StatusChange[],
  { accounts }: Snapshot,
  now: number,
): StatusChange[] {
  const listed = new Set(accounts.map(({ accountID }) => accountID));
  return present
    .filter(({ accountID }) => !listed.has(accountID))
    .map((last) => ({
      ...last,
      at: now,
      kind: 'gone',
      from: last.to,
      to: null,
      statusText: null,
      isInexact: true,
    }));
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
