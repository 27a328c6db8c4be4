import type { Snapshot } from '../../shared/model/snapshot';
import { saysAll } from '../../shared/util/says-all';

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
      return old !== undefined && saysAll(old, account) ? old : account;
    }),
  };
}
