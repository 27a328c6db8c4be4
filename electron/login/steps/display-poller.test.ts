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

/** Waits at a display whose submits are answered after `ms`; notes when each call was made. */
function start(answerAfterMs: number, answer = OK, isNew = false) {
  const clock = createManualClock(0);
  const ending = new AbortController();
  const submits: number[] = [];
  const looks: number[] = [];
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
    look: () => {
      looks.push(clock.now());
      return Promise.resolve(OK);
    },
    take: () => isNew,
  });
  return { clock, ending, over, submits, looks, mostInFlight: () => mostInFlight };
}

describe('waitAtDisplay', () => {
  it('submits again as soon as a long poll ends, one at a time, and looks beside it', async () => {
    const { clock, submits, looks, mostInFlight } = start(20_000);
    await clock.advance(45_000);
    expect(submits).toEqual([0, 20_000, 40_000]);
    expect(looks.slice(0, 3)).toEqual([2_500, 5_000, 7_500]);
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

  it('paces a display that never rests', async () => {
    const { clock, submits } = start(10, OK, true);
    await clock.advance(10_000);
    expect(submits.length).toBeLessThan(12);
  });

  it('drops a look that a submit has overtaken', async () => {
    const clock = createManualClock(0);
    const ending = new AbortController();
    const taken: string[] = [];
    const after = (ms: number) =>
      new Promise<Result<LoginSession>>((resolve) => {
        clock.setTimeout(() => resolve(OK), ms);
      });
    const over = pollDisplay({
      clock,
      signal: ending.signal,
      submit: () => after(3_000),
      look: () => after(1_000),
      take: (_answer, from) => {
        taken.push(`${from} at ${clock.now()}`);
        return true;
      },
    });
    await clock.advance(5_000);
    ending.abort();
    await over;
    expect(taken).toEqual(['submit at 3000']);
  });

  it('goes on after an error, not too fast', async () => {
    const { clock, submits } = start(5, LOST);
    await clock.advance(3_100);
    expect(submits).toEqual([0, 1_505, 3_010]);
  });

  it('ends with its signal', async () => {
    const { clock, ending, over, submits, looks } = start(10);
    await clock.advance(100);
    ending.abort();
    await over;
    const before = [submits.length, looks.length];
    await clock.advance(60_000);
    expect([submits.length, looks.length]).toEqual(before);
  });
});
