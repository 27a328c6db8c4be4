import type { Clock } from '../platform/clock';

/** Until the next poll after one that failed through a mistake of ours, so that it cannot spin. */
const AFTER_MISTAKE_MS = 15_000;

export interface Poller {
  /** Polls at once and from then on. */
  start(): void;
  /** Polls now, unless a poll is under way; resolves when that poll is over. */
  now(): Promise<void>;
  /** Waits for no more; a poll under way is aborted. */
  stop(): void;
}

interface Options {
  clock: Clock;
  /**
   * One poll; resolves to how long to wait before the next, in ms. One that rejects is a mistake in
   * the program: whoever asked hears of it, and the watching goes on.
   */
  poll: (signal: AbortSignal) => Promise<number>;
}

/** Runs a poll again and again, one at a time, each saying when the next is due. */
export function createPoller({ clock, poll }: Options): Poller {
  const ending = new AbortController();
  let running: Promise<void> | null = null;
  let cancelTimer: () => void = () => undefined;

  const run = async () => {
    let delay = AFTER_MISTAKE_MS;
    try {
      delay = await poll(ending.signal);
    } catch (error) {
      if (!ending.signal.aborted) throw error;
    } finally {
      running = null;
      if (!ending.signal.aborted) cancelTimer = clock.setTimeout(() => void now(), delay);
    }
  };

  const now = () => {
    if (ending.signal.aborted) return Promise.resolve();
    cancelTimer();
    running ??= run();
    return running;
  };

  return {
    start: () => void now(),
    now,
    stop() {
      cancelTimer();
      ending.abort(new Error('the poller was stopped'));
    },
  };
}
