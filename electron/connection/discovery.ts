import type { FoundBeeper, DiscoveryState } from '../../shared/model/connection';
import { sleep, type Clock } from '../platform/clock';

/** Between two searches while the window shows what is found. */
const SEARCH_EVERY_MS = 2_000;
/** The name of the timer for the next search. */
export const SEARCH_TIMER = 'search';

export interface Discovery {
  state(): DiscoveryState;
  /** Searches again and again while active. */
  setActive(on: boolean): void;
  /** Searches at this address alone, at once; null returns to this computer's addresses. */
  setAddress(address: string | null): void;
  stop(): void;
}

interface Options {
  clock: Clock;
  /** Searches at one address, or at this computer's (null); rejects only when aborted. */
  find: (address: string | null, signal: AbortSignal) => Promise<readonly FoundBeeper[]>;
  /** The address to search at from the start; null for this computer's addresses. */
  address: string | null;
  onChange: () => void;
}

/** Searches for a Beeper to connect to, so that the page goes on by itself when one appears. */
export function createDiscovery({ clock, find, address, onChange }: Options): Discovery {
  const initial: DiscoveryState = { hasSearched: false, found: [], address };
  let state = initial;
  let running: AbortController | null = null;

  const update = (next: DiscoveryState) => {
    if (JSON.stringify(next) === JSON.stringify(state)) return;
    state = next;
    onChange();
  };

  const run = async ({ signal }: AbortController) => {
    while (!signal.aborted) {
      const found = await find(state.address, signal);
      signal.throwIfAborted();
      update({ ...state, hasSearched: true, found });
      await sleep(clock, SEARCH_EVERY_MS, signal, SEARCH_TIMER);
    }
  };

  const stop = () => {
    running?.abort(new Error('the search was stopped'));
    running = null;
  };

  const start = () => {
    const current = new AbortController();
    running = current;
    run(current).catch((error: unknown) => {
      if (!current.signal.aborted) throw error;
    });
  };

  return {
    state: () => state,
    setActive(on) {
      if (!on) stop();
      else if (running === null) start();
    },
    setAddress(next) {
      update({ ...initial, address: next });
      if (running === null) return;
      stop();
      start();
    },
    stop,
  };
}
