import type { RequestListener } from 'node:http';
import type { CallOptions } from '../send';
import { testClient } from './client';
import { serve } from './loopback';

export const ONCE: CallOptions = { retries: 0 };
export const MB = 1024 * 1024;

/** What listing bridges comes to at a server like this. */
export async function bridgesFrom(answer: RequestListener, options: CallOptions = ONCE) {
  const { baseURL } = await serve(answer);
  return testClient(baseURL).client.bridges(options);
}
