import { type RequestListener } from 'node:http';
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import {
  type AuthorizationServer,
  CODE,
  GRANTED_TOKEN,
  startAuthorizationServer,
} from './testing/authorization-server';
import { json, refusedURL, serve, until } from '../beeper-api/testing/loopback';
import {
  METADATA,
  hang,
  browse,
  startAuthorize,
  callback,
  codeOfConnecting,
  problem,
} from './testing/authorize';

describe('a Beeper that does not play its part', () => {
  const errorBody = { error: 'invalid_client_metadata', error_description: 'No more clients.' };

  it.each<[string, string, RequestListener, unknown]>([
    ['cannot register', '/oauth/register', json(404, { message: 'None.' }), problem('no-oauth')],
    ['refuses', '/oauth/register', json(400, errorBody), problem('refused', 'No more clients.')],
    [
      'refuses in the API’s words',
      '/oauth/register',
      json(429, { message: 'Slower.', code: 'M_LIMIT' }),
      problem('refused', 'Slower.'),
    ],
    ['refuses without a word', '/oauth/register', json(500, ''), problem('refused')],
    ['registers nobody', '/oauth/register', json(201, { client_id: '' }), problem('refused')],
    [
      'hangs up on a registration',
      '/oauth/register',
      (request) => request.socket.destroy(),
      problem('unreachable'),
    ],
    [
      'does not take the code',
      '/oauth/token',
      json(400, { error: 'invalid_grant' }),
      problem('refused', 'invalid_grant'),
    ],
    [
      'hangs up on the code',
      '/oauth/token',
      (request) => request.socket.destroy(),
      problem('unreachable'),
    ],
    ['grants nothing', '/oauth/token', json(200, {}), problem('refused')],
    [
      'grants what is no token',
      '/oauth/token',
      json(200, { access_token: 'to\nken' }),
      problem('refused'),
    ],
    [
      'grants another kind of token',
      '/oauth/token',
      json(200, { access_token: GRANTED_TOKEN, token_type: 'mac' }),
      problem('refused'),
    ],
  ])('and %s', async (_, path, listener, expected) => {
    const server = await startAuthorizationServer(() => ({ [path]: listener }));
    const { result, clock } = startAuthorize(server, browse);
    const outcome = await result;
    expect(outcome).toEqual(expected);
    expect(inspect(outcome)).not.toContain(GRANTED_TOKEN);
    expect(await codeOfConnecting(server)).toBe('ECONNREFUSED');
    expect(clock.pending()).toEqual([]);
  });

  it('and is not there', async () => {
    const gone = { ...(await startAuthorizationServer()), baseURL: await refusedURL() };
    const { result, opened } = startAuthorize(gone, browse);
    expect(await result).toEqual(problem('unreachable'));
    expect(opened).toEqual([]);
  });

  it.each(['/oauth/register', '/oauth/token'])('and is silent at %s', async (path) => {
    const server = await startAuthorizationServer(() => ({ [path]: hang }));
    const { result, clock } = startAuthorize(server, browse);
    await until(() => server.asked(path).length === 1);
    await clock.advance(15_000);
    expect(await result).toEqual(problem('unreachable'));
    expect(await codeOfConnecting(server)).toBe('ECONNREFUSED');
  });

  it('and quotes the code and the verifier at us', async () => {
    const server: AuthorizationServer = await startAuthorizationServer(() => ({
      '/oauth/token': (request, response) => {
        const form = new URLSearchParams(server.asked('/oauth/token')[0]?.body);
        const error_description = `Not ${form.get('code')} with ${form.get('code_verifier')}.`;
        json(400, { error: 'invalid_grant', error_description })(request, response);
      },
    }));
    const { result, shown } = startAuthorize(server, browse);
    expect(await result).toEqual(problem('refused', 'Not [token] with [token].'));
    await until(() => shown.length === 1);
    expect(inspect(shown)).not.toContain(CODE);
  });

  it.each(['/oauth/register', '/oauth/token'])('and redirects what is sent to %s', async (path) => {
    const elsewhere = await serve(json(200, { client_id: 'x', access_token: 'x' }));
    const server = await startAuthorizationServer(() => ({
      [path]: json(307, {}, { location: elsewhere.baseURL }),
    }));
    const { result } = startAuthorize(server, browse);
    expect(await result).toEqual(problem('refused'));
    expect(elsewhere.seen).toEqual([]);
  });
});

describe('the endpoints', () => {
  const at = (origin: string, prefix: string) => ({
    authorization_endpoint: `${origin}${prefix}/a`,
    token_endpoint: `${origin}${prefix}/t?v=1`,
    registration_endpoint: `${origin}${prefix}/r`,
  });
  const info = (oauth: object) =>
    json(200, { app: { name: 'Beeper', version: '4' }, endpoints: { oauth } });
  const named = (baseURL: string) => baseURL.replace('127.0.0.1', 'localhost');

  /** The paths asked for on the way to an answer, with what says where they are. */
  async function pathsWith(routes: (baseURL: string) => Record<string, RequestListener>) {
    const server = await startAuthorizationServer((baseURL) => ({
      '/meta/r': json(201, { client_id: 'm' }),
      '/info/r': json(201, { client_id: 'i' }),
      '/meta/t': json(200, { access_token: GRANTED_TOKEN }),
      '/info/t': json(200, { access_token: GRANTED_TOKEN }),
      ...routes(baseURL),
    }));
    const browser = (url: string) => browse(callback(url, { code: CODE }));
    const { result, opened } = startAuthorize(server, browser);
    await result;
    const posted = server.seen.filter(({ method }) => method === 'POST').map(({ url }) => url);
    const question = new URL(opened[0] ?? '');
    expect(question.origin).toBe(server.baseURL);
    return [...posted, question.pathname];
  }

  it('come from the metadata first', async () => {
    const paths = await pathsWith((baseURL) => ({
      [METADATA]: json(200, { issuer: baseURL, ...at(baseURL, '/meta') }),
      '/v1/info': info(at(baseURL, '/info')),
    }));
    expect(paths).toEqual(['/meta/r', '/meta/t?v=1', '/meta/a']);
  });

  it('come from /v1/info where there is no metadata', async () => {
    const paths = await pathsWith((baseURL) => ({ '/v1/info': info(at(baseURL, '/info')) }));
    expect(paths).toEqual(['/info/r', '/info/t?v=1', '/info/a']);
  });

  it('may be paths alone, each from whoever names it', async () => {
    const paths = await pathsWith(() => ({
      [METADATA]: json(200, { token_endpoint: '/meta/t' }),
      '/v1/info': info({ registration_endpoint: '/info/r' }),
    }));
    expect(paths).toEqual(['/info/r', '/meta/t', '/oauth/authorize']);
  });

  it('are asked under the name that was chosen, be they named localhost', async () => {
    const paths = await pathsWith((baseURL) => ({
      [METADATA]: json(200, { issuer: named(baseURL), ...at(named(baseURL), '/meta') }),
    }));
    expect(paths).toEqual(['/meta/r', '/meta/t?v=1', '/meta/a']);
  });

  it('are the usual ones instead of any elsewhere', async () => {
    const elsewhere = await serve(json(200, { client_id: 'x', access_token: 'x' }));
    const paths = await pathsWith(() => ({
      [METADATA]: json(200, at(elsewhere.baseURL, '')),
      '/v1/info': info({
        ...at(elsewhere.baseURL, ''),
        authorization_endpoint: 'javascript:alert(1)',
        token_endpoint: 'http://',
      }),
    }));
    expect(paths).toEqual(['/oauth/register', '/oauth/token', '/oauth/authorize']);
    expect(elsewhere.seen).toEqual([]);
  });

  it('are not those of metadata that speaks for somebody else (RFC 8414, 3.3)', async () => {
    const paths = await pathsWith((baseURL) => ({
      [METADATA]: json(200, { issuer: 'https://a.example', ...at(baseURL, '/meta') }),
      '/v1/info': info(at(baseURL, '/info')),
    }));
    expect(paths).toEqual(['/info/r', '/info/t?v=1', '/info/a']);
  });

  it('are the usual ones where nobody says in time', async () => {
    const server = await startAuthorizationServer(() => ({ [METADATA]: hang, '/v1/info': hang }));
    const { result, clock } = startAuthorize(server, browse);
    await until(() => server.seen.length === 2);
    await clock.advance(2_000);
    expect(await result).toMatchObject({ ok: true });
  });
});
