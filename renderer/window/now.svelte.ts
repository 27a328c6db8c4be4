import { createSubscriber } from 'svelte/reactivity';
import { startOfDay } from '../../shared/util/local-time';

const TICK_MS = 1_000;
/** Fine enough for texts like "for 3 minutes". */
const COARSE_MS = 5_000;

export interface Now {
  /** Ms since the epoch; changes every second. */
  readonly second: number;
  /**
   * The same in steps of five seconds, so that a long list is not updated every second. Rounded up:
   * a problem that the user hears of after three minutes must not be shown as two minutes old.
   */
  readonly coarse: number;
  /** When today began, in the system's time zone: all that a date is told by. */
  readonly today: number;
}

/**
 * The current time. It ticks only while something shown reads it and the document is visible.
 * @param clock ms since the epoch
 */
export function createNow(clock: () => number = Date.now): Now {
  const subscribe = createSubscriber((update) => {
    let timer: ReturnType<typeof setInterval> | undefined;
    const tickWhileVisible = () => {
      clearInterval(timer);
      if (document.visibilityState === 'visible') timer = setInterval(update, TICK_MS);
    };
    const catchUp = () => {
      update();
      tickWhileVisible();
    };
    tickWhileVisible();
    document.addEventListener('visibilitychange', catchUp);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', catchUp);
    };
  });
  const second = () => {
    subscribe();
    return clock();
  };
  const coarse = $derived(Math.ceil(second() / COARSE_MS) * COARSE_MS);
  const today = $derived(startOfDay(coarse));

  return {
    get second() {
      return second();
    },
    get coarse() {
      return coarse;
    },
    get today() {
      return today;
    },
  };
}
