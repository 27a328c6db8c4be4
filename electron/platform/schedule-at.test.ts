import { describe, expect, it } from 'vitest';
import { createManualClock } from '../testing/manual-clock';
import { scheduleAt } from './schedule-at';

const DAY_MS = 86_400_000;

describe('scheduleAt', () => {
  it.each([1, DAY_MS, 90 * DAY_MS])('runs once after %d ms', async (wait) => {
    const clock = createManualClock();
    let runs = 0;
    scheduleAt(clock, clock.now() + wait, () => (runs += 1));
    await clock.advance(wait - 1);
    expect(runs).toBe(0);
    await clock.advance(1);
    expect(runs).toBe(1);
    await clock.advance(200 * DAY_MS);
    expect(runs).toBe(1);
    expect(clock.pending()).toEqual([]);
  });

  it('runs soon when the time is past, and never after its cancel', async () => {
    const clock = createManualClock();
    let runs = 0;
    const cancel = scheduleAt(clock, clock.now() + 60 * DAY_MS, () => (runs += 1));
    scheduleAt(clock, clock.now() - 1, () => (runs += 10));
    await clock.advance(40 * DAY_MS);
    cancel();
    await clock.advance(40 * DAY_MS);
    expect(runs).toBe(10);
  });
});
