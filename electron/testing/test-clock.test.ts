import { describe, expect, it, vi } from 'vitest';
import { createTestClock } from './test-clock';

describe('createTestClock', () => {
  it('runs what falls due when it is moved, in order, and leaves the rest', async () => {
    const clock = createTestClock();
    const ran: string[] = [];
    clock.setTimeout(() => ran.push('late'), 20_000);
    clock.setTimeout(() => ran.push('early'), 10_000);
    const cancel = clock.setTimeout(() => ran.push('cancelled'), 5_000);
    const cancelFar = clock.setTimeout(() => ran.push('far'), 3_600_000);
    cancel();
    const before = clock.now();
    const advanced = clock.advance(30_000);
    // Not in the midst of what the caller does.
    expect(ran).toEqual([]);
    await advanced;
    expect(ran).toEqual(['early', 'late']);
    expect(clock.now() - before).toBeGreaterThanOrEqual(30_000);
    await clock.advance(3_600_000);
    expect(ran).toEqual(['early', 'late', 'far']);
    cancelFar();
  });

  it('can be set, forward and back, which no timer notices', async () => {
    const clock = createTestClock();
    const ran: string[] = [];
    clock.setTimeout(() => ran.push('due'), 10_000);
    const before = clock.now();
    clock.jump(86_400_000);
    expect(clock.now() - before).toBeGreaterThanOrEqual(86_400_000);
    clock.jump(-2 * 86_400_000);
    expect(clock.now()).toBeLessThan(before);
    expect(ran).toEqual([]);
    await clock.advance(10_000);
    expect(ran).toEqual(['due']);
  });

  it('says whether a timer waits, by its name', async () => {
    const clock = createTestClock();
    const cancel = clock.setTimeout(() => undefined, 10_000, 'poll');
    clock.setTimeout(() => undefined, 20_000, 'other');
    expect([clock.isWaiting('poll'), clock.isWaiting('nobody')]).toEqual([true, false]);
    cancel();
    expect(clock.isWaiting('poll')).toBe(false);
    await clock.advance(20_000);
    expect(clock.isWaiting('other')).toBe(false);
  });

  it('holds timers of a name until it is moved', async () => {
    const clock = createTestClock({ held: ['end'] });
    const ran: string[] = [];
    clock.setTimeout(() => ran.push('held'), 1, 'end');
    clock.setTimeout(() => ran.push('other'), 20, 'poll');
    await vi.waitFor(() => expect(ran).toEqual(['other']));
    await clock.advance(1);
    expect(ran).toEqual(['other', 'held']);
  });

  it('runs by itself as well, each timer once', async () => {
    const clock = createTestClock();
    const ran: string[] = [];
    // Far apart: a busy machine may need a while to set the next.
    clock.setTimeout(() => ran.push('second'), 300);
    clock.setTimeout(() => ran.push('first'), 1);
    await vi.waitFor(() => expect(ran).toEqual(['first', 'second']));
    await clock.advance(3_600_000);
    expect(ran).toEqual(['first', 'second']);
  });
});
