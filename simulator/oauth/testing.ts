import { createHash, randomBytes } from 'node:crypto';
import type { Simulator } from '../simulator';
import { ask, decide, json, post, type Reply } from '../testing';

export const REDIRECT = 'http://127.0.0.1:50123/callback';

/** What a program registers with. */
export const PROGRAM = {
  client_name: 'Watcher',
  redirect_uris: [REDIRECT],
  grant_types: ['authorization_code'],
  response_types: ['code'],
  scope: 'read write',
  token_endpoint_auth_method: 'none',
};

/** A program that asks for a token. Tests only. */
export interface Asker {
  clientID: string;
  verifier: string;
  challenge: string;
  /** The address of the question; `change` replaces parameters, null leaves one out. */
  address(change?: Record<string, string | null>): string;
  /** Asks for a token; `change` replaces fields of the form. */
  exchange(code: string, change?: Record<string, string>): Promise<Reply>;
}

/** Registers `metadata` over HTTP. */
export function register(simulator: Simulator, metadata: unknown = PROGRAM): Promise<Reply> {
  const body = JSON.stringify(metadata);
  return ask(simulator.url, '/oauth/register', { method: 'POST', body });
}

/** A program that is registered already. */
export async function newAsker(simulator: Simulator, metadata?: unknown): Promise<Asker> {
  const { client_id: clientID } = json(await register(simulator, metadata)) as {
    client_id: string;
  };
  const verifier = randomBytes(32).toString('base64url');
  const challenge = createHash('sha256').update(verifier).digest('base64url');
  return {
    clientID,
    verifier,
    challenge,
    address(change = {}) {
      const params = {
        client_id: clientID,
        redirect_uri: REDIRECT,
        response_type: 'code',
        scope: 'read write',
        state: 'a state',
        code_challenge: challenge,
        code_challenge_method: 'S256',
        ...change,
      };
      const url = new URL('/oauth/authorize', simulator.url);
      for (const [name, value] of Object.entries(params)) {
        if (value !== null) url.searchParams.set(name, value);
      }
      return url.href;
    },
    exchange: (code, change = {}) =>
      post(simulator.url, '/oauth/token', {
        grant_type: 'authorization_code',
        client_id: clientID,
        code,
        code_verifier: verifier,
        redirect_uri: REDIRECT,
        ...change,
      }),
  };
}

/** Where a reply sends the browser, and with what. Throws when it sends it nowhere. */
export function sentBack(reply: Reply): { to: string; params: Record<string, string> } {
  const { origin, pathname, searchParams } = new URL(reply.headers.location ?? 'nowhere');
  return { to: origin + pathname, params: Object.fromEntries(searchParams) };
}

/** The code that the user's "Allow" hands out. */
export async function allow(address: string): Promise<string> {
  return sentBack(await decide(address, 'allow')).params['code'] ?? '';
}

/** A new token, all the way. */
export async function obtainToken(simulator: Simulator): Promise<string> {
  const asker = await newAsker(simulator);
  const reply = json(await asker.exchange(await allow(asker.address())));
  return (reply as { access_token: string }).access_token;
}

/** Asks the API for what a token may read, or with POST for what it may change. */
export function bridgesWith(url: string, token: string, method = 'GET'): Promise<Reply> {
  const path = method === 'GET' ? '/v1/bridges' : '/v1/focus';
  return ask(url, path, { method, headers: { authorization: `Bearer ${token}` } });
}
