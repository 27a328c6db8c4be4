import type { AccountState } from './snapshot';

/**
 * The IDs of all accounts on the login of `account`, that one first: those that are listed with the
 * same login, and those that the login itself names.
 */
export function accountIDsOnLogin(
  { accountID, bridgeID, loginID }: AccountState,
  accounts: readonly AccountState[],
  named: readonly string[] = [],
): string[] {
  const listed = accounts.filter(
    (other) => loginID !== null && other.loginID === loginID && other.bridgeID === bridgeID,
  );
  return [...new Set([accountID, ...listed.map((other) => other.accountID), ...named])];
}
