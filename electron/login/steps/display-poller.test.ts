import { describe, expect, it } from 'vitest';
import type { LoginSession } from '../../../shared/api/login-session';
import type { Result } from '../../beeper-api/errors';
import { createManualClock } from '../../testing/manual-clock';
import { pollDisplay } from './display-poller';

const SESSION: LoginSession = { bridgeID: 'b', loginSessionID: 's', status: 'waiting_for_display' };
const OK: Result<LoginSession> = { ok: true, value: SESSION };
const LOST: Result<LoginSession> = {
  ok: false,
  error: { kind: 'unreachable', message: 'gone', path: '/' },
};

/** Polls a display whose submits are answered after `ms`; records when each call was made. */
function start(answerAfterMs: number, answer = OK, isNew = false) {
  const clock = createManualClock(0);
  const ending = new AbortController();
  const submits: number[] = [];
  const refreshes: number[] = [];
  let inFlight = 0;
  let mostInFlight = 0;
  const over = pollDisplay({
    clock,
    signal: ending.signal,
    submit: async () => {
      submits.push(clock.now());
      inFlight += 1;
      mostInFlight = Math.max(mostInFlight, inFlight);
      await new Promise<void>((resolve) => clock.setTimeout(resolve, answerAfterMs));
      inFlight -= 1;
      return answer;
    },
    refresh: () => {
      refreshes.push(clock.now());
      return Promise.resolve(OK);
    },
    accept: () => isNew,
  });
  return { clock, ending, over, submits, refreshes, mostInFlight: () => mostInFlight };
}

describe('pollDisplay', () => {
  it('submits again as soon as a long poll ends, one at a time, and refreshes beside it', async () => {
    const { clock, submits, refreshes, mostInFlight } = start(20_000);
    await clock.advance(45_000);
    expect(submits).toEqual([0, 20_000, 40_000]);
    expect(refreshes.slice(0, 3)).toEqual([2_500, 5_000, 7_500]);
    expect(mostInFlight()).toBe(1);
  });

  it('backs off when the answer is quick and brings nothing new', async () => {
    const { clock, submits } = start(10);
    await clock.advance(5_000);
    expect(submits).toEqual([0, 1_510, 3_020, 4_530]);
  });

  it('submits at once after a quick answer that refreshed the display', async () => {
    const { clock, submits } = start(100, OK, true);
    await clock.advance(250);
    expect(submits).toEqual([0, 100, 200]);
  });

  it('paces a display that changes all the time', async () => {
    const { clock, submits } = start(10, OK, true);
    await clock.advance(10_000);
    expect(submits.length).toBeLessThan(12);
  });

  it('drops a refresh that a submit has overtaken', async () => {
    const clock = createManualClock(0);
    const ending = new AbortController();
    const accepted: string[] = [];
    const after = (ms: number) =>
      new Promise<Result<LoginSession>>((resolve) => {
        clock.setTimeout(() => resolve(OK), ms);
      });
    const over = pollDisplay({
      clock,
      signal: ending.signal,
      submit: () => after(3_000),
      refresh: () => after(1_000),
      accept: (_answer, from) => {
        accepted.push(`${from} at ${clock.now()}`);
        return true;
      },
    });
    await clock.advance(5_000);
    ending.abort();
    await over;
    expect(accepted).toEqual(['submit at 3000']);
  });

  it('goes on after an error, not too fast', async () => {
    const { clock, submits } = start(5, LOST);
    await clock.advance(3_100);
    expect(submits).toEqual([0, 1_505, 3_010]);
  });

  it('ends with its signal', async () => {
    const { clock, ending, over, submits, refreshes } = start(10);
    await clock.advance(100);
    ending.abort();
    await over;
    const before = [submits.length, refreshes.length];
    await clock.advance(60_000);
    expect([submits.length, refreshes.length]).toEqual(before);
  });
});
