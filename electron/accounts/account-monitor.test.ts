import { describe, expect, it, onTestFinished } from 'vitest';
import { startSimulator } from '../../simulator/simulator';
import type { StatusChange, Snapshot } from '../../shared/model/snapshot';
import { createBeeperClient } from '../beeper-api/client';
import { systemClock } from '../platform/clock';
import { createManualClock } from '../testing/manual-clock';
import type { StatusHistory } from './status-history';
import { createAccountMonitor } from './account-monitor';

const WHATSAPP = 'local-whatsapp_ba_alice';

function forgetful(added: StatusChange[]): StatusHistory {
  return {
    add: (changes) => {
      added.push(...changes);
      return Promise.resolve();
    },
    of: () => [],
    last: () => null,
    close: () => Promise.resolve(),
  };
}

/** A watch on a real simulator over HTTP; its own clock stands still, so polls are asked for. */
async function start() {
  const simulator = await startSimulator({ seed: 'healthy' });
  const { url, token } = simulator;
  const added: StatusChange[] = [];
  const lines: string[] = [];
  const heard: [Snapshot, readonly StatusChange[]][] = [];
  const clock = createManualClock();
  const watch = createAccountMonitor({
    client: createBeeperClient({ baseURL: url, token, fetch, clock: systemClock }),
    clock,
    history: forgetful(added),
    idlePollSeconds: () => 15,
    log: (line) => lines.push(line),
  });
  watch.onSnapshot((snapshot, changes) => heard.push([snapshot, changes]));
  onTestFinished(async () => {
    watch.stop();
    await simulator.stop();
  });
  return { simulator, watch, clock, added, heard, lines };
}

describe('watch', () => {
  it('takes in what Beeper says, tells the changes, and keeps them', async () => {
    const { simulator, watch, added, heard } = await start();
    expect(watch.snapshot().connectivity.state).toBe('starting');
    await watch.checkNow();
    expect(watch.snapshot()).toMatchObject({ version: 1, connectivity: { state: 'ok' } });
    expect(watch.snapshot().desktopVersion).not.toBeNull();
    expect(added).toEqual([]);

    simulator.control.setAccount(WHATSAPP, { status: 'reconnect_required' });
    await watch.checkNow();
    expect(watch.snapshot().accounts[0]?.accountID).toBe(WHATSAPP);
    expect(added).toMatchObject([{ accountID: WHATSAPP, to: 'reconnect_required' }]);
    expect(heard.map(([snapshot, changes]) => [snapshot.version, changes.length])).toEqual([
      [1, 0],
      [2, 1],
    ]);
  });

  it('asks once for each list and does not retry by itself', async () => {
    const { simulator, watch } = await start();
    simulator.control.addFault({ kind: 'status', status: 503, path: '/v1/bridges' });
    await watch.checkNow();
    expect(
      simulator.control
        .requests()
        .map(({ path }) => path)
        .sort(),
    ).toEqual(['/v1/accounts', '/v1/bridges']);
    expect(watch.snapshot()).toMatchObject({
      missedPolls: 1,
      connectivity: { problem: { kind: 'server' } },
    });
  });

  it('does not wait for an account list that hangs', async () => {
    const { simulator, watch, clock, lines } = await start();
    simulator.control.addFault({ kind: 'hang', path: '/v1/accounts' });
    simulator.control.setAccount(WHATSAPP, { status: 'reconnect_required' });
    const checked = watch.checkNow();
    await expect.poll(() => clock.pending()).toEqual([2_000]);
    await clock.advance(2_000);
    await checked;
    expect(watch.snapshot().accounts[0]?.accountID).toBe(WHATSAPP);
    expect(lines).toEqual(['/v1/accounts: too slow']);
  });

  it('tells everybody, also when one of them fails', async () => {
    const { watch, heard, lines } = await start();
    const stop = watch.onSnapshot(() => {
      throw new Error('a mistake');
    });
    watch.onSnapshot((snapshot, changes) => heard.push([snapshot, changes]));
    await watch.checkNow();
    stop();
    expect(heard).toHaveLength(2);
    expect(lines.join()).toContain('a mistake');
  });

  it('keeps a pause that Beeper asks for', async () => {
    const { simulator, watch, clock } = await start();
    const fault = { kind: 'status', status: 429, retryAfterS: 40, path: '/v1/bridges' } as const;
    simulator.control.addFault(fault);
    await watch.checkNow();
    expect(clock.pending()).toEqual([40_000]);
  });

  it('does not pass for well while it keeps a long pause', async () => {
    const { simulator, watch, clock } = await start();
    await watch.checkNow();
    const fault = { kind: 'status', status: 429, retryAfterS: 3_600, path: '/v1/bridges' } as const;
    simulator.control.addFault(fault);
    await watch.checkNow();
    expect(clock.pending()).toEqual([3_600_000]);
    expect(watch.snapshot()).toMatchObject({ stale: true, connectivity: { state: 'unreachable' } });
  });

  it('looks at once when the window appears, and often while it is there', async () => {
    const { simulator, watch, clock } = await start();
    await watch.checkNow();
    expect(clock.pending()).toEqual([15_000]);
    const before = simulator.control.requests().length;
    watch.setWindowVisible(true);
    await watch.checkNow();
    expect(simulator.control.requests().length).toBe(before + 2);
    expect(clock.pending()).toEqual([3_000]);
  });

  it('polls nothing without a client', async () => {
    const clock = createManualClock();
    const watch = createAccountMonitor({
      client: null,
      idlePollSeconds: () => 15,
      clock,
      history: forgetful([]),
      log: () => undefined,
    });
    watch.start();
    await watch.checkNow();
    expect(watch.snapshot().connectivity).toMatchObject({
      state: 'not-connected',
      problem: { kind: 'no-token' },
    });
    expect(clock.pending()).toEqual([]);
  });
});
