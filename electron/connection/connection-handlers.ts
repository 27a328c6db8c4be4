import { focusBeeper } from '../beeper-api/focus';
import type { BeeperClient } from '../beeper-api/client';
import type { HandlersOf } from '../ipc/handlers';
import type { ConnectionManager } from './connection-manager';

interface Options {
  connectionManager: ConnectionManager;
  /** The client of the connection in use. */
  client: () => BeeperClient | null;
}

export function createConnectionHandlers({
  connectionManager,
  client,
}: Options): HandlersOf<'connection' | 'beeper'> {
  return {
    'beeper.focus': () => focusBeeper(client()),
    'connection.setAddress': (address) => connectionManager.useAddress(address),
    'connection.connectInBrowser': ({ baseURL }) => connectionManager.connectInBrowser(baseURL),
    'connection.connectWithToken': ({ baseURL, token }) =>
      connectionManager.connectWithToken(baseURL, token),
    'connection.cancel': () => connectionManager.cancel(),
    'connection.reconnect': () => connectionManager.reconnect(),
    'connection.restartToUnlock': () => connectionManager.restartToUnlock(),
    'connection.saveUnencrypted': () => connectionManager.saveUnencrypted(),
    'connection.signOut': () => connectionManager.signOut(),
  };
}
