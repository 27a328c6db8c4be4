import type { ConnectionState } from '../../shared/model/connection';
import type { AppContext } from './app-context';

/** Whether accounts can be signed in to; a token that may only read cannot. */
export function canSignIn(connection: ConnectionState | null): boolean {
  const active = connection?.active;
  return active?.kind !== 'beeper' || active.canWrite;
}

/** Connects to Beeper anew, and leads to the connect page, which shows what comes of it. */
export function connectAgain({ api, store }: Pick<AppContext, 'api' | 'store'>): void {
  void api.request('connection.reconnect');
  store.navigate({ view: 'connect' });
}
