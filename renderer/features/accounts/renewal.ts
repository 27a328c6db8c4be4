import { isHealthy } from '../../../shared/model/account-status';
import type { Renewal } from '../../../shared/model/renewal';
import type { AccountState } from '../../../shared/model/snapshot';

/** What is shown of how long an account's sign-in may last: nothing while the account is in trouble. */
export function renewalOf(
  { accountID, status }: AccountState,
  renewals: readonly Renewal[],
): Renewal | null {
  const renewal = renewals.find((one) => one.accountID === accountID);
  return isHealthy(status) ? (renewal ?? null) : null;
}
