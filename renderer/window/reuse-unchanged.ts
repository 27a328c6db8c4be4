import type { AccountState, Snapshot } from '../../shared/model/snapshot';

/**
 * The next snapshot, with the previous objects of unchanged accounts. Every push is a copy, for which
 * all rows would be rendered again.
 */
export function reuseUnchanged(before: Snapshot | null, next: Snapshot): Snapshot {
  if (before === null) return next;
  const known = new Map(before.accounts.map((account) => [account.accountID, account]));
  return {
    ...next,
    accounts: next.accounts.map((account) => {
      const old = known.get(account.accountID);
      return old !== undefined && isSame(old, account) ? old : account;
    }),
  };
}

/** Every field of an account is a plain value. */
function isSame(a: AccountState, b: AccountState): boolean {
  const keys = Object.keys(b) as (keyof AccountState)[];
  return keys.length === Object.keys(a).length && keys.every((key) => a[key] === b[key]);
}
