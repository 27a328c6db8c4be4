import { describe, expect, it, onTestFinished } from 'vitest';
import { startSimulator } from '../../simulator/simulator';
import { startConnectionManager } from './testing/connection-manager';

describe('leaving', () => {
  it('signs out: the token is revoked and erased, and nothing is watched', async () => {
    const { startManager, manager, connected, simulator, contents, reports } =
      await startConnectionManager();
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
    const { startManager, manager, connected, simulator } = await startConnectionManager({
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
    const { startManager, manager } = await startConnectionManager((baseURL, token) => ({
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
    const { startManager, manager, connected, simulator } = await startConnectionManager({
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
    const { startManager, manager, simulator, contents, reports } = await startConnectionManager(
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
    const { startManager, manager, connectedCount } = await startConnectionManager({
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
    const { startManager, manager, used, contents } = await startConnectionManager(
      (baseURL, token) => ({
        stored: { baseURL, token },
      }),
    );
    await startManager();
    await manager.enterDemo();
    expect(manager.state().active).toEqual({ kind: 'demo' });
    await manager.leaveDemo();
    expect(used.map(({ kind }) => kind)).toEqual(['beeper', 'demo', 'beeper']);
    expect(contents().state).toBe('stored');
  });
});

describe('connecting again', () => {
  it('ends the token before, when this program had obtained it', async () => {
    const { startManager, manager, connected, simulator, used } = await startConnectionManager();
    await startManager();
    const revoked = () => simulator.control.oauth.tokens().map((token) => token.revoked);
    manager.connectInBrowser(simulator.url);
    await connected();
    expect(revoked()).toEqual([false]);
    manager.connectInBrowser(simulator.url);
    await expect.poll(revoked).toEqual([true, false]);
    manager.connectWithToken(simulator.url, simulator.token);
    await expect.poll(revoked).toEqual([true, true]);
    expect(used.filter(({ kind }) => kind === 'beeper')).toHaveLength(3);
  });

  it('leaves one alone that the user had pasted', async () => {
    const { startManager, manager, connected, simulator } = await startConnectionManager(
      (baseURL, token) => ({ stored: { baseURL, token } }),
    );
    await startManager();
    simulator.control.clearRequests();
    manager.connectInBrowser(simulator.url);
    await connected();
    await expect
      .poll(() => simulator.control.oauth.tokens().map(({ revoked }) => revoked))
      .toEqual([false]);
    const paths = simulator.control.requests().map(({ path }) => path);
    expect(paths.filter((path) => path.includes('revoke'))).toEqual([]);
  });
});

describe('rediscovering', () => {
  it('goes with Beeper to another port of this computer, and stores that', async () => {
    const { startManager, manager, used, simulator, contents } = await startConnectionManager(
      (_url, token) => ({
        stored: { baseURL: 'http://127.0.0.1:9', token },
      }),
    );
    await startManager();
    await manager.rediscoverMovedServer();
    expect(used.at(-1)).toMatchObject({ baseURL: simulator.url });
    expect(JSON.stringify(contents())).toContain(simulator.url);
  });

  it('offers its token to no other user’s program', async () => {
    const { startManager, manager, used, simulator } = await startConnectionManager(
      (url, token) => ({
        stored: { baseURL: 'http://127.0.0.1:9', token },
        ofAnotherUser: [url],
      }),
    );
    await startManager();
    await manager.rediscoverMovedServer();
    expect(used).toHaveLength(1);
    const requests = simulator.control.requests();
    expect(requests.length).toBeGreaterThan(0);
    expect(requests.filter(({ authorized }) => authorized)).toEqual([]);
  });

  it('asks the user first where the system does not say whose the other is, and once', async () => {
    const { startManager, manager, used, simulator, reports } = await startConnectionManager(
      (_url, token) => ({ stored: { baseURL: 'http://127.0.0.1:9', token }, owner: 'unknown' }),
    );
    await startManager();
    await manager.rediscoverMovedServer();
    expect(used).toHaveLength(1);
    expect(simulator.control.requests().filter(({ authorized }) => authorized)).toEqual([]);
    expect(reports).toEqual([expect.stringContaining(simulator.url)]);
  });

  it('passes over somebody else’s Beeper', async () => {
    const stranger = await startSimulator({ seed: 'healthy' });
    onTestFinished(() => stranger.stop());
    const { startManager, manager, used, simulator } = await startConnectionManager(
      (_url, token) => ({
        stored: { baseURL: 'http://127.0.0.1:9', token },
        otherServers: [stranger.url],
      }),
    );
    await startManager();
    await manager.rediscoverMovedServer();
    expect(used.at(-1)).toMatchObject({ baseURL: simulator.url });
  });

  it('ends quietly with the program', async () => {
    const { startManager, manager, used } = await startConnectionManager((_url, token) => ({
      stored: { baseURL: 'http://127.0.0.1:9', token },
    }));
    await startManager();
    const asked = [manager.rediscoverMovedServer(), manager.reconnect()];
    manager.stop();
    await Promise.all(asked);
    expect(used).toHaveLength(1);
  });

  it('goes nowhere while Beeper is where it was, or is elsewhere', async () => {
    const there = await startConnectionManager((baseURL, token) => ({
      stored: { baseURL, token },
    }));
    await there.startManager();
    await there.manager.rediscoverMovedServer();
    expect(there.used).toHaveLength(1);
    const elsewhere = await startConnectionManager(() => ({
      stored: { baseURL: 'https://beeper.example.org', token: 'x' },
    }));
    await elsewhere.startManager();
    await elsewhere.manager.rediscoverMovedServer();
    expect(elsewhere.used).toHaveLength(1);
  });
});
