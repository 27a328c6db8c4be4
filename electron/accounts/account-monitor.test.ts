import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { httpFetch } from '../beeper-api/http-fetch';
import type { Fault } from '../../simulator/faults';
import { startSimulator } from '../../simulator/simulator';
import type { StatusChange, Snapshot } from '../../shared/model/snapshot';
import { createBeeperClient } from '../beeper-api/client';
import { systemClock } from '../platform/clock';
import { createManualClock } from '../testing/manual-clock';
import { freshFolder } from '../testing/folder';
import type { HistoryEntry } from '../../shared/model/history';
import { openHistory, type History } from '../history/history';
import { createAccountMonitor } from './account-monitor';

const WHATSAPP = 'local-whatsapp_ba_alice';
const DAY_MS = 86_400_000;

type MonitorHistory = Pick<History, 'add' | 'last' | 'present'>;

function historyDouble(added: HistoryEntry[], present: StatusChange[] = []): MonitorHistory {
  return {
    add: (entries) => {
      added.push(...entries);
      return Promise.resolve();
    },
    last: () => null,
    present: () => present,
  };
}

/** A monitor of a real simulator over HTTP; its own clock stands still, so polls are asked for. */
async function start(history?: MonitorHistory) {
  const simulator = await startSimulator({ seed: 'healthy' });
  const { url, token } = simulator;
  const added: HistoryEntry[] = [];
  const lines: string[] = [];
  const received: [Snapshot, readonly StatusChange[]][] = [];
  const clock = createManualClock();
  const monitor = createAccountMonitor({
    client: createBeeperClient({ baseURL: url, token, fetch: httpFetch, clock: systemClock }),
    clock,
    history: history ?? historyDouble(added),
    idlePollMs: () => 15_000,
    log: (line) => lines.push(line),
  });
  monitor.onSnapshot((snapshot, changes) => received.push([snapshot, changes]));
  onTestFinished(async () => {
    monitor.stop();
    await simulator.stop();
  });
  return { simulator, monitor, clock, added, received, lines };
}

describe('the account monitor', () => {
  it('reads what Beeper says, emits the changes, and stores them', async () => {
    const { simulator, monitor, added, received } = await start();
    expect(monitor.snapshot().connectivity.state).toBe('starting');
    await monitor.checkNow();
    expect(monitor.snapshot()).toMatchObject({ version: 1, connectivity: { state: 'ok' } });
    expect(monitor.snapshot().desktopVersion).not.toBeNull();
    const atFirstLook = added.splice(0);
    expect(atFirstLook).toHaveLength(monitor.snapshot().accounts.length);
    expect(atFirstLook[0]).toMatchObject({ kind: 'appeared', to: 'connected', isInexact: true });

    simulator.control.setAccount(WHATSAPP, { status: 'reconnect_required' });
    await monitor.checkNow();
    expect(monitor.snapshot().accounts[0]?.accountID).toBe(WHATSAPP);
    expect(added).toMatchObject([{ accountID: WHATSAPP, to: 'reconnect_required' }]);
    expect(received.map(([snapshot, changes]) => [snapshot.version, changes.length])).toEqual([
      [1, atFirstLook.length],
      [2, 1],
    ]);
  });

  it('keeps what did not change as it is: each account, and all of them', async () => {
    const { simulator, monitor } = await start();
    await monitor.checkNow();
    const first = monitor.snapshot();
    await monitor.checkNow();
    const second = monitor.snapshot();
    expect(second.version).toBe(2);
    expect(second.accounts).toBe(first.accounts);
    expect(second.bridges).toBe(first.bridges);

    simulator.control.setAccount(WHATSAPP, { status: 'reconnect_required' });
    await monitor.checkNow();
    const third = monitor.snapshot();
    const same = third.accounts.filter((account) => first.accounts.includes(account));
    expect(same).toHaveLength(first.accounts.length - 1);
  });

  it('sees that an account takes too long, while Beeper repeats what it said', async () => {
    const { simulator, monitor, clock } = await start();
    simulator.control.setAccount(WHATSAPP, { status: 'connecting' });
    await monitor.checkNow();
    const stateNow = () =>
      monitor.snapshot().accounts.find(({ accountID }) => accountID === WHATSAPP);
    expect(stateNow()).toMatchObject({ overdue: false });
    await clock.advance(4 * 60_000);
    await monitor.checkNow();
    expect(stateNow()).toMatchObject({ overdue: true });
  });

  it('knows the same as one that has just begun, whatever was in between', async () => {
    const { simulator, monitor } = await start();
    const { control, url, token } = simulator;
    const shownBy = ({ snapshot }: Pick<typeof monitor, 'snapshot'>) =>
      snapshot().accounts.map(({ accountID, status, displayName, place }) => [
        ...[accountID, status, displayName, place],
      ]);
    const beginner = async () => {
      const fresh = createAccountMonitor({
        client: createBeeperClient({ baseURL: url, token, fetch: httpFetch, clock: systemClock }),
        clock: createManualClock(),
        history: historyDouble([]),
        idlePollMs: () => 15_000,
        log: () => undefined,
      });
      await fresh.checkNow();
      fresh.stop();
      return shownBy(fresh);
    };
    const pollWith = async (...faults: Fault[]) => {
      faults.forEach(control.addFault);
      await monitor.checkNow();
      control.clearFaults();
    };
    const list = '/v1/accounts';
    const between: Fault[][] = [
      [],
      [{ kind: 'status', status: 500, path: '/v1/bridges' }],
      [{ kind: 'html', path: '/v1/bridges' }],
      [{ kind: 'status', status: 500, path: list }],
      [{ kind: 'json', body: [], path: list }],
      [{ kind: 'json', body: { items: [] }, path: '/v1/bridges' }],
    ];
    await pollWith();
    for (const faults of between) {
      await pollWith(...faults);
      await pollWith(...faults);
      await pollWith();
      expect(shownBy(monitor)).toEqual(await beginner());
      control.setAccount(WHATSAPP, { status: 'connecting' });
      await pollWith(...faults);
      control.setAccount(WHATSAPP, { status: 'connected' });
      await pollWith();
      expect(shownBy(monitor)).toEqual(await beginner());
    }
  });

  it('does not date a status by an earlier run when it was another in between', async () => {
    const file = join(await freshFolder(), 'history.ndjson');
    /** A run of the program in which the account has these statuses, one after the other. */
    const runWith = async (...statuses: string[]) => {
      const history = await openHistory({
        file,
        now: Date.now,
        reportToUser: () => undefined,
      });
      const { simulator, monitor, clock } = await start(history);
      await clock.advance(++runs * DAY_MS);
      for (const status of statuses) {
        simulator.control.setAccount(WHATSAPP, { status });
        await monitor.checkNow();
      }
      const { accounts } = monitor.snapshot();
      await history.close();
      const whatsapp = accounts.find(({ accountID }) => accountID === WHATSAPP);
      return { now: clock.now(), whatsapp };
    };
    let runs = 0;
    await runWith('connected', 'reconnect_required');
    await runWith('connected');
    const { whatsapp, now } = await runWith('reconnect_required');
    expect(whatsapp).toMatchObject({ since: now, sinceExact: false });
  });

  it('records what was removed while the program was off, once Beeper has listed all it has', async () => {
    const removed: StatusChange = {
      at: 1,
      accountID: 'removed',
      network: 'Signal',
      displayName: 'Bob',
      kind: 'status',
      from: 'connecting',
      to: 'connected',
      statusText: null,
    };
    const added: HistoryEntry[] = [];
    const { monitor, clock } = await start(historyDouble(added, [removed]));
    const gone = () => added.filter(({ kind }) => kind === 'gone');
    await monitor.checkNow();
    await clock.advance(59_000);
    await monitor.checkNow();
    expect(gone()).toEqual([]);
    await clock.advance(1_000);
    await monitor.checkNow();
    const expected = { at: clock.now(), from: 'connected', to: null, isInexact: true };
    expect(gone()).toMatchObject([{ accountID: 'removed', ...expected }]);
    await monitor.checkNow();
    expect(gone()).toHaveLength(1);
  });

  it('asks once for each list and does not retry by itself', async () => {
    const { simulator, monitor } = await start();
    simulator.control.addFault({ kind: 'status', status: 503, path: '/v1/bridges' });
    await monitor.checkNow();
    expect(
      simulator.control
        .requests()
        .map(({ path }) => path)
        .sort(),
    ).toEqual(['/v1/accounts', '/v1/app/setup', '/v1/bridges']);
    expect(monitor.snapshot()).toMatchObject({
      missedPolls: 1,
      connectivity: { problem: { kind: 'server' } },
    });
  });

  it.each([
    ['needs-login', 'signed-out'],
    ['needs-first-sync', 'getting-ready'],
    ['ready', 'unauthorized'],
    ['needs-a-haircut', 'unauthorized'],
  ])('asks about Beeper’s own setup when it refuses: %s is %s', async (state, kind) => {
    const { simulator, monitor } = await start();
    simulator.control.setAccess({ valid: false });
    simulator.control.addFault({ kind: 'json', path: '/v1/app/setup', body: { state } });
    await monitor.checkNow();
    expect(monitor.snapshot().connectivity.problem?.kind).toBe(kind);
    expect(
      simulator.control.requests().filter(({ path }) => path.startsWith('/v1/app/')),
    ).toMatchObject([{ method: 'GET', path: '/v1/app/setup' }]);
  });

  it('asks about it when nobody is listed, and keeps the accounts of a Beeper signed out', async () => {
    const { simulator, monitor } = await start();
    await monitor.checkNow();
    const { accounts } = monitor.snapshot();
    simulator.control.addFault({ kind: 'json', pattern: '^/v1/bridges$', body: { items: [] } });
    simulator.control.addFault({ kind: 'json', pattern: '^/v1/accounts$', body: [] });
    const setup = { kind: 'json', path: '/v1/app/setup' } as const;
    simulator.control.addFault({ ...setup, body: { state: 'needs-login' } });
    await monitor.checkNow();
    expect(monitor.snapshot()).toMatchObject({
      accounts,
      connectivity: { state: 'unreachable', problem: { kind: 'signed-out' } },
    });
    simulator.control.addFault({ ...setup, body: { state: 'ready' } });
    await monitor.checkNow();
    expect(monitor.snapshot()).toMatchObject({ accounts: [], connectivity: { state: 'ok' } });
  });

  it('does not ask while all is well, and waits a second for an answer at most', async () => {
    const { simulator, monitor, clock } = await start();
    await monitor.checkNow();
    const asked = () =>
      simulator.control.requests().filter(({ path }) => path === '/v1/app/setup').length;
    expect(asked()).toBe(0);
    simulator.control.addFault({ kind: 'status', status: 503, path: '/v1/bridges' });
    simulator.control.addFault({ kind: 'hang', path: '/v1/app/setup' });
    const checked = monitor.checkNow();
    await expect.poll(asked).toBe(1);
    await clock.advance(1_000);
    await checked;
    expect(monitor.snapshot().connectivity.problem?.kind).toBe('server');
  });

  it('does not wait for an account list that hangs', async () => {
    const { simulator, monitor, clock, lines } = await start();
    simulator.control.addFault({ kind: 'hang', path: '/v1/accounts' });
    simulator.control.setAccount(WHATSAPP, { status: 'reconnect_required' });
    const checked = monitor.checkNow();
    await expect.poll(() => clock.pending()).toEqual([2_000]);
    await clock.advance(2_000);
    await checked;
    expect(monitor.snapshot().accounts[0]?.accountID).toBe(WHATSAPP);
    expect(lines).toEqual(['/v1/accounts: too slow']);
  });

  it('says at once that the bridges’ answer is bad, whatever the account list does', async () => {
    const { simulator, monitor, clock, lines } = await start();
    simulator.control.addFault({ kind: 'hang', path: '/v1/accounts' });
    simulator.control.addFault({ kind: 'status', status: 503, path: '/v1/bridges' });
    const answered = new Promise<Snapshot>((resolve) => monitor.onSnapshot(resolve));
    void monitor.checkNow();
    const { connectivity } = await answered;
    expect(connectivity.problem?.kind).toBe('server');
    expect([clock.pending(), lines]).toEqual([[], []]);
  });

  it('watches on when one account cannot be read, and logs once what did not fit', async () => {
    const { simulator, monitor, lines } = await start();
    await monitor.checkNow();
    const fault = { kind: 'wrong-types', pattern: '^/v1/(bridges|accounts)$' } as const;
    simulator.control.addFault({ ...fault, field: 'status', item: WHATSAPP });
    await monitor.checkNow();
    await monitor.checkNow();
    const { accounts, connectivity } = monitor.snapshot();
    expect([connectivity.state, accounts.length]).toEqual(['ok', 6]);
    expect(accounts[0]).toMatchObject({ accountID: WHATSAPP, unreadableField: 'status' });
    expect(lines.filter((line) => line.includes('status'))).toEqual([
      expect.stringMatching(
        /^\/v1\/bridges: \d+\.accounts\.0\.status does not fit: expected string, got number$/,
      ),
      expect.stringMatching(
        /^\/v1\/accounts: \d+\.status does not fit: expected string, got number$/,
      ),
    ]);
  });

  it('emits to every listener, also when one of them fails', async () => {
    const { monitor, received, lines } = await start();
    const stop = monitor.onSnapshot(() => {
      throw new Error('a mistake');
    });
    monitor.onSnapshot((snapshot, changes) => received.push([snapshot, changes]));
    await monitor.checkNow();
    stop();
    expect(received).toHaveLength(2);
    expect(lines.join()).toContain('a mistake');
  });

  it('keeps a pause that Beeper asks for', async () => {
    const { simulator, monitor, clock } = await start();
    const fault = { kind: 'status', status: 429, retryAfterS: 40, path: '/v1/bridges' } as const;
    simulator.control.addFault(fault);
    await monitor.checkNow();
    expect(clock.pending()).toEqual([40_000]);
  });

  it('does not seem healthy while it keeps a long pause', async () => {
    const { simulator, monitor, clock } = await start();
    await monitor.checkNow();
    const fault = { kind: 'status', status: 429, retryAfterS: 3_600, path: '/v1/bridges' } as const;
    simulator.control.addFault(fault);
    await monitor.checkNow();
    expect(clock.pending()).toEqual([3_600_000]);
    expect(monitor.snapshot()).toMatchObject({
      stale: true,
      connectivity: { state: 'unreachable' },
    });
  });

  it('polls at once when the window appears, and often while it is there', async () => {
    const { simulator, monitor, clock } = await start();
    await monitor.checkNow();
    expect(clock.pending()).toEqual([15_000]);
    const before = simulator.control.requests().length;
    const polled = new Promise((resolve) => monitor.onSnapshot(resolve));
    monitor.setWindowVisible(true);
    await polled;
    expect(simulator.control.requests().length).toBe(before + 2);
    await clock.advance(0);
    expect(clock.pending()).toEqual([3_000]);
  });

  it('asks for the account list when the bridges list others, or somebody looks', async () => {
    const { simulator, monitor, clock } = await start();
    const asked = () => simulator.control.requests().map(({ path }) => path);
    const nextPoll = async () => {
      const before = asked().length;
      const polled = new Promise((resolve) => monitor.onSnapshot(resolve));
      await clock.advance(15_000);
      await polled;
      // The poll sets its timer after it told of what it saw.
      await clock.advance(0);
      return asked().slice(before);
    };
    await monitor.checkNow();
    expect(await nextPoll()).toEqual(['/v1/bridges']);
    simulator.control.setAccount(WHATSAPP, { status: 'reconnect_required' });
    expect(await nextPoll()).toEqual(['/v1/bridges']);
    expect(monitor.snapshot().accounts[0]?.accountID).toBe(WHATSAPP);
    simulator.control.removeAccount(WHATSAPP);
    expect(await nextPoll()).toEqual(['/v1/bridges', '/v1/accounts']);
    expect(await nextPoll()).toEqual(['/v1/bridges']);
    monitor.setWindowVisible(true);
    expect((await nextPoll()).sort()).toEqual(['/v1/accounts', '/v1/bridges']);
  });

  it('polls nothing without a client', async () => {
    const clock = createManualClock();
    const monitor = createAccountMonitor({
      client: null,
      idlePollMs: () => 15_000,
      clock,
      history: historyDouble([]),
      log: () => undefined,
    });
    monitor.start();
    await monitor.checkNow();
    expect(monitor.snapshot().connectivity).toMatchObject({
      state: 'not-connected',
      problem: { kind: 'no-token' },
    });
    expect(clock.pending()).toEqual([]);
  });
});
