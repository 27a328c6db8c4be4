import type { LoginSession } from '../../../shared/api/login-session';
import type { Result } from '../../beeper-api/errors';
import { sleep, type Clock } from '../../platform/clock';

/** An answer quicker than this that brought nothing new was no long poll. */
const QUICK_MS = 1_000;
/** After a quick answer, or an error. */
const PAUSE_MS = 1_500;
/** So many quick answers in a row may bring something new; a display that never rests is paced. */
const MOST_QUICK = 3;
/** Between looks at the session beside the long poll. */
const LOOK_MS = 2_500;

interface Options {
  clock: Clock;
  signal: AbortSignal;
  /** One submit of the display step; on Desktop it may block for a minute or return at once. */
  submit: (signal: AbortSignal) => Promise<Result<LoginSession>>;
  /** One look at the session. */
  look: (signal: AbortSignal) => Promise<Result<LoginSession>>;
  /** Takes an answer in; tells whether it brought anything new. */
  take: (answer: Result<LoginSession>, from: 'submit' | 'look') => boolean;
}

/**
 * Waits at a display step until the signal is aborted, which whatever comes next does: one submit
 * after the other (a refreshed QR needs a submit of its own), and a look now and then as a net.
 */
export async function pollDisplay({ clock, signal, submit, look, take }: Options): Promise<void> {
  let answers = 0;
  const keepSubmitting = async () => {
    let quick = 0;
    while (!signal.aborted) {
      const begun = clock.now();
      const answer = await submit(signal);
      if (signal.aborted) return;
      answers += 1;
      const isNew = take(answer, 'submit');
      quick = clock.now() - begun < QUICK_MS ? quick + 1 : 0;
      const isIdle = quick > 0 && (!isNew || quick > MOST_QUICK);
      if (!answer.ok || isIdle) await sleep(clock, PAUSE_MS, signal);
    }
  };
  const keepLooking = async () => {
    while (!signal.aborted) {
      await sleep(clock, LOOK_MS, signal);
      const before = answers;
      const answer = await look(signal);
      // What went wrong with a look goes wrong with the submit too, and is said there. What was
      // asked before a submit was answered may be older than that answer.
      if (!signal.aborted && answer.ok && before === answers) take(answer, 'look');
    }
  };
  await Promise.all([keepSubmitting(), keepLooking()]).catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
}
