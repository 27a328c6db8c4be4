import { createHash } from 'node:crypto';
import { type RequestListener, Server } from 'node:http';
import { inspect } from 'node:util';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createManualClock } from '../testing/manual-clock';
import { authorize, type AuthorizeOptions } from './oauth';
import {
  type AuthorizationServer,
  CODE,
  GRANTED_TOKEN,
  startAuthorizationServer,
} from './testing/authorization-server';
import { json, refusedURL, serve, until } from '../beeper-api/testing/loopback';

const METADATA = '/.well-known/oauth-authorization-server';
const hang: RequestListener = () => undefined;
/** The library takes its random bytes from here alone; fixed ones make its secrets known. */
function fixRandomBytes(bytes: ArrayLike<number>) {
  const fill = <T extends ArrayBufferView | null>(array: T): T => {
    if (array instanceof Uint8Array) array.set(bytes);
    return array;
  };
  const spy = vi.spyOn(globalThis.crypto, 'getRandomValues').mockImplementation(fill);
  onTestFinished(() => spy.mockRestore());
}

/** The example of RFC 7636, appendix B. */
const RFC_7636_OCTETS = [
  116, 24, 223, 180, 151, 153, 224, 37, 79, 250, 96, 125, 216, 173, 187, 186, 22, 212, 37, 77, 105,
  214, 191, 240, 91, 88, 5, 88, 83, 132, 141, 121,
];

/** No test ever means to leave this computer. */
const goesNowhere = () => Promise.resolve();

/** What the user's browser shows in the end. */
interface Shown {
  status: number;
  headers: Headers;
  text: string;
}

/** The user's browser, where the user agrees at once: it opens an address and follows redirects. */
async function browse(url: string | URL, headers = {}): Promise<Shown> {
  const response = await fetch(url, { headers });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

/** One attempt at this server; `browser` is what opens there. */
function startAuthorize(
  server: AuthorizationServer,
  browser: (url: string) => Promise<unknown>,
  over: Partial<AuthorizeOptions> = {},
) {
  const clock = createManualClock();
  const opened: string[] = [];
  const shown: unknown[] = [];
  const untils: number[] = [];
  const controller = new AbortController();
  const result = authorize({
    baseURL: server.baseURL,
    fetch,
    clock,
    openInDefaultBrowser(url) {
      opened.push(url);
      void browser(url).then((page) => shown.push(page));
      return Promise.resolve();
    },
    onOpen: (time) => untils.push(time),
    signal: controller.signal,
    ...over,
  });
  return { result, clock, opened, shown, untils, controller };
}

/** Where the browser is asked to go back to, with these parameters and the question's state. */
function callback(question: string, parameters: Record<string, string>): URL {
  const asked = new URL(question).searchParams;
  const url = new URL(asked.get('redirect_uri') ?? '');
  url.search = new URLSearchParams({ state: asked.get('state') ?? '', ...parameters }).toString();
  return url;
}

/** What trying to connect to the loopback server comes to, once an attempt is over. */
async function codeOfConnecting(server: AuthorizationServer): Promise<unknown> {
  const [redirectURI = ''] = server.registration().redirect_uris;
  const error = await fetch(redirectURI).catch((cause: unknown) => cause);
  return error instanceof Error && (error.cause as { code?: unknown }).code;
}

const problem = (kind: string, detail: string | null = null) => ({
  ok: false,
  problem: { kind, detail },
});

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

describe('the answer of the browser', () => {
  it.each([
    ['a no', { error: 'access_denied', error_description: 'x' }, problem('denied')],
    ['an error', { error: 'server_error' }, problem('refused', 'server_error')],
    [
      'an error with words',
      { error: 'invalid_scope', error_description: 'Not\u202e <b>that</b>.' },
      problem('refused', 'Not <b>that</b>.'),
    ],
    ['no code', {}, problem('refused')],
    ['an empty code', { code: '' }, problem('refused')],
    ['another state', { state: 'guessed', code: CODE }, problem('wrong-state')],
    ['another state and a no', { state: '', error: 'access_denied' }, problem('wrong-state')],
  ])('%s ends the attempt', async (_, parameters, expected) => {
    const server = await startAuthorizationServer();
    const browser = (url: string) => browse(callback(url, parameters));
    const { result, shown, clock } = startAuthorize(server, browser);
    expect(await result).toEqual(expected);
    await until(() => shown.length === 1);
    expect(shown[0]).toMatchObject({ status: 400 });
    expect(server.asked('/oauth/token')).toEqual([]);
    expect(await codeOfConnecting(server)).toBe('ECONNREFUSED');
    expect(clock.pending()).toEqual([]);
  });

  it('keeps the state out of what Beeper is quoted with', async () => {
    const server = await startAuthorizationServer();
    const browser = (url: string) => {
      const state = new URL(url).searchParams.get('state') ?? '';
      return browse(callback(url, { error: 'e', error_description: `About ${state}.` }));
    };
    const { result } = startAuthorize(server, browser);
    expect(await result).toEqual(problem('refused', 'About [token].'));
  });

  it.each([
    ['named by its issuer', true, {}, true],
    ['of another issuer', true, { iss: 'https://a.example' }, false],
    ['of another issuer, though it promised none', false, { iss: 'https://a.example' }, false],
    ['without the issuer it promised', true, { iss: undefined }, false],
    ['without an issuer it never promised', false, { iss: undefined }, true],
  ])('%s counts or not (RFC 9207)', async (_, isPromised, over, isGood) => {
    const server = await startAuthorizationServer((baseURL) => ({
      [METADATA]: json(200, {
        issuer: baseURL,
        authorization_response_iss_parameter_supported: isPromised,
      }),
    }));
    const callbackParameters = { code: CODE, iss: server.baseURL, ...over };
    const parameters = Object.fromEntries(
      Object.entries(callbackParameters).filter(
        (entry): entry is [string, string] => entry[1] !== undefined,
      ),
    );
    const browser = async (url: string) => {
      await fetch(url, { redirect: 'manual' });
      return browse(callback(url, parameters));
    };
    const { result } = startAuthorize(server, browser);
    if (isGood) expect(await result).toMatchObject({ ok: true });
    else expect(await result).toEqual(problem('wrong-state'));
  });

  it('counts once: a second one is told so and changes nothing', async () => {
    let redeem: () => void = () => undefined;
    const server = await startAuthorizationServer(() => ({
      '/oauth/token': (request, response) => {
        redeem = () => json(200, { access_token: GRANTED_TOKEN })(request, response);
      },
    }));
    const { result, opened, shown } = startAuthorize(server, browse);
    await until(() => server.asked('/oauth/token').length === 1);
    for (const parameters of [{ code: 'another' }, { error: 'access_denied' }, { state: 'x' }]) {
      const second = await browse(callback(opened[0] ?? '', parameters));
      expect(second).toMatchObject({
        status: 400,
        text: expect.stringContaining('answered already'),
      });
    }
    redeem();
    expect(await result).toMatchObject({ ok: true, token: GRANTED_TOKEN });
    await until(() => shown.length === 1);
    expect(shown[0]).toMatchObject({ status: 200 });
    expect(server.asked('/oauth/token')).toHaveLength(1);
  });

  it('may come before the system says that the browser is open, or that it failed to', async () => {
    const server = await startAuthorizationServer();
    const openInDefaultBrowser = async (url: string) => {
      await browse(url);
      throw new Error('exit code 3');
    };
    const { result } = startAuthorize(server, browse, { openInDefaultBrowser });
    expect(await result).toMatchObject({ ok: true });
  });

  it('is awaited for two minutes', async () => {
    const server = await startAuthorizationServer();
    const { result, clock, opened } = startAuthorize(server, goesNowhere);
    let isOver = false;
    void result.then(() => (isOver = true));
    await until(() => opened.length === 1);
    await clock.advance(119_999);
    expect(isOver).toBe(false);
    await clock.advance(1);
    expect(await result).toEqual(problem('timed-out'));
    expect(await codeOfConnecting(server)).toBe('ECONNREFUSED');
  });

  it('cannot be had without a browser', async () => {
    const server = await startAuthorizationServer();
    const openInDefaultBrowser = () => Promise.reject(new Error('no browser'));
    const { result, clock } = startAuthorize(server, browse, { openInDefaultBrowser });
    expect(await result).toEqual(problem('no-browser'));
    expect(clock.pending()).toEqual([]);
    expect(await codeOfConnecting(server)).toBe('ECONNREFUSED');
  });

  it('cannot be had without a port', async () => {
    const server = await startAuthorizationServer();
    // A computer that is out of ports cannot be had in a test, so only its answer is made up.
    vi.spyOn(Server.prototype, 'listen').mockImplementation(function (this: Server) {
      process.nextTick(() => this.emit('error', new Error('listen EADDRNOTAVAIL')));
      return this;
    });
    const { result } = startAuthorize(server, browse);
    expect(await result).toEqual(problem('no-port'));
    expect(server.seen).toEqual([]);
  });
});

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
