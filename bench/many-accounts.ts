import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export const TOKEN = 'bench-token';

/** A Beeper with many accounts, all well at first, that says nothing but how they are. */
export interface ManyAccounts {
  readonly url: string;
  /** How often the bridges were asked for, as each poll does. */
  polls(): number;
  /** Gives the next `count` accounts in turn another status: down, or well again. */
  change(count: number): void;
  stop(): Promise<void>;
}

/** Serves this many accounts on this many bridges. */
export async function serveManyAccounts(count: number, bridgeCount: number): Promise<ManyAccounts> {
  const bridges = Array.from({ length: bridgeCount }, (_, index) => ({
    id: `bridge-${index}`,
    type: 'whatsapp',
    provider: 'local',
    displayName: `Network ${index}`,
    network: `Network ${index}`,
    status: 'available',
    supportsMultipleAccounts: true,
  }));
  const accounts = Array.from({ length: count }, (_, index) => {
    const { id, network } = bridges[index % bridgeCount] ?? { id: '', network: '' };
    return {
      accountID: `account-${index}`,
      bridge: { id, type: 'whatsapp', provider: 'local' },
      network,
      loginID: `+4930${index}`,
      status: 'connected',
      user: {
        id: `@user-${index}:bench.local`,
        fullName: `Person ${index}`,
        phoneNumber: `+4930${index}`,
        imgURL: `mxc://bench.local/${index}`,
        isSelf: true,
      },
    };
  });
  let next = 0;
  let polls = 0;
  let texts: Record<string, string> = {};
  const write = () => {
    const on = (id: string) => accounts.filter(({ bridge }) => bridge.id === id);
    texts = {
      '/v1/accounts': JSON.stringify(accounts),
      '/v1/bridges': JSON.stringify({
        items: bridges.map((bridge) => {
          const own = on(bridge.id);
          return { ...bridge, activeAccountCount: own.length, accounts: own };
        }),
      }),
    };
  };
  write();

  const answer = (path: string, response: ServerResponse) => {
    const text = texts[path];
    if (path === '/v1/bridges') polls += 1;
    response.writeHead(text === undefined ? 404 : 200, { 'content-type': 'application/json' });
    response.end(text ?? '{}');
  };
  const server = createServer(({ url = '' }, response) => answer(url, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    polls: () => polls,
    change(many) {
      for (let step = 0; step < many; step += 1) {
        const account = accounts[next % accounts.length];
        next += 1;
        if (account === undefined) continue;
        account.status = account.status === 'connected' ? 'disconnected' : 'connected';
      }
      write();
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
