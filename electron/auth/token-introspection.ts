import * as oauth from 'oauth4webapi';
import type { z } from 'zod';
import { introspectionSchema, revokedSchema, scopesOf } from '../../shared/api/oauth';
import { withTimeout } from '../beeper-api/timeout';
import { findOAuthServer } from './oauth-metadata';
import { connectProblemOf, oauthRequest } from './oauth-request';
import type { Transport } from '../beeper-api/request';
import { usableToken } from '../beeper-api/usable-token';

/** Connecting and signing out wait for no more than this. */
const WAIT_MS = 3_000;

/** The library wants a client; Beeper knows the caller by the token alone, and is sent no name. */
const CLIENT: oauth.Client = { client_id: 'unregistered' };

interface TokenOptions extends Transport {
  /** Without a trailing slash. */
  baseURL: string;
  token: string;
  signal?: AbortSignal | undefined;
}

export interface TokenInfo {
  /** What it allows; null when Beeper does not say. */
  scopes: readonly string[] | null;
  /** When it runs out, ms since the epoch; null when it does not, or Beeper does not say. */
  expiresAt: number | null;
}

/**
 * What a token allows and until when (RFC 7662); null when Beeper does not say, or does not accept
 * it: the first call that uses the token shows that. Waits 3 s at most; rejects only when aborted.
 */
export async function introspectToken(options: TokenOptions): Promise<TokenInfo | null> {
  const { introspectionRequest, processIntrospectionResponse } = oauth;
  const answer = await sendToken(
    options,
    introspectionSchema,
    introspectionRequest,
    (response, server) => processIntrospectionResponse(server, CLIENT, response),
  );
  if (answer?.active !== true) return null;
  const { scope, exp } = answer;
  return { scopes: scopesOf(scope), expiresAt: exp === undefined ? null : exp * 1_000 };
}

/** Makes a token worthless (RFC 7009). Whether Beeper took it; waits 3 s at most, never rejects. */
export async function revokeToken(options: Omit<TokenOptions, 'signal'>): Promise<boolean> {
  const answer = await sendToken(
    options,
    revokedSchema,
    oauth.revocationRequest,
    async (response) => {
      await oauth.processRevocationResponse(response);
      return true;
    },
  );
  return answer === true;
}

/** Undefined for a token that no header can carry, after a refusal, and when the time is up. */
async function sendToken<T>(
  options: TokenOptions,
  schema: z.ZodType<object>,
  send: typeof oauth.introspectionRequest | typeof oauth.revocationRequest,
  read: (response: Response, server: oauth.AuthorizationServer) => Promise<T>,
): Promise<T | undefined> {
  const token = usableToken(options.token);
  if (token === undefined) return undefined;
  const withToken: oauth.ClientAuth = (_server, _client, _body, headers) =>
    headers.set('authorization', `Bearer ${token}`);
  const { clock } = options;
  const deadline = { clock, timeoutMs: WAIT_MS, signal: options.signal };
  return withTimeout(deadline, async (signal) => {
    const { metadata } = await findOAuthServer({ ...options, signal });
    const http = oauthRequest({ schema, status: 200, secrets: [token] }, { ...options, signal });
    const additionalParameters = { token, token_type_hint: 'access_token' };
    try {
      const response = await send(metadata, CLIENT, withToken, token, {
        ...http,
        additionalParameters,
      });
      return await read(response, metadata);
    } catch (error) {
      connectProblemOf(error);
      return undefined;
    }
  });
}
