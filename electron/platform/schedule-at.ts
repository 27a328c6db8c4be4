import type { Clock } from './clock';

/** The longest wait a timer can be set for; a longer one would end at once. */
const LONGEST_WAIT_MS = 2 ** 31 - 1;

/** Runs `run` once at a time (ms since the epoch), however far away; returns its cancel. */
export function scheduleAt(clock: Clock, at: number, run: () => unknown): () => void {
  let cancel: () => void = () => undefined;
  const wait = () => {
    const left = at - clock.now();
    if (left <= 0) run();
    else cancel = clock.setTimeout(wait, Math.min(left, LONGEST_WAIT_MS));
  };
  cancel = clock.setTimeout(wait, 0);
  return () => cancel();
}
