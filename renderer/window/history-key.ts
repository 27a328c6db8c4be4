import type { AccountState } from '../../shared/model/snapshot';

/** Changes whenever the history has something new to say of the accounts. */
export function historyKey(accounts: readonly AccountState[]): string {
  return JSON.stringify(accounts.map(({ accountID, status, since }) => [accountID, status, since]));
}
