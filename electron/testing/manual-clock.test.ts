import { describe, expect, it } from 'vitest';
import { sleep } from '../platform/clock';
import { createManualClock } from './manual-clock';

describe('createManualClock', () => {
  it('stands still until it is moved', async () => {
    const clock = createManualClock(1_000);
    expect(clock.now()).toBe(1_000);
    await clock.advance(250);
    expect(clock.now()).toBe(1_250);
  });

  it('runs due timers in order, each at its own time, and leaves the rest', async () => {
    const clock = createManualClock(0);
    const ran: [string, number][] = [];
    const record = (name: string) => () => ran.push([name, clock.now()]);
    clock.setTimeout(record('late'), 301);
    clock.setTimeout(record('second'), 200);
    clock.setTimeout(record('third'), 200);
    clock.setTimeout(record('first'), 100);
    await clock.advance(300);
    expect(ran).toEqual([
      ['first', 100],
      ['second', 200],
      ['third', 200],
    ]);
    expect(clock.pending()).toEqual([1]);
  });

  it('runs no cancelled timer, be it cancelled by one that ran just before', async () => {
    const clock = createManualClock();
    let ran = false;
    clock.setTimeout(() => cancel(), 10);
    const cancel = clock.setTimeout(() => (ran = true), 10);
    await clock.advance(10);
    expect(ran).toBe(false);
    expect(clock.pending()).toEqual([]);
  });

  it('lets promises settle in between, so that a chain of waits passes in one go', async () => {
    const clock = createManualClock(0);
    const times: number[] = [];
    const chain = async () => {
      await Promise.resolve();
      for (let turn = 0; turn < 3; turn += 1) {
        await sleep(clock, 100);
        times.push(clock.now());
      }
    };
    void chain();
    await clock.advance(1_000);
    expect(times).toEqual([100, 200, 300]);
    expect(clock.now()).toBe(1_000);
  });
});

describe('sleep', () => {
  it('rejects with the reason of an abort and leaves no timer behind', async () => {
    const clock = createManualClock();
    const controller = new AbortController();
    const slept = sleep(clock, 1_000, controller.signal);
    expect(clock.pending()).toEqual([1_000]);
    controller.abort('enough');
    await expect(slept).rejects.toBe('enough');
    expect(clock.pending()).toEqual([]);
  });

  it('does not start under a signal that is aborted', async () => {
    const clock = createManualClock();
    await expect(sleep(clock, 1_000, AbortSignal.abort('before'))).rejects.toBe('before');
    expect(clock.pending()).toEqual([]);
  });
});
