import { setImmediate } from 'node:timers';
import type { Clock } from '../platform/clock';

/** A clock that stands still until a test moves it. */
export interface ManualClock extends Clock {
  /**
   * Moves the time on by `ms`, running each timer that falls due at its own time, in order. Promises
   * settle before the first, after each and after the last, so timers set on the way count too.
   */
  advance(ms: number): Promise<void>;
  /** Milliseconds until each timer still waiting, soonest first. */
  pending(): number[];
}

interface Timer {
  due: number;
  run: () => void;
}

/** Creates a clock that shows `start` (milliseconds since the epoch). */
export function createManualClock(start = Date.UTC(2025, 0, 1)): ManualClock {
  let now = start;
  // In the order they fall due; timers of the same moment in the order they were set.
  let timers: Timer[] = [];

  return {
    now: () => now,
    setTimeout(run, ms) {
      const timer = { due: now + Math.max(0, ms), run };
      timers = [...timers, timer].sort((a, b) => a.due - b.due);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    async advance(ms) {
      const target = now + ms;
      await settlePromises();
      for (let next = timers[0]; next !== undefined && next.due <= target; next = timers[0]) {
        timers = timers.slice(1);
        now = next.due;
        next.run();
        await settlePromises();
      }
      now = target;
    },
    pending: () => timers.map((timer) => timer.due - now),
  };
}

/** A turn of the event loop: every promise that can settle without the outside has settled. */
function settlePromises(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
