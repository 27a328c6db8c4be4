import type { Clock } from '../clock';

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
  /** One poll; resolves to how long to wait before the next, in ms. Never rejects unless aborted. */
  poll: (signal: AbortSignal) => Promise<number>;
}

/** Runs a poll again and again, one at a time, each saying when the next is due. */
export function createPoller({ clock, poll }: Options): Poller {
  const ending = new AbortController();
  let running: Promise<void> | null = null;
  let cancelTimer: () => void = () => undefined;

  const run = async () => {
    try {
      const delay = await poll(ending.signal);
      if (!ending.signal.aborted) cancelTimer = clock.setTimeout(() => void now(), delay);
    } catch (error) {
      if (!ending.signal.aborted) throw error;
    } finally {
      running = null;
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
