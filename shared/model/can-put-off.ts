import { isTransient } from './account-status';
import type { AccountState } from './snapshot';

/** Whether an account has a problem that can be put off until it is back. */
export function canPutOff({
  status,
  severity,
}: Pick<AccountState, 'status' | 'severity'>): boolean {
  return severity === 'action-required' || isTransient(status);
}
