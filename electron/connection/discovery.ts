import type { FoundBeeper, DiscoveryState } from '../../shared/model/connection';
import { sleep, type Clock } from '../platform/clock';

/** Between two rounds of questions while somebody looks at the page that waits for the answer. */
const AGAIN_MS = 2_000;

export interface Discovery {
  state(): DiscoveryState;
  /** Searches on and on while there is somebody to show it to. */
  setActive(on: boolean): void;
  /** Asks this address alone, at once; null goes back to this computer's. */
  setAddress(address: string | null): void;
  stop(): void;
}

interface Options {
  clock: Clock;
  /** Asks who is there, at one address or at this computer's; rejects only when aborted. */
  find: (address: string | null, signal: AbortSignal) => Promise<readonly FoundBeeper[]>;
  /** Asked from the start; null for this computer's addresses. */
  address: string | null;
  onChange: () => void;
}

/** Looks for a Beeper to connect to, so that the page goes on by itself when one appears. */
export function createDiscovery({ clock, find, address, onChange }: Options): Discovery {
  const nothing: DiscoveryState = { hasSearched: false, found: [], address };
  let state = nothing;
  let running: AbortController | null = null;

  const become = (next: DiscoveryState) => {
    if (JSON.stringify(next) === JSON.stringify(state)) return;
    state = next;
    onChange();
  };

  const run = async ({ signal }: AbortController) => {
    while (!signal.aborted) {
      const found = await find(state.address, signal);
      signal.throwIfAborted();
      become({ ...state, hasSearched: true, found });
      await sleep(clock, AGAIN_MS, signal);
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
      become({ ...nothing, address: next });
      if (running === null) return;
      stop();
      start();
    },
    stop,
  };
}
