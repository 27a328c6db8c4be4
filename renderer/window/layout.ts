import type { ActiveConnection } from '../../shared/model/connection';
import type { Route } from '../../shared/ipc/contract';
import type { Snapshot } from '../../shared/model/snapshot';

/**
 * What fills the window: `connect` when there is nothing to watch yet, or that is where the user
 * is; `login` likewise; `message` when there is nothing to list and one thing to say; `lists` when
 * there are accounts, or a page beside them was asked for.
 */
export type Surface = 'connect' | 'login' | 'message' | 'lists';

/** Pages that are there whatever is watched, and whether anything is. */
function standsAlone({ view }: Route): boolean {
  return view === 'settings' || view === 'about';
}

/** Accounts once known stay on show, whatever keeps Beeper from answering now. */
export function surfaceOf(
  { connectivity, accounts }: Snapshot,
  place: Route,
  current: ActiveConnection['kind'],
): Surface {
  if (standsAlone(place)) return 'lists';
  if (place.view === 'connect' || current === 'none') return 'connect';
  if (place.view === 'login') return 'login';
  if (accounts.length > 0 || place.view === 'demo') return 'lists';
  return connectivity.state === 'ok' && place.view === 'add' ? 'lists' : 'message';
}
