import { FOCUS_FAILED_TEXT } from '../../shared/strings/api-problem';
import { UserFacingError } from '../ipc/user-facing-error';
import type { BeeperClient } from './client';

/**
 * Brings Beeper Desktop to the front. Rejects with a `UserFacingError` when that fails.
 * @param client null when there is no token
 */
export async function focusBeeper(client: BeeperClient | null): Promise<void> {
  const result = await client?.focus();
  if (!result?.ok) throw new UserFacingError('failed', FOCUS_FAILED_TEXT);
}
