import { FOCUS_FAILED_WORDS } from '../../shared/strings/api-problem';
import { Failure } from '../ipc/user-facing-error';
import type { BeeperClient } from './client';

/**
 * Brings Beeper Desktop to the front. Rejects with a Failure when that does not work.
 * @param client null when there is no token
 */
export async function focusBeeper(client: BeeperClient | null): Promise<void> {
  const result = await client?.focus();
  if (!result?.ok) throw new Failure('failed', FOCUS_FAILED_WORDS);
}
