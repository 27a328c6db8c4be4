import { createManualClock, type ManualClock } from '../../testing/manual-clock';
import { type BeeperClient, createBeeperClient } from '../client';
import type { ApiError, Result } from '../errors';
import { httpFetch } from '../http-fetch';
import type { ClientOptions } from '../send';

export const TOKEN = 'bpt_s3cret-Token.0123456789';

/** A client over real HTTP, on a clock that stands still; retries wait 375 and 750 ms. */
export function testClient(
  baseURL: string,
  options: Partial<ClientOptions> = {},
): { client: BeeperClient; clock: ManualClock } {
  const clock = createManualClock();
  const client = createBeeperClient({
    baseURL,
    token: TOKEN,
    fetch: httpFetch,
    clock,
    random: () => 0.5,
    ...options,
  });
  return { client, clock };
}

/** The error of a failed result; fails the test when it succeeded. */
export function errorOf(result: Result<unknown>): ApiError {
  if (result.ok) throw new Error(`expected an error, got ${JSON.stringify(result.value)}`);
  return result.error;
}

/** The value of a good result; fails the test when it failed. */
export function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`expected a value, got ${JSON.stringify(result.error)}`);
  return result.value;
}
