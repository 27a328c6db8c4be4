import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';

/** An HTTP server on 127.0.0.1 that can go away and come back on the same port. */
export interface Listener {
  readonly port: number;
  isUp(): boolean;
  /** Listens again; throws with the code `EADDRINUSE` when something else took the port. */
  up(): Promise<void>;
  /** Stops listening and destroys every connection. */
  down(): Promise<void>;
}

/** What a server shows to speak TLS; PEM. */
export interface Identity {
  cert: string;
  key: string;
}

// SECURITY: only this machine may reach the simulator.
const HOST = '127.0.0.1';

/**
 * Listens on `port`, or on a free one for 0; over TLS when there is an `identity`. Rejects when the
 * port is taken or not allowed.
 */
export async function openListener(
  handler: RequestListener,
  port: number,
  identity?: Identity,
): Promise<Listener> {
  const server =
    identity === undefined ? createServer(handler) : createTlsServer(identity, handler);
  const listen = async (on: number) => {
    server.listen(on, HOST);
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  };
  const own = await listen(port);
  return {
    port: own,
    isUp: () => server.listening,
    async up() {
      if (!server.listening) await listen(own);
    },
    async down() {
      if (!server.listening) return;
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
