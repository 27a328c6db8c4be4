import { createHash } from 'node:crypto';
import { request } from 'node:http';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { describe, expect, it, onTestFinished } from 'vitest';
import { callbackPage } from './callback-page';
import { openCallbackServer, type CallbackResult } from './callback-server';
import { until } from '../beeper-api/testing/loopback';

const STATE = 'the-right-state';
const DONE = callbackPage('connected', null);

/** A server that listens for STATE, the answers it got, and a way to send it a request. */
async function listening() {
  const server = await openCallbackServer(STATE);
  let isOpen = true;
  const close = () => {
    isOpen = false;
    return server.close(DONE);
  };
  onTestFinished(() => (isOpen ? close() : undefined));
  const answers: CallbackResult[] = [];
  void server.answer.then((answer) => answers.push(answer));
  const { port, host } = new URL(server.redirectURI);
  /** Unlike `fetch`, this sends any header. */
  const ask = (method: string, path: string, headers: Record<string, string> = {}) =>
    new Promise<{ status: number | undefined; text: string }>((resolve, reject) => {
      const options = { host: '127.0.0.1', port, method, path, headers: { host, ...headers } };
      request(options, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (part: string) => (text += part));
        response.on('end', () => resolve({ status: response.statusCode, text }));
      })
        .on('error', reject)
        .end();
    });
  return { ...server, close, answers, ask, port: Number(port) };
}

describe('openRedirectServer', () => {
  it('takes what comes with the right state, and shows its browser the page at the end', async () => {
    const { ask, close, answers } = await listening();
    const asked = ask('GET', `/callback?code=a%26b?c&state=${STATE}`);
    await until(() => answers.length === 1);
    const [answer] = answers;
    expect(answer?.stateMatches && Object.fromEntries(answer.parameters)).toEqual({
      code: 'a&b?c',
      state: STATE,
    });
    await close();
    expect(await asked).toEqual({ status: 200, text: DONE.html });
  });

  it.each([
    ['POST', `/callback?state=${STATE}`, {}],
    ['HEAD', `/callback?state=${STATE}`, {}],
    ['OPTIONS', `/callback?state=${STATE}`, {}],
    ['GET', `/?state=${STATE}`, {}],
    ['GET', `/callback/?state=${STATE}`, {}],
    ['GET', '/favicon.ico', {}],
    ['GET', `//callback?state=${STATE}`, {}],
    ['GET', `/callback?state=${STATE}`, { host: 'evil.example' }],
    ['GET', `/callback?state=${STATE}`, { host: '127.0.0.1' }],
    ['GET', `/callback?state=${STATE}`, { host: 'localhost:80' }],
    ['GET', '/callback?state=x', { 'sec-fetch-dest': 'image' }],
    ['GET', '/callback?state=x', { 'sec-fetch-dest': 'iframe' }],
    ['GET', '/callback?state=x', { 'sec-fetch-dest': 'empty' }],
    ['GET', '/callback', { 'sec-fetch-dest': 'script' }],
  ])('passes over %s %s %j', async (method, path, headers) => {
    const { ask, answers } = await listening();
    expect(await ask(method, path, headers)).toEqual({ status: 404, text: '' });
    expect(answers).toEqual([]);
    // And still listens.
    void ask('GET', `/callback?state=${STATE}`).catch(() => undefined);
    await until(() => answers.length === 1);
    expect(answers[0]?.stateMatches).toBe(true);
  });

  it.each([
    ['/callback', {}],
    ['/callback?state=', {}],
    ['/callback?state=x&code=y', { 'sec-fetch-dest': 'document' }],
    [`/callback?state=${STATE}x`, {}],
  ])('gets an answer from a page that is opened with another state: %s', async (path, headers) => {
    const { ask, answers, close } = await listening();
    const asked = ask('GET', path, headers);
    await until(() => answers.length === 1);
    expect(answers).toEqual([{ stateMatches: false }]);
    await close();
    expect((await asked).text).toBe(DONE.html);
  });

  it('is heard by no other address of this computer, which others could reach', async () => {
    const { port } = await listening();
    const all = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
    const others = all.map(({ address }) => address).filter((address) => address !== '127.0.0.1');
    // On Linux everything of 127/8 is this computer's, also where there is no network.
    for (const host of [...others, '127.0.0.2', '::1']) {
      const socket = connect({ port, host, timeout: 1_000 });
      const isHeard = await new Promise((resolve) => {
        socket.on('connect', () => resolve(true));
        for (const event of ['error', 'timeout']) socket.on(event, () => resolve(false));
      });
      socket.destroy();
      expect(isHeard, host).toBe(false);
    }
  });

  it('is gone once closed, with whoever is connected and silent', async () => {
    const { close, port, ask } = await listening();
    const idle = connect(port, '127.0.0.1');
    let isIdleOver = false;
    idle.on('error', () => undefined).on('close', () => (isIdleOver = true));
    await new Promise((resolve) => idle.once('connect', resolve));
    await close();
    await until(() => isIdleOver);
    await expect(ask('GET', '/callback')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });

  it('closes though the browser that waited has gone', async () => {
    const { redirectURI, answers, close, ask } = await listening();
    const controller = new AbortController();
    const asked = fetch(`${redirectURI}?state=${STATE}`, { signal: controller.signal });
    await until(() => answers.length === 1);
    controller.abort();
    await expect(asked).rejects.toThrow();
    await close();
    await expect(ask('GET', '/callback')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });

  it('sends its page so that the code in its address goes nowhere', async () => {
    const { redirectURI, answers, close } = await listening();
    const asked = fetch(`${redirectURI}?code=c&state=${STATE}`);
    await until(() => answers.length === 1);
    await close();
    const { headers } = await asked;
    const style = /<style>([^]*)<\/style>/.exec(DONE.html)?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    expect(headers.get('content-security-policy')).toBe(
      `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    );
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    });
  });
});

describe('redirectPage', () => {
  it('says in words that nothing came of it, and quotes Beeper as text', () => {
    const { html } = callbackPage('refused', `<img src=x> & "it's"`);
    expect(html).toContain('Bridgekeeper was not connected');
    expect(html).toContain('Beeper says: &lt;img src=x&gt; &amp; &quot;it&#39;s&quot;');
    expect(html).not.toContain('<img');
  });

  it.each([
    'connected',
    'answered-already',
    'stopped',
    'denied',
    'wrong-state',
    'refused',
  ] as const)('has a sentence for %s, and neither script nor anything to load', (ending) => {
    const { html } = callbackPage(ending, null);
    expect(html).toMatch(/<h1>[A-Z][^<]+<\/h1>\n<p>[A-Z][^<]+\.<\/p>/);
    expect(html).not.toMatch(/<script|<link|<img|src=|href=|url\(|@import| style=| on\w+=/);
  });
});
