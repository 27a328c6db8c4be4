import { z } from 'zod';
import { introspectionSchema } from '../../shared/api/oauth';
import { withTimeout } from '../beeper-api/timeout';
import type { Result } from '../beeper-api/errors';
import { findOAuthServer } from './oauth-metadata';
import { postOAuth } from './oauth-request';
import type { Transport } from '../beeper-api/request';
import { usableToken } from '../beeper-api/send';

/** Connecting and signing out wait for no more than this. */
const WAIT_MS = 3_000;

interface TokenOptions extends Transport {
  /** Without a trailing slash. */
  baseURL: string;
  token: string;
}

export interface TokenInfo {
  /** What it allows; null when Beeper does not say. */
  scopes: readonly string[] | null;
  /** When it runs out, ms since the epoch; null when it does not, or Beeper does not say. */
  expiresAt: number | null;
}

/**
 * What a token allows and until when (RFC 7662); null when Beeper does not say, or holds it for no
 * good token: what uses it learns that from its answer. Waits 3 s at most; rejects only when aborted.
 */
export async function introspectToken(
  options: TokenOptions & { signal?: AbortSignal | undefined },
): Promise<TokenInfo | null> {
  const answer = await postToken('introspection_endpoint', introspectionSchema, options);
  if (answer?.ok !== true || !answer.value.active) return null;
  const { scope, exp } = answer.value;
  return { scopes: scope ?? null, expiresAt: exp === undefined ? null : exp * 1_000 };
}

/** Makes a token worthless (RFC 7009). Whether Beeper took it; waits 3 s at most, never rejects. */
export async function revokeToken(options: TokenOptions): Promise<boolean> {
  const answer = await postToken('revocation_endpoint', z.unknown(), options);
  return answer?.ok === true;
}

/** Undefined for a token that no header can carry, and when the time is up. */
async function postToken<T>(
  endpoint: 'introspection_endpoint' | 'revocation_endpoint',
  schema: z.ZodType<T>,
  options: TokenOptions & { signal?: AbortSignal | undefined },
): Promise<Result<T> | undefined> {
  const token = usableToken(options.token);
  if (token === undefined) return undefined;
  const { clock, signal } = options;
  return withTimeout({ clock, timeoutMs: WAIT_MS, signal }, async (ended) => {
    const server = await findOAuthServer({ ...options, signal: ended });
    const url = server.endpoint(endpoint);
    const body = new URLSearchParams({ token, token_type_hint: 'access_token' });
    return postOAuth({ url, body, schema, secrets: [token], token }, options, ended);
  });
}
