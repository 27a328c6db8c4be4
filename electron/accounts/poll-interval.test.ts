import { describe, expect, it } from 'vitest';
import { account, goodSnapshot } from '../testing/fixtures';
import { BACK_OFF_MS, ACTIVE_POLL_MS, nextPollDelay, type PollContext } from './poll-interval';

const CALM_MS = 20_000;

const delay = (over: Partial<PollContext> = {}) =>
  nextPollDelay({
    snapshot: goodSnapshot([account()]),
    windowVisible: false,
    idlePollMs: CALM_MS,
    retryAfterMs: null,
    now: 0,
    ...over,
  });

const missing = (missedPolls: number) => ({ ...goodSnapshot([]), missedPolls });

describe('nextPollDelay', () => {
  it('is calm when nothing moves and nobody looks', () => {
    expect(delay()).toBe(CALM_MS);
  });

  it.each(['connecting', 'backfilling'])('is lively while an account is %s', (status) => {
    expect(delay({ snapshot: goodSnapshot([account({ status })]) })).toBe(ACTIVE_POLL_MS);
  });

  it('calms down over an account that moves without end', () => {
    const snapshot = goodSnapshot([account({ status: 'backfilling', since: 0 })]);
    expect(delay({ snapshot, now: 3_600_000 })).toBe(CALM_MS);
  });

  it('is lively while the window is visible', () => {
    expect(delay({ windowVisible: true })).toBe(ACTIVE_POLL_MS);
  });

  it('backs off while Beeper does not answer, whoever looks', () => {
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
