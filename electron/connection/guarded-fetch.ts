import { isLoopbackHost } from '../../shared/util/loopback';
import { AnotherUsersListenerError, NobodyListensError } from '../beeper-api/listener-errors';
import type { ListenerOwner } from './listener-owner/target';

interface Options {
  fetch: typeof fetch;
  /** Whose program listens at an address of this computer; never rejects. */
  listenerOwner: (baseURL: string) => Promise<ListenerOwner>;
  /** To ask before every request costs next to nothing, as on Linux. */
  isCheap: boolean;
}

/**
 * A `fetch` that sends what carries a token to an address of this computer only when a program of this
 * user listens there, or the system does not say who does: any user may listen at Beeper's port while
 * Beeper does not run. Rejects with an `AnotherUsersListenerError` otherwise.
 *
 * Where asking is costly, it is asked before the first such request to an address, and anew after one
 * that did not reach it.
 */
export function createGuardedFetch({ fetch, listenerOwner, isCheap }: Options): typeof fetch {
  const checked = new Set<string>();

  const check = async (origin: string) => {
    if (checked.has(origin)) return;
    const owner = await listenerOwner(origin);
    // SECURITY: another user's program gets no token, even if it answers like a Beeper.
    if (owner === 'another-user') throw new AnotherUsersListenerError();
    // SECURITY: nor does one that begins to listen just now.
    if (owner === 'nobody') throw new NobodyListensError();
    if (!isCheap) checked.add(origin);
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
      checked.delete(origin);
      throw error;
    }
  };
}
