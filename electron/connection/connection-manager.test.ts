import { describe, expect, it, onTestFinished } from 'vitest';
import { decide } from '../../simulator/testing';
import { startSimulator } from '../../simulator/simulator';
import type { ConnectionState } from '../../shared/model/connection';
import { findBeepers } from './discovery-probe';
import { systemClock } from '../platform/clock';
import type { TokenStore, TokenReadResult } from '../token-store/token-store';
import { createConnectionManager } from './connection-manager';
import { serializeToken, type Connection } from './connection';
import { readEnvironment } from './environment';

interface Start {
  env?: Record<string, string>;
  argv?: string[];
  /** What the user does with the page that opens in the browser. */
  inBrowser?: (url: string) => Promise<unknown>;
  stored?: { baseURL: string; token: string };
  /** What switching takes; what it resolves with is in use then. */
  switchTo?: (connection: Connection) => Promise<Connection>;
  /** What else answers on this computer. */
  otherServers?: string[];
  /** Which of them are another user's. */
  ofAnotherUser?: string[];
}

/** The user presses a button, and the browser goes where that leads. */
async function press(page: string, decision: 'allow' | 'deny') {
  const { headers } = await decide(page, decision);
  void fetch(headers.location ?? '').catch(() => undefined);
}

/** Connects to a real simulator over HTTP; only the token store and the browser are stand-ins. */
async function start(over: Start | ((url: string, token: string) => Start) = {}) {
  const simulator = await startSimulator({ seed: 'healthy' });
  const { url, token } = simulator;
  const {
    env = {},
    argv = [],
    inBrowser,
    stored,
    switchTo = (connection) => Promise.resolve(connection),
    otherServers = [],
    ofAnotherUser = [],
  } = typeof over === 'function' ? over(url, token) : over;
  const unknown = { scopes: null, expiresAt: null };
  let contents: TokenReadResult =
    stored === undefined
      ? { state: 'empty' }
      : {
          state: 'stored',
          text: serializeToken({ ...stored, ...unknown }),
          tokenStorage: 'keyring',
        };
  const tokenStore: TokenStore = {
    read: () => Promise.resolve(contents),
    save: (text) => {
      contents = { state: 'stored', text, tokenStorage: 'keyring' };
      return Promise.resolve(true);
    },
    saveUnencrypted: () => Promise.reject(new Error('there is a keyring')),
    clear: () => {
      contents = { state: 'empty' };
      return Promise.resolve();
    },
  };
  const transport = { fetch, clock: systemClock };
  const used: Connection[] = [];
  const reports: string[] = [];
  let connectedCount = 0;
  let waits = 0;
  let restarts = 0;
  const manager = createConnectionManager({
    ...transport,
    environment: readEnvironment(env, argv),
    tokenStore,
    isOwnedByAnotherUser: (baseURL) => Promise.resolve(ofAnotherUser.includes(baseURL)),
    findBeepers: (address, signal) => {
      const addresses = address === null ? [...otherServers, url] : [address];
      return findBeepers({ ...transport, addresses, signal });
    },
    openInDefaultBrowser: async (address) => {
      await (inBrowser ?? ((page) => press(page, 'allow')))(address);
    },
    switchTo: (connection) => {
      if (connection.kind === 'waiting') waits += 1;
      else used.push(connection);
      return switchTo(connection);
    },
    restart: () => (restarts += 1),
    onConnected: () => (connectedCount += 1),
    log: () => undefined,
    addSecret: () => undefined,
    reportToUser: (sentence) => reports.push(sentence),
  });
  onTestFinished(async () => {
    manager.stop();
    await simulator.stop();
  });
  /** Waits for a state; the test's own limit ends a wait in vain. */
  const until = (test: (state: ConnectionState) => boolean) =>
    new Promise<ConnectionState>((resolve) => {
      const check = (state: ConnectionState) => test(state) && resolve(state);
      onTestFinished(manager.onState(check));
      check(manager.state());
    });
  /** Starts, and waits until the token store has been read. */
  const startManager = async () => {
    await manager.start();
    await until(() => used.length > 0);
  };
  const connected = () =>
    until(({ active, progress: { stage } }) => active.kind === 'beeper' && stage === 'idle');
  const refused = () => until(({ problem }) => problem !== null);
  return {
    startManager,
    waits: () => waits,
    restarts: () => restarts,
    simulator,
    manager,
    used,
    reports,
    connectedCount: () => connectedCount,
    contents: () => contents,
    until,
    connected,
    refused,
  };
}

describe('starting', () => {
  it('watches nothing at first, and says so', async () => {
    const { startManager, manager, used, waits } = await start();
    await startManager();
    expect([waits(), used]).toEqual([1, [{ kind: 'none' }]]);
    expect(manager.state()).toMatchObject({ active: { kind: 'none' }, tokenStore: null });
  });

  it('watches what the token store holds', async () => {
    const { startManager, used } = await start((baseURL, token) => ({
      stored: { baseURL, token },
    }));
    await startManager();
    expect(used).toEqual([expect.objectContaining({ kind: 'beeper', tokenStorage: 'keyring' })]);
  });

  it('lets the environment win, and never shows its token', async () => {
    const { startManager, manager, simulator } = await start((baseURL, token) => ({
      env: { BEEPER_BASE_URL: baseURL, BEEPER_ACCESS_TOKEN: token },
      stored: { baseURL: 'http://127.0.0.1:9', token: 'other' },
    }));
    await startManager();
    expect(manager.state()).toMatchObject({
      active: { kind: 'beeper', baseURL: simulator.url, tokenStorage: 'environment' },
      addressFromEnvironment: true,
    });
    expect(JSON.stringify(manager.state())).not.toContain(simulator.token);
    await manager.signOut();
    expect(manager.state().active.kind).toBe('beeper');
  });

  it('lets no listener that throws keep the others from the state', async () => {
    const { manager } = await start();
    const states: ConnectionState[] = [];
    manager.onState(() => {
      throw new Error('the window is gone');
    });
    manager.onState((state) => states.push(state));
    await manager.start();
    expect(states).toMatchObject([{ active: { kind: 'none' } }]);
  });

  it('shows only the demo where only the demo may be connectedCount', async () => {
    const { startManager, manager, used, simulator, contents } = await start((baseURL, token) => ({
      env: { BRIDGEKEEPER_DEMO_ONLY: '1' },
      stored: { baseURL, token },
    }));
    await startManager();
    await manager.leaveDemo();
    manager.connectWithToken(simulator.url, simulator.token);
    manager.connectInBrowser(simulator.url);
    expect(used).toEqual([{ kind: 'demo' }]);
    expect(manager.state().problem).toEqual({ kind: 'demo-only', detail: null });
    expect(contents().state).toBe('stored');
  });
});

describe('connecting', () => {
  it('in the browser: asks, stores the token, watches, and shows the window', async () => {
    const { startManager, manager, connected, used, connectedCount, contents, simulator } =
      await start();
    await startManager();
    manager.connectInBrowser(simulator.url);
    const { active } = await connected();
    expect(active).toMatchObject({ tokenStorage: 'keyring', canWrite: true });
    expect([used.length, connectedCount(), contents().state]).toEqual([2, 1, 'stored']);
  });

  it('in the browser: a "no" leads back to the choice, with nothing stored', async () => {
    const { startManager, manager, refused, contents, simulator } = await start({
      inBrowser: (page) => press(page, 'deny'),
    });
    await startManager();
    manager.connectInBrowser(simulator.url);
    expect(await refused()).toMatchObject({
      problem: { kind: 'denied' },
      progress: { stage: 'idle' },
      active: { kind: 'none' },
    });
    expect(contents().state).toBe('empty');
  });

  it('by a pasted token, with what it may not do', async () => {
    const { startManager, manager, connected, simulator } = await start();
    simulator.control.setAccess({ scopes: ['read'] });
    await startManager();
    manager.connectWithToken(simulator.url, ` ${simulator.token} `);
    expect((await connected()).active).toMatchObject({ scopes: ['read'], canWrite: false });
  });

  it.each([
    ['bad-token', 'wrong'],
    ['bad-token', 'not a header värde'],
  ])('by a pasted token: %s', async (kind, token) => {
    const { startManager, manager, refused, simulator, contents } = await start();
    await startManager();
    manager.connectWithToken(simulator.url, token);
    expect((await refused()).problem?.kind).toBe(kind);
    expect(contents().state).toBe('empty');
  });

  it('watches what it did until a new token is good', async () => {
    const { startManager, manager, refused, used } = await start((baseURL, token) => ({
      stored: { baseURL, token },
    }));
    await startManager();
    const { active } = manager.state();
    if (active.kind !== 'beeper') throw new Error('nothing is watched');
    manager.connectWithToken(active.baseURL, 'wrong');
    await refused();
    expect([manager.state().active, used.length]).toEqual([active, 1]);
  });

  it('anew, in one go, when the token is refused', async () => {
    const { startManager, manager, until, contents } = await start((baseURL) => ({
      stored: { baseURL, token: 'simulator-old' },
    }));
    await startManager();
    await manager.reconnect();
    await until(
      ({ active, progress: { stage } }) =>
        active.kind === 'beeper' && active.canWrite && active.scopes !== null && stage === 'idle',
    );
    expect(JSON.stringify(contents())).not.toContain('simulator-old');
  });
});

describe('addresses', () => {
  it.each([
    ['nonsense://', 'bad-address'],
    ['http://user:pass@127.0.0.1', 'bad-address'],
    ['http://192.0.2.7:23373', 'insecure-address'],
  ])('%s is a %s', async (address, kind) => {
    const { manager } = await start();
    manager.useAddress({ address, insecureConfirmed: false });
    expect(manager.state().problem?.kind).toBe(kind);
    expect(manager.state().discovery.address).toBeNull();
  });

  it('on another computer without https are used when their user says so, and then alone', async () => {
    const { manager } = await start();
    manager.useAddress({ address: 'http://192.0.2.7:23373', insecureConfirmed: true });
    expect(manager.state()).toMatchObject({
      problem: null,
      discovery: { address: 'http://192.0.2.7:23373' },
    });
    manager.connectWithToken('http://192.0.2.8:23373', 'token');
    expect(manager.state().problem?.kind).toBe('insecure-address');
  });
});

describe('leaving', () => {
  it('signs out: the token is revoked and erased, and nothing is watched', async () => {
    const { startManager, manager, connected, simulator, contents, reports } = await start();
    await startManager();
    manager.connectInBrowser(simulator.url);
    await connected();
    await manager.signOut();
    expect([manager.state().active, contents()]).toEqual([{ kind: 'none' }, { state: 'empty' }]);
    expect(simulator.control.oauth.tokens().map(({ revoked }) => revoked)).toEqual([true]);
    expect(reports).toEqual([]);
  });

  it('signs out of Beeper last, as an open login is ended with the token', async () => {
    const good: boolean[] = [];
    let onSwitch: () => Promise<void> = () => Promise.resolve();
    const { startManager, manager, connected, simulator } = await start({
      switchTo: async (connection) => {
        await onSwitch();
        return connection;
      },
    });
    await startManager();
    manager.connectInBrowser(simulator.url);
    await connected();
    onSwitch = async () => {
      await fetch(`${simulator.url}/v1/info`);
      good.push(...simulator.control.oauth.tokens().map(({ revoked }) => !revoked));
    };
    await manager.signOut();
    expect([good, simulator.control.oauth.tokens()[0]?.revoked]).toEqual([[true], true]);
  });

  it('stays signed out although it was about to be connected anew', async () => {
    const opened: string[] = [];
    const { startManager, manager } = await start((baseURL, token) => ({
      stored: { baseURL, token },
      inBrowser: async (url) => opened.push(url),
    }));
    await startManager();
    const reconnecting = manager.reconnect();
    await manager.signOut();
    await reconnecting;
    expect([manager.state().progress.stage, opened]).toEqual(['idle', []]);
  });

  it('revokes the token although what was connected does not stop well', async () => {
    let isFull = false;
    const { startManager, manager, connected, simulator } = await start({
      switchTo: async (connection) => {
        if (isFull) throw new Error('the disk is full');
        return connection;
      },
    });
    await startManager();
    manager.connectInBrowser(simulator.url);
    await connected();
    isFull = true;
    await expect(manager.signOut()).rejects.toThrow('the disk is full');
    expect(simulator.control.oauth.tokens().map(({ revoked }) => revoked)).toEqual([true]);
  });

  it('signs out while Beeper is away: erased all the same, and said', async () => {
    const { startManager, manager, simulator, contents, reports } = await start(
      (baseURL, token) => ({
        stored: { baseURL, token },
      }),
    );
    await startManager();
    await simulator.control.down();
    await manager.signOut();
    expect(contents()).toEqual({ state: 'empty' });
    expect(reports).toEqual([expect.stringContaining('Approved connections')]);
  });

  it('says that nothing is watched when the demo could not be set up', async () => {
    const { startManager, manager, connectedCount } = await start({
      switchTo: async (connection) => (connection.kind === 'demo' ? { kind: 'none' } : connection),
    });
    await startManager();
    await manager.enterDemo();
    expect([manager.state().active, manager.connection()]).toEqual([
      { kind: 'none' },
      { kind: 'none' },
    ]);
    expect(connectedCount()).toBe(0);
  });

  it('the demo comes and goes without touching the user’s own connection', async () => {
    const { startManager, manager, used, contents } = await start((baseURL, token) => ({
      stored: { baseURL, token },
    }));
    await startManager();
    await manager.enterDemo();
    expect(manager.state().active).toEqual({ kind: 'demo' });
    await manager.leaveDemo();
    expect(used.map(({ kind }) => kind)).toEqual(['beeper', 'demo', 'beeper']);
    expect(contents().state).toBe('stored');
  });
});

describe('rediscovering', () => {
  it('goes with Beeper to another port of this computer, and stores that', async () => {
    const { startManager, manager, used, simulator, contents } = await start((_url, token) => ({
      stored: { baseURL: 'http://127.0.0.1:9', token },
    }));
    await startManager();
    await manager.rediscoverMovedServer();
    expect(used.at(-1)).toMatchObject({ baseURL: simulator.url });
    expect(JSON.stringify(contents())).toContain(simulator.url);
  });

  it('offers its token to no other user’s program', async () => {
    const { startManager, manager, used, simulator } = await start((url, token) => ({
      stored: { baseURL: 'http://127.0.0.1:9', token },
      ofAnotherUser: [url],
    }));
    await startManager();
    await manager.rediscoverMovedServer();
    expect(used).toHaveLength(1);
    const requests = simulator.control.requests();
    expect(requests.length).toBeGreaterThan(0);
    expect(requests.filter(({ authorized }) => authorized)).toEqual([]);
  });

  it('passes over somebody else’s Beeper', async () => {
    const stranger = await startSimulator({ seed: 'healthy' });
    onTestFinished(() => stranger.stop());
    const { startManager, manager, used, simulator } = await start((_url, token) => ({
      stored: { baseURL: 'http://127.0.0.1:9', token },
      otherServers: [stranger.url],
    }));
    await startManager();
    await manager.rediscoverMovedServer();
    expect(used.at(-1)).toMatchObject({ baseURL: simulator.url });
  });

  it('ends quietly with the program', async () => {
    const { startManager, manager, used } = await start((_url, token) => ({
      stored: { baseURL: 'http://127.0.0.1:9', token },
    }));
    await startManager();
    const asked = [manager.rediscoverMovedServer(), manager.reconnect()];
    manager.stop();
    await Promise.all(asked);
    expect(used).toHaveLength(1);
  });

  it('goes nowhere while Beeper is where it was, or is elsewhere', async () => {
    const there = await start((baseURL, token) => ({ stored: { baseURL, token } }));
    await there.startManager();
    await there.manager.rediscoverMovedServer();
    expect(there.used).toHaveLength(1);
    const elsewhere = await start(() => ({
      stored: { baseURL: 'https://beeper.example.org', token: 'x' },
    }));
    await elsewhere.startManager();
    await elsewhere.manager.rediscoverMovedServer();
    expect(elsewhere.used).toHaveLength(1);
  });
});
