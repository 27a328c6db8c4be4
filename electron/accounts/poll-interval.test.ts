import { describe, expect, it } from 'vitest';
import { account, goodSnapshot } from '../testing/fixtures';
import {
  BACK_OFF_MS,
  ACTIVE_POLL_MS,
  idlePollMs,
  nextPollDelay,
  type PollContext,
} from './poll-interval';

const IDLE_MS = 20_000;

const delay = (over: Partial<PollContext> = {}) =>
  nextPollDelay({
    snapshot: goodSnapshot([account()]),
    windowVisible: false,
    idlePollMs: IDLE_MS,
    retryAfterMs: null,
    now: 0,
    ...over,
  });

const missing = (missedPolls: number) => ({ ...goodSnapshot([]), missedPolls });

describe('idlePollMs', () => {
  it.each([
    [5, false, 5_000],
    [5, true, 15_000],
    [60, true, 60_000],
  ])('of %i seconds, on battery: %s', (seconds, isOnBattery, ms) => {
    expect(idlePollMs(seconds, isOnBattery)).toBe(ms);
  });
});

describe('nextPollDelay', () => {
  it('is the user’s choice while nothing changes and the window is hidden', () => {
    expect(delay()).toBe(IDLE_MS);
  });

  it.each(['connecting', 'backfilling'])('is short while an account is %s', (status) => {
    expect(delay({ snapshot: goodSnapshot([account({ status })]) })).toBe(ACTIVE_POLL_MS);
  });

  it('grows again for an account that is in progress without end', () => {
    const snapshot = goodSnapshot([account({ status: 'backfilling', since: 0 })]);
    expect(delay({ snapshot, now: 3_600_000 })).toBe(IDLE_MS);
  });

  it('is short while the window is visible', () => {
    expect(delay({ windowVisible: true })).toBe(ACTIVE_POLL_MS);
  });

  it('backs off while Beeper does not answer, even with the window visible', () => {
    const delays = [1, 2, 3, 4, 5, 6, 7, 8, 99].map((missed) =>
      delay({ snapshot: missing(missed), windowVisible: true }),
    );
    expect(delays).toEqual([...BACK_OFF_MS, 60_000, 60_000]);
  });

  it('waits as long as Beeper asks', () => {
    expect(delay({ snapshot: missing(1), retryAfterMs: 45_000 })).toBe(45_000);
    expect(delay({ snapshot: missing(7), retryAfterMs: 45_000 })).toBe(60_000);
  });
});
