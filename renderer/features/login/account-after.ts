import { needsAttention, type AccountState, type Snapshot } from '../../../shared/model/snapshot';
import type { LoginState } from '../../../shared/model/login';

/**
 * How an account is after its sign-in. `settling`: Beeper still brings it up, or has not been asked
 * since; `unknown`: Beeper did not say which one it is.
 */
export type AccountAfter =
  { is: 'well' | 'settling' | 'unknown' } | { is: 'needs-you'; account: AccountState };

/** How the account of a login that is complete is; what Beeper said before its end does not count. */
export function accountAfter(
  { stage, endedAt }: LoginState,
  { accounts, lastCheckedAt }: Snapshot,
): AccountAfter {
  const accountID = stage.kind === 'complete' ? (stage.signedIn?.accountID ?? null) : null;
  if (accountID === null) return { is: 'unknown' };
  const account = accounts.find((candidate) => candidate.accountID === accountID);
  const isAsked = lastCheckedAt !== null && endedAt !== null && lastCheckedAt >= endedAt;
  if (account === undefined || !isAsked) return { is: 'settling' };
  if (needsAttention(account)) return { is: 'needs-you', account };
  return { is: account.severity === 'connected' ? 'well' : 'settling' };
}
