import type { Clock } from '../platform/clock';

/** The wait after a poll that threw because of a bug, so that polling does not spin. */
const AFTER_MISTAKE_MS = 15_000;

/** The name of the timer that waits for the next poll. */
export const POLL_TIMER = 'poll';

export interface Poller {
  /** Polls at once and from then on. */
  start(): void;
  /**
   * Runs a poll that begins after this call: at once, or right after the one under way, whose answer
   * may be older than the call. Resolves when it is over; whoever calls meanwhile shares it.
   */
  pollNow(): Promise<void>;
  /** Cancels the wait for the next poll and aborts one under way. */
  stop(): void;
}

interface Options {
  clock: Clock;
  /**
   * One poll; resolves to how long to wait before the next, in ms. A rejection is a mistake in the
   * program: it is passed on to whoever asked for the poll, and the polling goes on.
   */
  poll: (signal: AbortSignal) => Promise<number>;
}

/** Runs a poll again and again, one at a time, each saying when the next is due. */
export function createPoller({ clock, poll }: Options): Poller {
  const stopping = new AbortController();
  let running: Promise<void> | null = null;
  let queued: Promise<void> | null = null;
  let cancelTimer: () => void = () => undefined;

  const run = async () => {
    let delayMs = AFTER_MISTAKE_MS;
    try {
      delayMs = await poll(stopping.signal);
    } catch (error) {
      if (!stopping.signal.aborted) throw error;
    } finally {
      running = null;
      if (!stopping.signal.aborted) {
        cancelTimer = clock.setTimeout(() => void begin(), delayMs, POLL_TIMER);
      }
    }
  };

  const begin = async () => {
    if (stopping.signal.aborted) return;
    cancelTimer();
    running ??= run();
    await running;
  };

  const beginAfter = async (current: Promise<void>) => {
    // A failure of the current poll is reported to its own callers.
    await current.catch(() => undefined);
    queued = null;
    await begin();
  };

  return {
    start: () => void begin(),
    pollNow() {
      if (running === null) return begin();
      queued ??= beginAfter(running);
      return queued;
    },
    stop() {
      cancelTimer();
      stopping.abort(new Error('the poller was stopped'));
    },
  };
}
