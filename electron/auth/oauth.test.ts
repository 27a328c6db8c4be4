import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { CODE, GRANTED_TOKEN, startAuthorizationServer } from './testing/authorization-server';
import { json, until } from '../beeper-api/testing/loopback';
import {
  METADATA,
  hang,
  fixRandomBytes,
  goesNowhere,
  browse,
  startAuthorize,
  callback,
  codeOfConnecting,
  problem,
} from './testing/authorize';

/** The example of RFC 7636, appendix B. */
const RFC_7636_OCTETS = [
  116, 24, 223, 180, 151, 153, 224, 37, 79, 250, 96, 125, 216, 173, 187, 186, 22, 212, 37, 77, 105,
  214, 191, 240, 91, 88, 5, 88, 83, 132, 141, 121,
];

describe('authorize', () => {
  it('comes back with a token when the user agrees', async () => {
    const server = await startAuthorizationServer();
    const { result, clock, untils, opened, shown } = startAuthorize(server, browse);
    expect(await result).toEqual({
      ok: true,
      token: GRANTED_TOKEN,
      scopes: ['read', 'write'],
      expiresInMs: 3_600_000,
    });
    expect(untils).toEqual([clock.now() + 120_000]);
    expect(opened).toHaveLength(1);
    expect(clock.pending()).toEqual([]);
    await until(() => shown.length === 1);
    expect(shown[0]).toMatchObject({
      status: 200,
      text: expect.stringContaining('let Bridgekeeper in'),
    });
    expect(await codeOfConnecting(server)).toBe('ECONNREFUSED');
  });

  it('registers for this once, without a secret, and asks with a proof', async () => {
    const server = await startAuthorizationServer();
    fixRandomBytes(new Uint8Array(32).fill(7));
    const { result, opened } = startAuthorize(server, browse);
    await result;
    const registration = server.registration();
    expect(registration).toEqual({
      client_name: 'Bridgekeeper',
      grant_types: ['authorization_code'],
      response_types: ['code'],
      redirect_uris: [expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/callback$/)],
      scope: 'read write',
      token_endpoint_auth_method: 'none',
    });
    const secret = Buffer.alloc(32, 7).toString('base64url');
    const question = new URL(opened[0] ?? '');
    expect(question.origin + question.pathname).toBe(`${server.baseURL}/oauth/authorize`);
    expect(Object.fromEntries(question.searchParams)).toEqual({
      client_id: 'client-1',
      redirect_uri: registration.redirect_uris[0],
      response_type: 'code',
      scope: 'read write',
      state: secret,
      code_challenge: createHash('sha256').update(secret).digest('base64url'),
      code_challenge_method: 'S256',
    });
    const [redeemed] = server.asked('/oauth/token');
    expect(redeemed?.headers['content-type']).toBe('application/x-www-form-urlencoded');
    expect(Object.fromEntries(new URLSearchParams(redeemed?.body))).toEqual({
      grant_type: 'authorization_code',
      client_id: 'client-1',
      code: CODE,
      code_verifier: secret,
      redirect_uri: registration.redirect_uris[0],
    });
  });

  it('proves who exchanges the code as the RFC does', async () => {
    const server = await startAuthorizationServer();
    fixRandomBytes(RFC_7636_OCTETS);
    const { result, opened } = startAuthorize(server, browse);
    await result;
    const asked = new URL(opened[0] ?? '').searchParams;
    expect(asked.get('code_challenge')).toBe('E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM');
    const exchanged = new URLSearchParams(server.asked('/oauth/token')[0]?.body);
    expect(exchanged.get('code_verifier')).toBe('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk');
  });

  it('makes secrets of 32 bytes that a URL carries as they are', async () => {
    const server = await startAuthorizationServer();
    fixRandomBytes(new Uint8Array(32).fill(255));
    const { result, opened } = startAuthorize(server, browse);
    await result;
    const secret = new URL(opened[0] ?? '').searchParams.get('state') ?? '';
    expect(secret).toBe(`${'_'.repeat(42)}8`);
    expect(encodeURIComponent(secret)).toBe(secret);
  });

  it('takes a new state and a new proof each time', async () => {
    const server = await startAuthorizationServer();
    const questions: URLSearchParams[] = [];
    for (let turn = 0; turn < 2; turn += 1) {
      const { result, opened } = startAuthorize(server, browse);
      await result;
      questions.push(new URL(opened[0] ?? '').searchParams);
      server.seen.length = 0;
    }
    const secrets = questions.flatMap((asked) => [asked.get('state'), asked.get('code_challenge')]);
    expect(new Set(secrets).size).toBe(4);
    for (const secret of secrets) expect(secret).toHaveLength(43);
  });

  it.each([
    [{}, { scopes: null, expiresInMs: null }],
    [
      { scope: 'read', expires_in: '60' },
      { scopes: ['read'], expiresInMs: 60_000 },
    ],
    [
      { scope: 'a"b', expires_in: -1, token_type: 'bearer' },
      { scopes: null, expiresInMs: null },
    ],
  ])('takes a grant that says only %j', async (tokenResponse, facts) => {
    const server = await startAuthorizationServer(() => ({
      '/oauth/token': json(200, { access_token: GRANTED_TOKEN, ...tokenResponse }),
    }));
    const { result } = startAuthorize(server, browse);
    expect(await result).toEqual({ ok: true, token: GRANTED_TOKEN, ...facts });
  });
});

describe('a Beeper that is slightly off', () => {
  it('may answer a registration with any success, and with more than was asked', async () => {
    const server = await startAuthorizationServer(() => ({
      '/oauth/register': json(200, { client_id: 'client-1', client_secret: 'unwanted' }),
    }));
    const { result } = startAuthorize(server, browse);
    expect(await result).toMatchObject({ ok: true });
    const exchanged = new URLSearchParams(server.asked('/oauth/token')[0]?.body);
    expect(exchanged.has('client_secret')).toBe(false);
  });

  it('may send an identity that nobody asked for', async () => {
    const server = await startAuthorizationServer(() => ({
      '/oauth/token': json(200, { access_token: GRANTED_TOKEN, id_token: 'no.real.one' }),
    }));
    const { result } = startAuthorize(server, browse);
    expect(await result).toMatchObject({ ok: true, token: GRANTED_TOKEN });
  });

  it.each([
    ['says nothing of it', {}],
    ['promises to name one', { authorization_response_iss_parameter_supported: true }],
    ['names an empty one before', { issuer: '' }],
  ])('that %s may name an issuer in its answer alone', async (_, metadata) => {
    const server = await startAuthorizationServer(() => ({ [METADATA]: json(200, metadata) }));
    const browser = (url: string) => browse(callback(url, { code: 'x', iss: 'http://beeper' }));
    const { result } = startAuthorize(server, browser);
    expect(await result).toEqual(problem('refused', 'invalid_grant'));
  });
});

describe('an abort', () => {
  it('before the start starts nothing', async () => {
    const server = await startAuthorizationServer();
    const { result } = startAuthorize(server, browse, { signal: AbortSignal.abort('before') });
    await expect(result).rejects.toBe('before');
    expect(server.seen).toEqual([]);
  });

  it.each([METADATA, '/oauth/register', '/oauth/token'])(
    'while %s is awaited ends it all',
    async (path) => {
      const server = await startAuthorizationServer(() => ({ [path]: hang }));
      const { result, controller, shown, clock } = startAuthorize(server, browse);
      await until(() => server.asked(path).length === 1);
      controller.abort('enough');
      await expect(result).rejects.toBe('enough');
      expect(clock.pending()).toEqual([]);
      if (path === METADATA) return;
      expect(await codeOfConnecting(server)).toBe('ECONNREFUSED');
      if (path === '/oauth/register') return;
      await until(() => shown.length === 1);
      expect(shown[0]).toMatchObject({ text: expect.stringContaining('not waiting any more') });
    },
  );

  it('while the browser is open ends it all', async () => {
    const server = await startAuthorizationServer();
    const { result, controller, opened, clock } = startAuthorize(server, goesNowhere);
    await until(() => opened.length === 1);
    controller.abort('enough');
    await expect(result).rejects.toBe('enough');
    expect(clock.pending()).toEqual([]);
    expect(await codeOfConnecting(server)).toBe('ECONNREFUSED');
  });
});
