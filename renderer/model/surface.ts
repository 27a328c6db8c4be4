import type { Place } from '../../shared/ipc/contract';
import type { Snapshot } from '../../shared/snapshot';

/**
 * What fills the window: `login` when that is where the owner is, `message` when there is nothing
 * to list and one thing to say, `lists` when there are accounts, or bridges were asked for.
 */
export type Surface = 'login' | 'message' | 'lists';

/** Accounts once known stay on show, whatever keeps Beeper from answering now. */
export function surfaceOf({ reach, accounts }: Snapshot, place: Place): Surface {
  if (place.view === 'login') return 'login';
  if (accounts.length > 0) return 'lists';
  return reach.state === 'ok' && place.view === 'add' ? 'lists' : 'message';
}
