import { isHealthy } from '../../../shared/model/account-status';
import type { Renewal } from '../../../shared/model/renewal';
import type { AccountState } from '../../../shared/model/snapshot';

interface ShownRenewal {
  endsAt: number;
  isDue: boolean;
}

/** What is shown of how long an account's sign-in may last: nothing once its end or trouble has come. */
export function renewalOf(
  { accountID, status }: AccountState,
  renewals: readonly Renewal[],
  now: number,
): ShownRenewal | null {
  const renewal = renewals.find((one) => one.accountID === accountID);
  if (renewal === undefined || !isHealthy(status) || renewal.endsAt <= now) return null;
  return { endsAt: renewal.endsAt, isDue: renewal.dueAt <= now };
}
