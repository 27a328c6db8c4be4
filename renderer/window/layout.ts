import type { ActiveConnection } from '../../shared/model/connection';
import type { Route } from '../../shared/model/route';
import type { Snapshot } from '../../shared/model/snapshot';

/**
 * What fills the window: `connect` when there is nothing to watch yet, or that is where the user
 * is; `login` likewise; `status` when there is nothing to list and one thing to say; `lists` when
 * there are accounts, or a page beside them was asked for.
 */
export type Layout = 'connect' | 'login' | 'status' | 'lists';

/** Known accounts stay shown, whatever keeps Beeper from answering now. */
export function layoutFor(
  { connectivity, accounts }: Snapshot,
  { view }: Route,
  active: ActiveConnection['kind'],
): Layout {
  if (view === 'settings' || view === 'about') return 'lists';
  if (view === 'connect' || active === 'none') return 'connect';
  if (view === 'login') return 'login';
  if (accounts.length > 0 || view === 'demo') return 'lists';
  return connectivity.state === 'ok' && view === 'add' ? 'lists' : 'status';
}
