import { isLoopbackHost } from '../../shared/util/loopback';
import { AnotherUsersListenerError, NobodyListensError } from '../beeper-api/listener-errors';
import type { Clock } from '../platform/clock';
import type { ListenerOwner } from './listener-owner/target';

interface Options {
  fetch: typeof fetch;
  /** Whose program listens at an address of this computer; never rejects. */
  listenerOwner: (baseURL: string) => Promise<ListenerOwner>;
  clock: Pick<Clock, 'now'>;
  /** How long an answer holds, in ms; where asking costs little, not longer than a moment. */
  validMs: number;
}

/**
 * A `fetch` that sends what carries a token to an address of this computer only when a program of this
 * user listens there, or the system does not say who does: any user may listen at Beeper's port while
 * Beeper does not run. Rejects with an `AnotherUsersListenerError` otherwise.
 *
 * It is asked before the first such request to an address, after one that did not reach it, and when the
 * answer is no longer fresh: Beeper may end and another begin to listen between two requests.
 */
export function createGuardedFetch({
  fetch,
  listenerOwner,
  clock,
  validMs,
}: Options): typeof fetch {
  /** When each origin was last found to be this user's; ms since the epoch. */
  const checkedAt = new Map<string, number>();

  const check = async (origin: string) => {
    const age = clock.now() - (checkedAt.get(origin) ?? -Infinity);
    if (age >= 0 && age < validMs) return;
    const owner = await listenerOwner(origin);
    // SECURITY: another user's program gets no token, even if it answers like a Beeper.
    if (owner === 'another-user') throw new AnotherUsersListenerError();
    // SECURITY: nor does one that begins to listen just now.
    if (owner === 'nobody') throw new NobodyListensError();
    checkedAt.set(origin, clock.now());
  };

  return async (input, init) => {
    const isRequest = input instanceof Request;
    const { hostname, origin } = new URL(isRequest ? input.url : input);
    const headers = new Headers(init?.headers ?? (isRequest ? input.headers : undefined));
    if (!headers.has('authorization') || !isLoopbackHost(hostname)) return fetch(input, init);
    await check(origin);
    init?.signal?.throwIfAborted();
    try {
      return await fetch(input, init);
    } catch (error) {
      checkedAt.delete(origin);
      throw error;
    }
  };
}
