import type { BridgeLogin } from '../../../shared/api/bridge';
import { accountIDsOnLogin } from '../../../shared/model/login-members';
import type { AccountState } from '../../../shared/model/snapshot';
import { accountName } from '../../../shared/strings/account';
import { KNOWN_SCOPES } from '../../../shared/strings/removal';
import { plainText } from '../../../shared/util/plain-text';

/** What can be removed of an account's login. */
export interface RemovalOffer {
  /** At least one; the one that removes least first, those that nobody knows last. */
  scopes: readonly [string, ...string[]];
  /** All accounts on the login. */
  accountIDs: readonly string[];
  /** What the others among them are called. */
  others: readonly string[];
}

/** Null when Beeper does not offer to remove the login. */
export function removalOffer(
  account: AccountState,
  login: BridgeLogin | null,
  accounts: readonly AccountState[],
): RemovalOffer | null {
  if (login === null) return null;
  const offered = new Set<string>(login.removeScopes);
  const known = KNOWN_SCOPES.filter((scope) => offered.has(scope));
  const unknown = [...offered].filter((scope) => !KNOWN_SCOPES.includes(scope));
  const [first, ...more] = [...known, ...unknown];
  if (first === undefined) return null;

  const accountIDs = accountIDsOnLogin(account, accounts, login.accountIDs);
  const others = accountIDs
    .filter((accountID) => accountID !== account.accountID)
    .map((accountID) => {
      const listed = accounts.find((one) => one.accountID === accountID);
      return listed === undefined ? plainText(accountID) : accountName(listed);
    });
  return { scopes: [first, ...more], accountIDs, others };
}
