import { createHash } from 'node:crypto';
import type { RequestListener } from 'node:http';
import { json, type Loopback, type SeenRequest, serve } from '../../beeper-api/testing/loopback';

/** What a granted token looks like; each is asserted to be nowhere but in the result. */
export const GRANTED_TOKEN = 'granted-t0ken';
export const CODE = 'c0de-of-the-browser';

export interface AuthorizationServer extends Loopback {
  /** The body of the registration, as it came. */
  registration(): { redirect_uris: string[] } & Record<string, unknown>;
  /** The requests of one path. */
  asked(path: string): SeenRequest[];
}

/**
 * A Beeper that is an authorization server and says yes: it checks the redirect URI, the proof and
 * the code. `routes` replaces what it does on a path; it is given the server's own address.
 */
export async function startAuthorizationServer(
  routes: (baseURL: string) => Record<string, RequestListener> = () => ({}),
): Promise<AuthorizationServer> {
  let challenge = '';
  const loopback: Loopback = await serve((request, response) => {
    const url = new URL(request.url ?? '', loopback.baseURL);
    const all = { ...defaultRoutes, ...routes(loopback.baseURL) };
    const listener = all[url.pathname] ?? json(404, { message: 'None.', code: 'M_NOT_FOUND' });
    listener(request, response);
  });
  const asked = (path: string) =>
    loopback.seen.filter(({ url }) => new URL(url ?? '', loopback.baseURL).pathname === path);
  const registration = () => JSON.parse(asked('/oauth/register')[0]?.body ?? '{}');

  const defaultRoutes: Record<string, RequestListener> = {
    '/oauth/register': json(201, { client_id: 'client-1' }),
    '/oauth/authorize': (request, response) => {
      const query = new URL(request.url ?? '', loopback.baseURL).searchParams;
      const redirectURI = query.get('redirect_uri') ?? '';
      challenge = query.get('code_challenge') ?? '';
      if (!registration().redirect_uris.includes(redirectURI)) {
        json(400, { error: 'invalid_request' })(request, response);
        return;
      }
      const state = query.get('state') ?? '';
      response.writeHead(302, {
        location: `${redirectURI}?${new URLSearchParams({ code: CODE, state })}`,
      });
      response.end();
    },
    '/oauth/token': (request, response) => {
      const form = new URLSearchParams(asked('/oauth/token').at(-1)?.body);
      const proof = createHash('sha256')
        .update(form.get('code_verifier') ?? '')
        .digest('base64url');
      const isGood = form.get('code') === CODE && proof === challenge;
      const granted = { access_token: GRANTED_TOKEN, token_type: 'Bearer', scope: 'read write' };
      const answer = isGood
        ? json(200, { ...granted, expires_in: 3600 })
        : json(400, { error: 'invalid_grant' });
      answer(request, response);
    },
  };
  return { ...loopback, registration, asked };
}
