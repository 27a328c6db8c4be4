import { describe, expect, it } from 'vitest';
import type { ConnectionState } from '../../shared/model/connection';
import { press, startConnectionManager } from './testing/connection-manager';

describe('starting', () => {
  it('watches nothing at first, and says so', async () => {
    const { startManager, manager, used, waits } = await startConnectionManager();
    await startManager();
    expect([waits(), used]).toEqual([1, [{ kind: 'none' }]]);
    expect(manager.state()).toMatchObject({ active: { kind: 'none' }, tokenStore: null });
  });

  it('watches what the token store holds, and keeps its token out of the log', async () => {
    const { startManager, used, secrets, simulator } = await startConnectionManager(
      (baseURL, token) => ({
        stored: { baseURL, token },
      }),
    );
    await startManager();
    expect(used).toEqual([expect.objectContaining({ kind: 'beeper', tokenStorage: 'keyring' })]);
    expect(secrets).toEqual([simulator.token]);
  });

  it('lets the environment win, and never shows its token', async () => {
    const { startManager, manager, simulator } = await startConnectionManager((baseURL, token) => ({
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
    const { manager } = await startConnectionManager();
    const states: ConnectionState[] = [];
    manager.onState(() => {
      throw new Error('the window is gone');
    });
    manager.onState((state) => states.push(state));
    await manager.start();
    expect(states).toMatchObject([{ active: { kind: 'none' } }]);
  });

  it('shows only the demo where only the demo may be connectedCount', async () => {
    const { startManager, manager, used, simulator, contents } = await startConnectionManager(
      (baseURL, token) => ({
        env: { BRIDGEKEEPER_DEMO_ONLY: '1' },
        stored: { baseURL, token },
      }),
    );
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
      await startConnectionManager();
    await startManager();
    manager.connectInBrowser(simulator.url);
    const { active } = await connected();
    expect(active).toMatchObject({ tokenStorage: 'keyring', canWrite: true });
    expect([used.length, connectedCount(), contents().state]).toEqual([2, 1, 'stored']);
  });

  it('in the browser: a "no" leads back to the choice, with nothing stored', async () => {
    const { startManager, manager, refused, contents, simulator } = await startConnectionManager({
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
    const { startManager, manager, connected, simulator } = await startConnectionManager();
    simulator.control.setAccess({ scopes: ['read'] });
    await startManager();
    manager.connectWithToken(simulator.url, ` ${simulator.token} `);
    expect((await connected()).active).toMatchObject({ scopes: ['read'], canWrite: false });
  });

  it.each([
    ['bad-token', 'wrong'],
    ['bad-token', 'not a header värde'],
  ])('by a pasted token: %s', async (kind, token) => {
    const { startManager, manager, refused, simulator, contents } = await startConnectionManager();
    await startManager();
    manager.connectWithToken(simulator.url, token);
    expect((await refused()).problem?.kind).toBe(kind);
    expect(contents().state).toBe('empty');
  });

  it('watches what it did until a new token is good', async () => {
    const { startManager, manager, refused, used } = await startConnectionManager(
      (baseURL, token) => ({
        stored: { baseURL, token },
      }),
    );
    await startManager();
    const { active } = manager.state();
    if (active.kind !== 'beeper') throw new Error('nothing is watched');
    manager.connectWithToken(active.baseURL, 'wrong');
    await refused();
    expect([manager.state().active, used.length]).toEqual([active, 1]);
  });

  it('anew, in one go, when the token is refused', async () => {
    const { startManager, manager, until, contents } = await startConnectionManager((baseURL) => ({
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
    const { manager } = await startConnectionManager();
    manager.useAddress({ address, insecureConfirmed: false });
    expect(manager.state().problem?.kind).toBe(kind);
    expect(manager.state().discovery.address).toBeNull();
  });

  it('on another computer without https are used when their user says so, and then alone', async () => {
    const { manager } = await startConnectionManager();
    manager.useAddress({ address: 'http://192.0.2.7:23373', insecureConfirmed: true });
    expect(manager.state()).toMatchObject({
      problem: null,
      discovery: { address: 'http://192.0.2.7:23373' },
    });
    manager.connectWithToken('http://192.0.2.8:23373', 'token');
    expect(manager.state().problem?.kind).toBe('insecure-address');
  });
});
