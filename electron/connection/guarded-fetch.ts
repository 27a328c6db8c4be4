import { isLoopbackHost } from '../../shared/util/loopback';
import { AnotherUsersListenerError, NobodyListensError } from '../beeper-api/listener-errors';
import type { HTTPFetch } from '../beeper-api/http-fetch';
import type { Clock } from '../platform/clock';
import type { Listener } from './listener-owner/target';

interface Options {
  fetch: HTTPFetch;
  /** Whose program listens at an address of this computer, and where; never rejects. */
  findListener: (baseURL: string, first?: string) => Promise<Listener>;
  clock: Pick<Clock, 'now'>;
  /** How long an answer holds, in ms; where asking costs little, not longer than a moment. */
  validMs: number;
}

/** The kernel's tables cost little; elsewhere a program has to be run. In ms. */
export function listenerHoldsMs(platform: NodeJS.Platform): number {
  return platform === 'linux' ? 2_000 : Infinity;
}

/** What is known of the listener at an origin. */
interface Checked {
  /** When it was last found to be this user's; ms since the epoch. */
  at: number;
  /** Where; null where the system does not say. */
  address: string | null;
}

/**
 * A `fetch` that sends anything to an address of this computer (a token, or what one is made of) only
 * when a program of this user listens there, or the system does not say who does: any user may listen at
 * Beeper's port while Beeper does not run. Rejects with an `AnotherUsersListenerError` otherwise.
 *
 * It is asked before the first such request to an address, after one that did not reach it, and when the
 * answer is no longer fresh: Beeper may end and another begin to listen between two requests.
 */
export function createGuardedFetch({ fetch, findListener, clock, validMs }: Options): HTTPFetch {
  const checked = new Map<string, Checked>();
  /** What is being asked, for each origin: requests that go out together share the answer. */
  const asking = new Map<string, Promise<Checked>>();

  const check = async (origin: string): Promise<Checked> => {
    const known = checked.get(origin);
    const age = clock.now() - (known?.at ?? -Infinity);
    if (known !== undefined && age >= 0 && age < validMs) return known;
    const asked = asking.get(origin) ?? ask(origin).finally(() => asking.delete(origin));
    asking.set(origin, asked);
    return asked;
  };

  const ask = async (origin: string): Promise<Checked> => {
    const before = checked.get(origin)?.address ?? undefined;
    checked.delete(origin);
    const { owner, address } = await findListener(origin, before);
    // SECURITY: another user's program gets no token, even if it answers like a Beeper.
    if (owner === 'another-user') throw new AnotherUsersListenerError();
    // SECURITY: nor does one that begins to listen just now.
    if (owner === 'nobody') throw new NobodyListensError();
    const found = { at: clock.now(), address };
    checked.set(origin, found);
    return found;
  };

  return async (url, init) => {
    const { hostname, origin } = new URL(url);
    if (!isLoopbackHost(hostname)) return fetch(url, init);
    const { address } = await check(origin);
    init.signal.throwIfAborted();
    try {
      // SECURITY: `localhost` is more than one address; at the others another user may listen.
      return await fetch(url, address === null ? init : { ...init, address });
    } catch (error) {
      checked.delete(origin);
      throw error;
    }
  };
}
