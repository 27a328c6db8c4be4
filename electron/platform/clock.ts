/** The time and the timers of the main process, so that a test can hand in its own. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /**
   * Runs `run` once after `ms` (at most 2^31 - 1, a longer wait ends at once); returns its cancel.
   * A test clock can be asked by `name` whether it waits.
   */
  setTimeout(run: () => void, ms: number, name?: string): () => void;
}

/** The machine's clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  setTimeout: (run, ms) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};

/** Resolves after `ms`; rejects with the signal's reason as soon as that is aborted. */
export function sleep(
  clock: Clock,
  ms: number,
  signal?: AbortSignal,
  name?: string,
): Promise<void> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const onAbort = () => {
      cancel();
      reject(signal?.reason);
    };
    const cancel = clock.setTimeout(
      () => {
        signal?.removeEventListener('abort', onAbort);
        resolve();
      },
      ms,
      name,
    );
    signal?.addEventListener('abort', onAbort, { once: true });
  });
}
