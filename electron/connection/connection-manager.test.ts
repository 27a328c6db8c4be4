import { describe, expect, it, onTestFinished } from 'vitest';
import { decide } from '../../simulator/testing';
import { startSimulator } from '../../simulator/simulator';
import type { ConnectionState } from '../../shared/model/connection';
import { findBeepers } from './discovery-probe';
import { authorize } from '../auth/oauth';
import { revokeToken, introspectToken } from '../auth/token-introspection';
import { systemClock } from '../platform/clock';
import type { TokenStore, TokenReadResult } from '../token-store/token-store.electron';
import { checkToken } from '../auth/check-token';
import { createConnectionManager } from './connection-manager';
import { serializeToken, type Connection } from './connection';
import { readEnvironment } from './environment';

interface Start {
  env?: Record<string, string>;
  argv?: string[];
  /** What the user does with the page that opens in the browser. */
  inBrowser?: (url: string) => Promise<unknown>;
  kept?: { baseURL: string; token: string };
  /** What ending the station before takes, with what was connected. */
  ending?: () => Promise<void>;
  /** What else answers on this computer. */
  others?: string[];
  /** Which of them are another user's. */
  anothers?: string[];
}

/** The user presses a button, and the browser goes where that leads. */
async function press(page: string, decision: 'allow' | 'deny') {
  const { headers } = await decide(page, decision);
  void fetch(headers.location ?? '').catch(() => undefined);
}

/** Connecting to a real simulator over HTTP; only the vault and the browser are stand-ins. */
async function start(over: Start | ((url: string, token: string) => Start) = {}) {
  const simulator = await startSimulator({ seed: 'healthy' });
  const { url, token } = simulator;
  const {
    env = {},
    argv = [],
    inBrowser,
    kept,
    ending = () => Promise.resolve(),
    others = [],
    anothers = [],
  } = typeof over === 'function' ? over(url, token) : over;
  const facts = { scopes: null, expiresAt: null };
  let inside: TokenReadResult =
    kept === undefined
      ? { state: 'empty' }
      : { state: 'kept', text: serializeToken({ ...kept, ...facts }), tokenStorage: 'keyring' };
  const vault: TokenStore = {
    read: () => Promise.resolve(inside),
    save: (text) => {
      inside = { state: 'kept', text, tokenStorage: 'keyring' };
      return Promise.resolve(true);
    },
    saveUnencrypted: () => Promise.reject(new Error('there is a keyring')),
    erase: () => {
      inside = { state: 'empty' };
      return Promise.resolve();
    },
  };
  const parts = { fetch, clock: systemClock };
  const used: Connection[] = [];
  const troubles: string[] = [];
  let shown = 0;
  let waits = 0;
  let restarts = 0;
  const connecting = createConnectionManager({
    environment: readEnvironment(env, argv),
    vault,
    clock: systemClock,
    isAnothers: (baseURL) => Promise.resolve(anothers.includes(baseURL)),
    find: (address, signal) => {
      const addresses = address === null ? [...others, url] : [address];
      return findBeepers({ ...parts, addresses, signal });
    },
    door: {
      authorize: (baseURL, onOpen, signal) =>
        authorize({
          ...parts,
          baseURL,
          onOpen,
          signal,
          openOutside: async (address) => {
            await (inBrowser ?? ((page) => press(page, 'allow')))(address);
          },
        }),
      check: (baseURL, tried, signal) => checkToken({ ...parts, baseURL, token: tried }, signal),
      facts: (baseURL, tried, signal) =>
        introspectToken({ ...parts, baseURL, token: tried, signal }),
      revoke: (baseURL, left) => revokeToken({ ...parts, baseURL, token: left }),
    },
    use: (connection) => {
      if (connection.kind === 'waiting') waits += 1;
      else used.push(connection);
      return ending();
    },
    restart: () => (restarts += 1),
    onConnected: () => (shown += 1),
    log: () => undefined,
    reportToUser: (sentence) => troubles.push(sentence),
  });
  onTestFinished(async () => {
    connecting.stop();
    await simulator.stop();
  });
  /** Waits for a state; the test's own limit ends a wait in vain. */
  const until = (test: (state: ConnectionState) => boolean) =>
    new Promise<ConnectionState>((resolve) => {
      const look = (state: ConnectionState) => test(state) && resolve(state);
      onTestFinished(connecting.onState(look));
      look(connecting.state());
    });
  /** Begins, and waits until the vault has answered. */
  const begin = async () => {
    await connecting.start();
    await until(() => used.length > 0);
  };
  const connected = () =>
    until(({ active, progress: { stage } }) => active.kind === 'beeper' && stage === 'idle');
  const refused = () => until(({ problem }) => problem !== null);
  return {
    begin,
    waits: () => waits,
    restarts: () => restarts,
    simulator,
    connecting,
    used,
    troubles,
    shown: () => shown,
    inside: () => inside,
    until,
    connected,
    refused,
  };
}

describe('beginning', () => {
  it('watches nothing at first, and says so', async () => {
    const { begin, connecting, used, waits } = await start();
    await begin();
    expect([waits(), used]).toEqual([1, [{ kind: 'none' }]]);
    expect(connecting.state()).toMatchObject({ active: { kind: 'none' }, tokenStore: null });
  });

  it('takes up what the vault keeps', async () => {
    const { begin, used } = await start((baseURL, token) => ({
      kept: { baseURL, token },
    }));
    await begin();
    expect(used).toEqual([expect.objectContaining({ kind: 'beeper', tokenStorage: 'keyring' })]);
  });

  it('lets the environment win, and never shows its token', async () => {
    const { begin, connecting, simulator } = await start((baseURL, token) => ({
      env: { BEEPER_BASE_URL: baseURL, BEEPER_ACCESS_TOKEN: token },
      kept: { baseURL: 'http://127.0.0.1:9', token: 'other' },
    }));
    await begin();
    expect(connecting.state()).toMatchObject({
      active: { kind: 'beeper', baseURL: simulator.url, tokenStorage: 'environment' },
      addressFromEnvironment: true,
    });
    expect(JSON.stringify(connecting.state())).not.toContain(simulator.token);
    await connecting.signOut();
    expect(connecting.state().active.kind).toBe('beeper');
  });

  it('shows only the demo where only the demo may be shown', async () => {
    const { begin, connecting, used, simulator, inside } = await start((baseURL, token) => ({
      env: { BRIDGEKEEPER_DEMO_ONLY: '1' },
      kept: { baseURL, token },
    }));
    await begin();
    await connecting.leaveDemo();
    connecting.connectWithToken(simulator.url, simulator.token);
    connecting.connectInBrowser(simulator.url);
    expect(used).toEqual([{ kind: 'demo' }]);
    expect(connecting.state().problem).toEqual({ kind: 'demo-only', detail: null });
    expect(inside().state).toBe('kept');
  });
});

describe('connecting', () => {
  it('in the browser: asks, keeps the token, watches, and comes back to the front', async () => {
    const { begin, connecting, connected, used, shown, inside, simulator } = await start();
    await begin();
    connecting.connectInBrowser(simulator.url);
    const { active } = await connected();
    expect(active).toMatchObject({ tokenStorage: 'keyring', canWrite: true });
    expect([used.length, shown(), inside().state]).toEqual([2, 1, 'kept']);
  });

  it('in the browser: a "no" leads back to the choice, with nothing kept', async () => {
    const { begin, connecting, refused, inside, simulator } = await start({
      inBrowser: (page) => press(page, 'deny'),
    });
    await begin();
    connecting.connectInBrowser(simulator.url);
    expect(await refused()).toMatchObject({
      problem: { kind: 'denied' },
      progress: { stage: 'idle' },
      active: { kind: 'none' },
    });
    expect(inside().state).toBe('empty');
  });

  it('by a pasted token, with what it may not do', async () => {
    const { begin, connecting, connected, simulator } = await start();
    simulator.control.setAccess({ scopes: ['read'] });
    await begin();
    connecting.connectWithToken(simulator.url, ` ${simulator.token} `);
    expect((await connected()).active).toMatchObject({ scopes: ['read'], canWrite: false });
  });

  it.each([
    ['bad-token', 'wrong'],
    ['bad-token', 'not a header värde'],
  ])('by a pasted token: %s', async (kind, token) => {
    const { begin, connecting, refused, simulator, inside } = await start();
    await begin();
    connecting.connectWithToken(simulator.url, token);
    expect((await refused()).problem?.kind).toBe(kind);
    expect(inside().state).toBe('empty');
  });

  it('keeps what is watched until a new token is good', async () => {
    const { begin, connecting, refused, used } = await start((baseURL, token) => ({
      kept: { baseURL, token },
    }));
    await begin();
    const { active } = connecting.state();
    if (active.kind !== 'beeper') throw new Error('nothing is watched');
    connecting.connectWithToken(active.baseURL, 'wrong');
    await refused();
    expect([connecting.state().active, used.length]).toEqual([active, 1]);
  });

  it('anew, in one go, when the token is refused', async () => {
    const { begin, connecting, until, inside } = await start((baseURL) => ({
      kept: { baseURL, token: 'simulator-old' },
    }));
    await begin();
    await connecting.reconnect();
    await until(
      ({ active, progress: { stage } }) =>
        active.kind === 'beeper' && active.canWrite && active.scopes !== null && stage === 'idle',
    );
    expect(JSON.stringify(inside())).not.toContain('simulator-old');
  });
});

describe('addresses', () => {
  it.each([
    ['nonsense://', 'bad-address'],
    ['http://user:pass@127.0.0.1', 'bad-address'],
    ['http://192.0.2.7:23373', 'insecure-address'],
  ])('%s is a %s', async (address, kind) => {
    const { connecting } = await start();
    connecting.useAddress({ address, insecureConfirmed: false });
    expect(connecting.state().problem?.kind).toBe(kind);
    expect(connecting.state().discovery.address).toBeNull();
  });

  it('on another computer without https are used when their user says so, and then alone', async () => {
    const { connecting } = await start();
    connecting.useAddress({ address: 'http://192.0.2.7:23373', insecureConfirmed: true });
    expect(connecting.state()).toMatchObject({
      problem: null,
      discovery: { address: 'http://192.0.2.7:23373' },
    });
    connecting.connectWithToken('http://192.0.2.8:23373', 'token');
    expect(connecting.state().problem?.kind).toBe('insecure-address');
  });
});

describe('leaving', () => {
  it('signs out: the token is revoked and erased, and nothing is watched', async () => {
    const { begin, connecting, connected, simulator, inside, troubles } = await start();
    await begin();
    connecting.connectInBrowser(simulator.url);
    await connected();
    await connecting.signOut();
    expect([connecting.state().active, inside()]).toEqual([{ kind: 'none' }, { state: 'empty' }]);
    expect(simulator.control.oauth.tokens().map(({ revoked }) => revoked)).toEqual([true]);
    expect(troubles).toEqual([]);
  });

  it('signs out of Beeper last, as an open login is ended with the token', async () => {
    const good: boolean[] = [];
    let look: () => Promise<void> = () => Promise.resolve();
    const { begin, connecting, connected, simulator } = await start({ ending: () => look() });
    await begin();
    connecting.connectInBrowser(simulator.url);
    await connected();
    look = async () => {
      await fetch(`${simulator.url}/v1/info`);
      good.push(...simulator.control.oauth.tokens().map(({ revoked }) => !revoked));
    };
    await connecting.signOut();
    expect([good, simulator.control.oauth.tokens()[0]?.revoked]).toEqual([[true], true]);
  });

  it('stays signed out although it was about to be connected anew', async () => {
    const opened: string[] = [];
    const { begin, connecting } = await start((baseURL, token) => ({
      kept: { baseURL, token },
      inBrowser: async (url) => opened.push(url),
    }));
    await begin();
    const renewing = connecting.reconnect();
    await connecting.signOut();
    await renewing;
    expect([connecting.state().progress.stage, opened]).toEqual(['idle', []]);
  });

  it('signs out while Beeper is away: erased all the same, and said', async () => {
    const { begin, connecting, simulator, inside, troubles } = await start((baseURL, token) => ({
      kept: { baseURL, token },
    }));
    await begin();
    await simulator.control.down();
    await connecting.signOut();
    expect(inside()).toEqual({ state: 'empty' });
    expect(troubles).toEqual([expect.stringContaining('Approved connections')]);
  });

  it('the demo comes and goes without touching the user’s own connection', async () => {
    const { begin, connecting, used, inside } = await start((baseURL, token) => ({
      kept: { baseURL, token },
    }));
    await begin();
    await connecting.enterDemo();
    expect(connecting.state().active).toEqual({ kind: 'demo' });
    await connecting.leaveDemo();
    expect(used.map(({ kind }) => kind)).toEqual(['beeper', 'demo', 'beeper']);
    expect(inside().state).toBe('kept');
  });
});

describe('following', () => {
  it('goes with Beeper to another port of this computer, and keeps that', async () => {
    const { begin, connecting, used, simulator, inside } = await start((_url, token) => ({
      kept: { baseURL: 'http://127.0.0.1:9', token },
    }));
    await begin();
    await connecting.rediscoverMovedServer();
    expect(used.at(-1)).toMatchObject({ baseURL: simulator.url });
    expect(JSON.stringify(inside())).toContain(simulator.url);
  });

  it('offers its token to no other user’s program', async () => {
    const { begin, connecting, used, simulator } = await start((url, token) => ({
      kept: { baseURL: 'http://127.0.0.1:9', token },
      anothers: [url],
    }));
    await begin();
    await connecting.rediscoverMovedServer();
    expect(used).toHaveLength(1);
    const requests = simulator.control.requests();
    expect(requests.length).toBeGreaterThan(0);
    expect(requests.filter(({ authorized }) => authorized)).toEqual([]);
  });

  it('passes over somebody else’s Beeper', async () => {
    const stranger = await startSimulator({ seed: 'healthy' });
    onTestFinished(() => stranger.stop());
    const { begin, connecting, used, simulator } = await start((_url, token) => ({
      kept: { baseURL: 'http://127.0.0.1:9', token },
      others: [stranger.url],
    }));
    await begin();
    await connecting.rediscoverMovedServer();
    expect(used.at(-1)).toMatchObject({ baseURL: simulator.url });
  });

  it('ends quietly with the program', async () => {
    const { begin, connecting, used } = await start((_url, token) => ({
      kept: { baseURL: 'http://127.0.0.1:9', token },
    }));
    await begin();
    const asked = [connecting.rediscoverMovedServer(), connecting.reconnect()];
    connecting.stop();
    await Promise.all(asked);
    expect(used).toHaveLength(1);
  });

  it('goes nowhere while Beeper is where it was, or is elsewhere', async () => {
    const there = await start((baseURL, token) => ({ kept: { baseURL, token } }));
    await there.begin();
    await there.connecting.rediscoverMovedServer();
    expect(there.used).toHaveLength(1);
    const elsewhere = await start(() => ({
      kept: { baseURL: 'https://beeper.example.org', token: 'x' },
    }));
    await elsewhere.begin();
    await elsewhere.connecting.rediscoverMovedServer();
    expect(elsewhere.used).toHaveLength(1);
  });
});
