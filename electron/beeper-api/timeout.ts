import type { Clock } from '../platform/clock';

const TIMED_OUT = Symbol('timed out');
/** Nobody waits any more. Without a reason of its own each end would make an error, with its stack. */
const ENDED = Symbol('ended');

export interface TimeoutOptions {
  clock: Clock;
  /** Undefined: no limit. */
  timeoutMs: number | undefined;
  /** The caller's. */
  signal: AbortSignal | undefined;
}

/**
 * A signal that also ends with its parent's, and is let go of by `end`: of one that outlives them,
 * `AbortSignal.any` keeps a trace of each for ever (Node 20).
 */
export function childSignal(parent: AbortSignal): { signal: AbortSignal; end: () => void } {
  const child = new AbortController();
  const forward = () => child.abort(parent.reason);
  if (parent.aborted) forward();
  parent.addEventListener('abort', forward);
  return {
    signal: child.signal,
    end() {
      parent.removeEventListener('abort', forward);
      child.abort(ENDED);
    },
  };
}

/**
 * Runs something that ends with its signal. Resolves with its result, or with undefined once the time
 * is up; rejects with the caller's reason as soon as the caller aborts. In every case the signal is
 * aborted at the end, so that nothing that was started with it goes on.
 */
export async function withTimeout<T>(
  { clock, timeoutMs, signal }: TimeoutOptions,
  run: (signal: AbortSignal) => Promise<T>,
): Promise<T | undefined> {
  signal?.throwIfAborted();
  const controller = new AbortController();
  // Added before `run` adds any listener, so that this one decides the race.
  const aborted = new Promise<never>((_, reject) => {
    controller.signal.addEventListener('abort', () => reject(controller.signal.reason));
  });
  const forwardAbort = () => controller.abort(signal?.reason);
  signal?.addEventListener('abort', forwardAbort);
  const cancelTimer =
    timeoutMs === undefined
      ? undefined
      : clock.setTimeout(() => controller.abort(TIMED_OUT), timeoutMs);
  try {
    return await Promise.race([aborted, run(controller.signal)]);
  } catch (reason) {
    if (reason === TIMED_OUT) return undefined;
    throw reason;
  } finally {
    cancelTimer?.();
    signal?.removeEventListener('abort', forwardAbort);
    controller.abort(ENDED);
  }
}
