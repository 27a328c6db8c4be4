import { systemClock, type Clock } from '../platform/clock';

export interface TestClock extends Clock {
  /**
   * Moves time forward by `ms`; timers that fall due run at once, in order, from the runtime's own: what
   * a test has run by the driver runs in the midst of anything. Resolves when they have.
   */
  advance(ms: number): Promise<void>;
  /**
   * Sets the time forward, or back, as its user or a time server does, or as a sleep has: no timer
   * runs sooner or later for it.
   */
  jump(ms: number): void;
  /** Whether a timer of this name waits. */
  isWaiting(name: string): boolean;
}

interface Timer {
  name: string | undefined;
  due: number;
  run: () => void;
  cancel: () => void;
}

/**
 * A clock that runs as the machine's does and can be moved forward; for tests of the whole program. Timers
 * of the names in `held` run only when it is moved: what a test looks at stays, however slow the machine.
 */
export function createTestClock({ held = [] }: { held?: readonly string[] } = {}): TestClock {
  const timers = new Set<Timer>();
  let offset = 0;
  const now = () => systemClock.now() + offset;

  const arm = (timer: Timer) => {
    const left = Math.max(0, timer.due - now());
    const isHeld = left > 0 && timer.name !== undefined && held.includes(timer.name);
    timer.cancel = isHeld ? () => undefined : systemClock.setTimeout(() => fire(timer), left);
  };
  const fire = (timer: Timer) => {
    timer.cancel();
    if (timers.delete(timer)) timer.run();
  };

  return {
    now,
    setTimeout(run, ms, name) {
      const timer: Timer = { name, due: now() + ms, run, cancel: () => undefined };
      timers.add(timer);
      arm(timer);
      return () => {
        timer.cancel();
        timers.delete(timer);
      };
    },
    advance(ms) {
      offset += ms;
      const inOrder = [...timers].sort((a, b) => a.due - b.due);
      for (const timer of inOrder) {
        timer.cancel();
        arm(timer);
      }
      return new Promise((resolve) => systemClock.setTimeout(resolve, 0));
    },
    jump(ms) {
      offset += ms;
      for (const timer of timers) timer.due += ms;
    },
    isWaiting: (name) => [...timers].some((timer) => timer.name === name),
  };
}
