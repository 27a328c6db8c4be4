import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from '@playwright/test';
import type { WebviewState } from '../../shared/model/webview';
import { test as webviewTest, type WebviewHarness } from './fixtures';

const USERNAME = 'alice';
const PASSWORD = 'proxy-secret-2207';
const isSignedIn = ({ headers }: IncomingMessage) =>
  headers['proxy-authorization'] ===
  `Basic ${Buffer.from(`${USERNAME}:${PASSWORD}`).toString('base64')}`;

/** The program starts with a proxy that wants to know who asks. */
const test = webviewTest.extend<{ companyProxy: string }>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures wanted from here.
  companyProxy: async ({}, use) => {
    const server = createServer((request, response) => {
      response.setHeader('content-type', 'text/html');
      if (isSignedIn(request)) return response.end('<title>through the proxy</title>');
      response.writeHead(407, { 'proxy-authenticate': 'Basic realm="Company proxy"' });
      response.end('<title>refused</title>');
    });
    // Of an encrypted site a proxy sees no more than where it is.
    server.on('connect', (_request, socket) => {
      socket.end('HTTP/1.1 407 No\r\nproxy-authenticate: Basic realm="Company proxy"\r\n\r\n');
    });
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
    await use(`127.0.0.1:${(server.address() as AddressInfo).port}`);
    server.closeAllConnections();
    await new Promise((resolve) => void server.close(resolve));
  },
  launch: async ({ launch, companyProxy }, use) => {
    await use((extras) => launch({ ...extras, args: [`--proxy-server=${companyProxy}`] }));
  },
});

/** Answers the first question after that of an ID, and returns it. */
async function answer(webview: WebviewHarness, password: string, after = 0) {
  const isNext = ({ prompt }: WebviewState) => prompt !== null && prompt.id > after;
  const { prompt } = await webview.waitForState('a question', isNext);
  if (prompt?.kind !== 'http-sign-in') throw new Error(`asked for ${prompt?.kind}`);
  await webview.app.evaluate(
    (_electron, given) => globalThis.harness.answerPrompt(given.id, given.answer),
    { id: prompt.id, answer: { kind: 'http-sign-in', username: USERNAME, password } as const },
  );
  return prompt;
}

test('a proxy that asks who it is for is answered by the user, again when it was wrong', async ({
  webview,
  companyProxy,
}) => {
  await webview.start('http://company.example/');
  const asked = { host: companyProxy, realm: 'Company proxy', isProxy: true };
  const wrong = await answer(webview, 'wrong');
  expect(wrong).toMatchObject(asked);
  expect(await answer(webview, PASSWORD, wrong.id)).toMatchObject(asked);
  const page = await webview.page();
  await expect.poll(() => page.title()).toBe('through the proxy');
  expect((await webview.log()).join()).not.toContain(PASSWORD);
});

test('a proxy whose question is not answered is named as what is in the way', async ({
  webview,
}) => {
  await webview.start('https://company.example/');
  const { prompt } = await webview.waitForState('a question', (state) => state.prompt !== null);
  await webview.app.evaluate(
    (_electron, id) => globalThis.harness.answerPrompt(id, null),
    prompt?.id ?? 0,
  );
  const { problem } = await webview.waitForState('a problem', (state) => state.problem !== null);
  expect(problem?.kind).toBe('proxy');
});

test('a server that would take the system’s own account is answered by the user', async ({
  webview,
  site,
}) => {
  const sent: string[] = [];
  site.on('/login', ({ headers }, response) => {
    const { authorization } = headers;
    if (authorization !== undefined) sent.push(authorization.split(' ')[0] ?? '');
    if (authorization?.startsWith('Basic')) return response.end('<title>signed in</title>');
    // Chromium takes the strongest that it can: without leave to use the account that is Basic.
    response.writeHead(401, { 'www-authenticate': ['Negotiate', 'Basic realm="Company"'] });
    response.end('<title>refused</title>');
  });
  await webview.start(site.at('www.net', '/login'));
  expect(await answer(webview, PASSWORD)).toMatchObject({ realm: 'Company', isProxy: false });
  const page = await webview.page();
  await expect.poll(() => page.title()).toBe('signed in');
  expect(sent).toEqual(['Basic']);
});
