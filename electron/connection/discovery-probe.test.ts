import { createServer as createSocketServer, type AddressInfo, type Socket } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { httpFetch, type HTTPFetch } from '../beeper-api/http-fetch';
import { createManualClock } from '../testing/manual-clock';
import { findBeepers, LOCAL_ADDRESSES } from './discovery-probe';
import { json, refusedURL, serve, until } from '../beeper-api/testing/loopback';

const APP = { name: 'Beeper', version: '4.2.785' };
const OAUTH = { authorization_endpoint: '/oauth/authorize', token_endpoint: '/oauth/token' };
const INFO = { app: APP, endpoints: { oauth: OAUTH } };
const UNAUTHORIZED = json(401, { message: 'No token.', code: 'M_UNAUTHORIZED' });

type Answers = Record<string, ReturnType<typeof json>>;

/** Answers by path, 404 elsewhere; a Beeper of today where nothing else is said. */
function beeper(over: Answers = {}) {
  const answers: Answers = { '/v1/info': json(200, INFO), '/v1/bridges': UNAUTHORIZED, ...over };
  return serve((request, response) => {
    (answers[request.url ?? ''] ?? json(404, { message: 'None.' }))(request, response);
  });
}

function find(addresses: readonly string[], over: Partial<Parameters<typeof findBeepers>[0]> = {}) {
  return findBeepers({ addresses, fetch: httpFetch, clock: createManualClock(), ...over });
}

/** Accepts requests and never answers; `sockets` are those that asked. */
async function silent(): Promise<{ baseURL: string; sockets: Set<Socket> }> {
  const sockets = new Set<Socket>();
  const server = createSocketServer((socket) => {
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    socket.on('data', () => sockets.add(socket));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  onTestFinished(() => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });
  return { baseURL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, sockets };
}

const named = (baseURL: string) => baseURL.replace('127.0.0.1', 'localhost');

describe('LOCAL_ADDRESSES', () => {
  it('are both names of this computer on each of the 20 ports, the usual one first', () => {
    expect(LOCAL_ADDRESSES).toHaveLength(40);
    expect(LOCAL_ADDRESSES.slice(0, 3)).toEqual([
      'http://127.0.0.1:23373',
      'http://localhost:23373',
      'http://127.0.0.1:23374',
    ]);
    expect(LOCAL_ADDRESSES.at(-1)).toBe('http://localhost:23392');
  });
});

describe('findBeepers', () => {
  it('says who answers, and sends no token', async () => {
    const { baseURL, seen } = await beeper();
    expect(await find([baseURL])).toEqual([
      {
        baseURL,
        name: 'Beeper',
        version: '4.2.785',
        isTooOld: false,
        canConnect: true,
        isLocal: true,
      },
    ]);
    expect(seen.map(({ url }) => url)).toEqual(['/v1/info', '/v1/bridges']);
    for (const { headers } of seen) expect(headers).not.toHaveProperty('authorization');
  });

  it('counts one that answers to two names of this computer once, in whichever order', async () => {
    const { baseURL } = await beeper();
    for (const addresses of [
      [baseURL, named(baseURL), baseURL],
      [named(baseURL), baseURL],
    ]) {
      expect((await find(addresses)).map((found) => found.baseURL)).toEqual([baseURL]);
    }
  });

  it('keeps the name where only that answers', async () => {
    const { baseURL } = await beeper();
    const onlyNamed: HTTPFetch = (url, init) =>
      url.startsWith(baseURL) ? Promise.reject(new TypeError()) : httpFetch(url, init);
    const found = await find([baseURL, named(baseURL)], { fetch: onlyNamed });
    expect(found).toMatchObject([{ baseURL: named(baseURL), isLocal: true }]);
  });

  it('puts this computer first, and otherwise keeps the order given', async () => {
    const answer: HTTPFetch = () => Promise.resolve(Response.json(INFO));
    const addresses = ['https://far.example', 'http://127.0.0.1:2', 'https://a.example/b'];
    const found = await find([...addresses, 'http://[::1]:1'], { fetch: answer });
    expect(found.map(({ baseURL, isLocal }) => [baseURL, isLocal])).toEqual([
      ['http://127.0.0.1:2', true],
      ['http://[::1]:1', true],
      ['https://far.example', false],
      ['https://a.example/b', false],
    ]);
  });

  it('knows one too old to say who it is by the version of its refusal', async () => {
    const headers = { 'x-beeper-desktop-version': '4.1.9' };
    const { baseURL } = await beeper({ '/v1/info': json(404, { message: 'None.' }, headers) });
    expect(await find([baseURL])).toEqual([
      { baseURL, name: '', version: '4.1.9', isTooOld: true, canConnect: false, isLocal: true },
    ]);
  });

  it('knows one too old to have bridges', async () => {
    const { baseURL } = await beeper({ '/v1/bridges': json(404, { message: 'None.' }) });
    expect(await find([baseURL])).toMatchObject([{ version: '4.2.785', isTooOld: true }]);
  });

  it.each([
    ['the metadata names OAuth', json(200, OAUTH), true],
    ['the metadata is incomplete', json(200, { token_endpoint: '/oauth/token' }), false],
    ['the metadata speaks for others', json(200, { ...OAUTH, issuer: 'https://a.example' }), false],
    ['there is none', json(404, {}), false],
  ])('whose /v1/info is silent can ask its user or not: %s', async (_, metadata, canConnect) => {
    const { baseURL } = await beeper({
      '/v1/info': json(200, { app: APP }),
      '/.well-known/oauth-authorization-server': metadata,
    });
    expect(await find([baseURL])).toMatchObject([{ canConnect, isTooOld: false }]);
  });

  it.each<[string, ReturnType<typeof json>]>([
    ['another program’s /v1/info', json(200, { name: 'toaster', version: 3 })],
    ['a page', (_, response) => response.end('<!doctype html>')],
    ['a 404 that is nobody’s', json(404, { message: 'None.' })],
    ['an error', json(500, { message: 'x' }, { 'x-beeper-desktop-version': '4.2.785' })],
    ['more than anyone says of himself', json(200, { ...INFO, more: 'x'.repeat(70_000) })],
  ])('takes %s for no Beeper', async (_, answer) => {
    const { baseURL } = await beeper({ '/v1/info': answer });
    expect(await find([baseURL])).toEqual([]);
  });

  it('follows no redirect', async () => {
    const elsewhere = await beeper();
    const location = `${elsewhere.baseURL}/v1/info`;
    const { baseURL } = await serve((_, response) => response.writeHead(302, { location }).end());
    expect(await find([baseURL])).toEqual([]);
    expect(elsewhere.seen).toEqual([]);
  });

  it('takes names and versions for a stranger’s words', async () => {
    const app = { name: `Be\u202eeper\n${'x'.repeat(300)}`, version: '4\u0000.2' };
    const { baseURL } = await beeper({ '/v1/info': json(200, { app }) });
    const [found] = await find([baseURL]);
    expect(found?.name).toMatch(/^Be eper x+…$/);
    expect(found?.name).toHaveLength(200);
    expect(found?.version).toBe('4 .2');
  });

  it('passes closed ports, and what is no address, without a word', async () => {
    const { baseURL } = await beeper();
    const closed = await Promise.all(Array.from({ length: 30 }, refusedURL));
    const found = await find([...closed, 'no address', 'http://127.0.0.1:1', baseURL]);
    expect(found).toMatchObject([{ baseURL }]);
  });

  it('gives a silent one 500 ms, beside the others, and leaves no connection or timer', async () => {
    const [a, b, answering] = await Promise.all([silent(), silent(), beeper()]);
    const clock = createManualClock();
    let found: unknown;
    void find([a.baseURL, answering.baseURL, b.baseURL], { clock }).then((all) => (found = all));
    await until(() => a.sockets.size + b.sockets.size === 2 && answering.seen.length === 2);
    await until(() => clock.pending().length === 2);
    await clock.advance(499);
    expect(found).toBeUndefined();
    await clock.advance(1);
    await until(() => found !== undefined);
    expect(found).toMatchObject([{ baseURL: answering.baseURL }]);
    await until(() => a.sockets.size + b.sockets.size === 0);
    expect(clock.pending()).toEqual([]);
  });

  it('gives up a body without end', async () => {
    let hungUp = false;
    const { baseURL } = await beeper({
      '/v1/info': (_, response) => {
        response.on('close', () => (hungUp = true)).writeHead(200);
        const more = () => {
          while (!hungUp && response.write(' '.repeat(16_384)));
          response.once('drain', more);
        };
        more();
      },
    });
    expect(await find([baseURL])).toEqual([]);
    await until(() => hungUp);
  });

  it('rejects with the reason of an abort, before and while it asks', async () => {
    await expect(find([], { signal: AbortSignal.abort('before') })).rejects.toBe('before');
    const { baseURL, sockets } = await silent();
    const controller = new AbortController();
    const clock = createManualClock();
    const search = find([baseURL, await refusedURL()], { signal: controller.signal, clock });
    await until(() => sockets.size === 1);
    controller.abort('enough');
    await expect(search).rejects.toBe('enough');
    await until(() => sockets.size === 0);
    expect(clock.pending()).toEqual([]);
  });
});
