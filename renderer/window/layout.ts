import type { ActiveConnection } from '../../shared/model/connection';
import type { Route } from '../../shared/model/route';
import type { Snapshot } from '../../shared/model/snapshot';

/**
 * What fills the window: `connect` and `login` are pages of their own; `status` says why there is no
 * account to list; `lists` is the list of accounts with a panel beside it, `loading` its outline until
 * Beeper has answered for the first time.
 */
type Layout = 'connect' | 'login' | 'status' | 'loading' | 'lists';

/** Known accounts stay listed, also while Beeper does not answer. */
export function layoutFor(
  { connectivity, accounts }: Snapshot,
  { view }: Route,
  active: ActiveConnection['kind'],
): Layout {
  if (view === 'settings' || view === 'about') return 'lists';
  if (view === 'connect' || active === 'none') return 'connect';
  if (view === 'login') return 'login';
  if (accounts.length > 0 || view === 'demo') return 'lists';
  if (connectivity.state === 'starting') return 'loading';
  return connectivity.state === 'ok' && view === 'add' ? 'lists' : 'status';
}
