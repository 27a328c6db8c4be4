import type { LoginSession } from '../../../shared/api/login-session';
import type { Result } from '../../beeper-api/errors';
import { sleep, type Clock } from '../../platform/clock';

/** An answer quicker than this that brought nothing new was no long poll. */
const QUICK_MS = 1_000;
/** After a quick answer, or an error. */
const PAUSE_MS = 1_500;
/** After so many quick answers in a row even new ones are paced: some displays change all the time. */
const MAX_QUICK_ANSWERS = 3;
/** Between refreshes of the session beside the long poll. */
const REFRESH_MS = 2_500;

interface Options {
  clock: Clock;
  signal: AbortSignal;
  /** One submit of the display step; on Desktop it may block for a minute or return at once. */
  submit: (signal: AbortSignal) => Promise<Result<LoginSession>>;
  /** Reads the session. */
  refresh: (signal: AbortSignal) => Promise<Result<LoginSession>>;
  /** Accepts an answer; returns whether it brought anything new. */
  accept: (answer: Result<LoginSession>, from: 'submit' | 'refresh') => boolean;
}

/**
 * Polls a display step until the signal is aborted, which the next step does: one submit after the
 * other (a refreshed QR needs a submit of its own), and a refresh now and then in case one is missed.
 */
export async function pollDisplay({
  clock,
  signal,
  submit,
  refresh,
  accept,
}: Options): Promise<void> {
  let answers = 0;
  const submitRepeatedly = async () => {
    let quick = 0;
    while (!signal.aborted) {
      const startedAt = clock.now();
      const answer = await submit(signal);
      if (signal.aborted) return;
      answers += 1;
      const isNew = accept(answer, 'submit');
      quick = clock.now() - startedAt < QUICK_MS ? quick + 1 : 0;
      const isIdle = quick > 0 && (!isNew || quick > MAX_QUICK_ANSWERS);
      if (!answer.ok || isIdle) await sleep(clock, PAUSE_MS, signal);
    }
  };
  const refreshRepeatedly = async () => {
    while (!signal.aborted) {
      await sleep(clock, REFRESH_MS, signal);
      const before = answers;
      const answer = await refresh(signal);
      // An error meets the submit too, and is shown from there. What was asked before a submit was
      // answered may be older than that answer.
      if (!signal.aborted && answer.ok && before === answers) accept(answer, 'refresh');
    }
  };
  await Promise.all([submitRepeatedly(), refreshRepeatedly()]).catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
}
