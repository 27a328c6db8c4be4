import type { RequestListener } from 'node:http';
import { describe, expect, it } from 'vitest';
import { httpFetch } from '../beeper-api/http-fetch';
import { createManualClock } from '../testing/manual-clock';
import { startAuthorizationServer } from './testing/authorization-server';
import { TOKEN } from '../beeper-api/testing/client';
import { json, refusedURL, until } from '../beeper-api/testing/loopback';
import { revokeToken, introspectToken } from './token-introspection';

const EXPIRES = Date.UTC(2030, 0, 1);
const hang: RequestListener = () => undefined;

/** A Beeper that answers like this about a token, and how to ask it. */
async function beeper(answer: RequestListener) {
  const server = await startAuthorizationServer(() => ({
    '/oauth/introspect': answer,
    '/oauth/revoke': answer,
  }));
  const clock = createManualClock();
  return {
    ...server,
    clock,
    options: { baseURL: server.baseURL, token: TOKEN, fetch: httpFetch, clock },
  };
}

describe('tokenFacts', () => {
  it.each([
    [
      { active: true, scope: 'read write', exp: EXPIRES / 1_000 },
      { scopes: ['read', 'write'], expiresAt: EXPIRES },
    ],
    [{ active: true }, { scopes: null, expiresAt: null }],
    [
      { active: true, scope: '', exp: 'soon' },
      { scopes: null, expiresAt: null },
    ],
    [
      { active: true, scope: 7, exp: 1e300 },
      { scopes: null, expiresAt: null },
    ],
    [{ active: false }, null],
    [{}, null],
    ['no object', null],
  ])('reads %j', async (answer, facts) => {
    const { options } = await beeper(json(200, answer));
    expect(await introspectToken(options)).toEqual(facts);
  });

  it('sends the token as a form, and as whose question it is', async () => {
    const { options, asked } = await beeper(json(200, { active: true }));
    await introspectToken(options);
    const [request] = asked('/oauth/introspect');
    expect(request).toMatchObject({
      method: 'POST',
      body: `token=${TOKEN}&token_type_hint=access_token`,
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        authorization: `Bearer ${TOKEN}`,
      },
    });
  });

  it.each([401, 404, 500])('knows nothing after a refusal (%i)', async (status) => {
    const { options } = await beeper(json(status, { message: 'no' }));
    expect(await introspectToken(options)).toBeNull();
  });

  it('knows nothing where nothing answers, or the token cannot be sent', async () => {
    const clock = createManualClock();
    const away = { baseURL: await refusedURL(), token: TOKEN, fetch: httpFetch, clock };
    expect(await introspectToken(away)).toBeNull();
    const { options, seen } = await beeper(json(200, { active: true }));
    expect(await introspectToken({ ...options, token: 'to\nken' })).toBeNull();
    expect(seen).toEqual([]);
  });

  it('waits 3 s', async () => {
    const { options, clock, asked } = await beeper(hang);
    const facts = introspectToken(options);
    await until(() => asked('/oauth/introspect').length === 1);
    await clock.advance(3_000);
    expect(await facts).toBeNull();
  });

  it('rejects when aborted', async () => {
    const { options, asked } = await beeper(hang);
    const controller = new AbortController();
    const facts = introspectToken({ ...options, signal: controller.signal });
    await until(() => asked('/oauth/introspect').length === 1);
    controller.abort('enough');
    await expect(facts).rejects.toBe('enough');
  });
});

describe('revokeToken', () => {
  it('returns that Beeper accepted it, whatever else the answer holds', async () => {
    const { options, asked } = await beeper((_, response) => response.end());
    expect(await revokeToken(options)).toBe(true);
    expect(new URLSearchParams(asked('/oauth/revoke')[0]?.body).get('token')).toBe(TOKEN);
  });

  it.each([302, 400, 404, 503])('returns that Beeper did not (%i)', async (status) => {
    const { options } = await beeper(json(status, { error: 'no' }, { location: '/elsewhere' }));
    expect(await revokeToken(options)).toBe(false);
  });

  it('returns so where nothing answers', async () => {
    const { options } = await beeper(hang);
    expect(await revokeToken({ ...options, baseURL: await refusedURL() })).toBe(false);
  });

  it('waits 3 s in all', async () => {
    const server = await startAuthorizationServer(() => ({
      '/.well-known/oauth-authorization-server': hang,
      '/oauth/revoke': hang,
    }));
    const clock = createManualClock();
    const revoked = revokeToken({ baseURL: server.baseURL, token: TOKEN, fetch: httpFetch, clock });
    await until(() => server.seen.length === 2);
    await clock.advance(2_000);
    await until(() => server.asked('/oauth/revoke').length === 1);
    await clock.advance(1_000);
    expect(await revoked).toBe(false);
    expect(clock.pending()).toEqual([]);
  });
});
