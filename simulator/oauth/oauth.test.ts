import { describe, expect, it } from 'vitest';
import { ask, decide, json, simulators } from '../testing';
import { allow, newAsker, PROGRAM, REDIRECT, register, sentBack, bridgesWith } from './testing';

const start = simulators();

const METADATA = '/.well-known/oauth-authorization-server';

it('says where everything is, in the metadata and in the info alike', async () => {
  const { url } = await start();
  const metadata = json(await ask(url, METADATA));
  expect(metadata).toMatchObject({
    issuer: url,
    authorization_endpoint: `${url}/oauth/authorize`,
    token_endpoint: `${url}/oauth/token`,
    registration_endpoint: `${url}/oauth/register`,
    introspection_endpoint: `${url}/oauth/introspect`,
    revocation_endpoint: `${url}/oauth/revoke`,
    code_challenge_methods_supported: ['S256'],
    grant_types_supported: ['authorization_code'],
    token_endpoint_auth_methods_supported: ['none'],
  });
  const { endpoints } = json(await ask(url, '/v1/info')) as {
    endpoints: { oauth: { userinfo_endpoint: string } };
  };
  const { userinfo_endpoint: _, ...shared } = endpoints.oauth;
  expect(metadata).toMatchObject(shared);
});

it('goes the whole way from a stranger to a token that the API takes', async () => {
  const simulator = await start();
  const { url, control } = simulator;
  const asker = await newAsker(simulator);
  const { to, params } = sentBack(await decide(asker.address(), 'allow'));
  expect(to).toBe(REDIRECT);
  expect(params).toEqual({ code: expect.any(String), state: 'a state' });

  const reply = await asker.exchange(params['code'] ?? '');
  expect(reply.status).toBe(200);
  expect(reply.headers['cache-control']).toBe('no-store');
  const answer = json(reply) as { access_token: string };
  expect(answer).toEqual({
    access_token: expect.stringMatching(/^simulator-/),
    token_type: 'Bearer',
    scope: 'read write',
  });
  expect((await bridgesWith(url, answer.access_token)).status).toBe(200);
  expect((await bridgesWith(url, answer.access_token, 'POST')).status).toBe(200);
  expect(control.oauth.tokens()).toEqual([
    {
      token: answer.access_token,
      clientID: asker.clientID,
      scopes: ['read', 'write'],
      revoked: false,
      expiresAt: null,
    },
  ]);
});

describe('registration', () => {
  it('answers with what was registered', async () => {
    const simulator = await start({ now: () => 5500 });
    const reply = await register(simulator, { ...PROGRAM, software_id: 'ignored' });
    expect(reply.status).toBe(201);
    expect(json(reply)).toEqual({
      ...PROGRAM,
      client_id: expect.any(String),
      client_id_issued_at: 5,
    });
  });

  const wrong: [string, string, unknown][] = [
    ['invalid_client_metadata', 'no object', 'Watcher'],
    ['invalid_client_metadata', 'a secret client', { token_endpoint_auth_method: undefined }],
    ['invalid_client_metadata', 'another grant', { grant_types: ['password'] }],
    ['invalid_client_metadata', 'another response', { response_types: ['token'] }],
    ['invalid_client_metadata', 'a name that is none', { client_name: 7 }],
    ['invalid_client_metadata', 'a scope that is not there', { scope: 'read fly' }],
    ['invalid_redirect_uri', 'no address', { redirect_uris: [] }],
    ...[
      'https://127.0.0.1:1/callback',
      'http://example.org/callback',
      'http://127.0.0.1.example.org/',
      'http://me@127.0.0.1/',
      'http://127.0.0.1/#here',
      'watcher://callback',
      'callback',
      7,
    ].map((uri): [string, string, unknown] => [
      'invalid_redirect_uri',
      `the address ${uri}`,
      { redirect_uris: [REDIRECT, uri] },
    ]),
  ];

  it.each(wrong)('%s: %s', async (error, _, change) => {
    const simulator = await start();
    const metadata = typeof change === 'object' ? { ...PROGRAM, ...change } : change;
    const reply = await register(simulator, metadata);
    expect(reply.status).toBe(400);
    expect(json(reply)).toEqual({ error, error_description: expect.any(String) });
  });
});

describe('a code', () => {
  const wrong: [string, string, Record<string, string>][] = [
    ['invalid_grant', 'another verifier', { code_verifier: 'v'.repeat(43) }],
    ['invalid_request', 'a verifier that is too short', { code_verifier: 'v' }],
    ['invalid_request', 'no verifier', { code_verifier: '' }],
    ['invalid_grant', 'another redirect_uri', { redirect_uri: `${REDIRECT}/` }],
    ['invalid_grant', 'another code', { code: 'guessed' }],
    ['invalid_client', 'an unknown client', { client_id: 'somebody' }],
    ['unsupported_grant_type', 'another grant', { grant_type: 'refresh_token' }],
  ];

  it.each(wrong)('%s: with %s', async (error, _, change) => {
    const simulator = await start();
    const asker = await newAsker(simulator);
    const reply = await asker.exchange(await allow(asker.address()), change);
    expect(reply.status).toBe(400);
    expect(json(reply)).toEqual({ error, error_description: expect.any(String) });
    expect(simulator.control.oauth.tokens()).toEqual([]);
  });

  it('is good for its own client alone', async () => {
    const simulator = await start();
    const [asker, other] = [await newAsker(simulator), await newAsker(simulator)];
    const code = await allow(asker.address());
    const reply = await asker.exchange(code, { client_id: other.clientID });
    expect(json(reply)).toMatchObject({ error: 'invalid_grant' });
  });

  it('is good once', async () => {
    const simulator = await start();
    const asker = await newAsker(simulator);
    const code = await allow(asker.address());
    expect((await asker.exchange(code)).status).toBe(200);
    expect(json(await asker.exchange(code))).toMatchObject({ error: 'invalid_grant' });
    expect(simulator.control.oauth.tokens()).toHaveLength(1);
  });

  it.each([
    [59_999, 200],
    [60_000, 400],
  ])('after %i ms answers %i', async (later, status) => {
    let now = 1000;
    const simulator = await start({ now: () => now });
    const asker = await newAsker(simulator);
    const code = await allow(asker.address());
    now += later;
    expect((await asker.exchange(code)).status).toBe(status);
  });

  it('sent with a field that comes twice is refused', async () => {
    const { url } = await start();
    const body = 'grant_type=authorization_code&grant_type=authorization_code';
    const reply = await ask(url, '/oauth/token', { method: 'POST', body });
    expect(json(reply)).toMatchObject({ error: 'invalid_request' });
  });
});
