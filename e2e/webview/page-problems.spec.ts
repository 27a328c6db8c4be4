import { expect } from '@playwright/test';
import { test } from './fixtures';
import { redirect } from './site';

test('the bar shows where the page is from and how far it has loaded', async ({
  webview,
  site,
}) => {
  const first = site.at('www.net', '/login');
  const page = await webview.open(first);
  const loaded = await webview.waitForState(
    'a loaded page',
    (s) => s.origin !== '' && !s.isLoading,
  );
  expect(loaded).toEqual({
    origin: new URL(first).origin,
    lock: 'secure',
    isLoading: false,
    canGoBack: false,
    openers: [],
    zoom: 1,
    prompt: null,
    problem: null,
  });
  await webview.act('zoom-in');
  await page.goto(site.at('id.other', '/next'));
  await webview.waitForState('the next page', (s) => s.canGoBack && s.zoom === 1.1);
  expect(await page.evaluate(() => devicePixelRatio)).toBeCloseTo(1.1);
  await webview.act('back');
  await page.waitForURL(first);
});

test('a site that cannot be found is a problem of its own', async ({ webview }) => {
  await webview.start('http://nowhere.invalid/');
  const { problem, lock } = await webview.waitForState(
    'that it is offline',
    (s) => s.problem !== null,
  );
  expect({ problem, lock }).toEqual({
    problem: { kind: 'offline', detail: 'net::ERR_NAME_NOT_RESOLVED' },
    lock: 'none',
  });
});

test('a site that breaks off fails, and a reload brings it back', async ({ webview, site }) => {
  site.on('/login', (request) => request.socket.destroy());
  await webview.start(site.at('www.net', '/login'));
  await webview.waitForState('a failure', (s) => s.problem?.kind === 'failed');
  site.on('/login', 'back');
  await webview.act('reload');
  await webview.waitForEvent('navigated', ({ committed }) => committed);
});

test('a page that crashes is reported, and a reload brings it back prepared', async ({
  webview,
  site,
}) => {
  await webview.open(site.at('www.net', '/login'));
  await webview.waitForEvent('navigated', ({ committed }) => committed);
  await webview.app.evaluate(({ webContents }) => {
    const page = webContents.getAllWebContents().find((each) => each.getURL().includes('login'));
    page?.forcefullyCrashRenderer();
  });
  await webview.waitForState('the crash', (s) => s.problem?.kind === 'crashed');
  const before = (await webview.eventsOf('navigated')).length;
  site.on(
    '/login',
    `<script>navigator.credentials.get({ publicKey: { challenge: new Uint8Array(9) } })
       .catch((error) => { document.cookie = 'refused=' + error.name; })</script>`,
  );
  await webview.act('reload');
  await webview.waitForEvent('cookies', ({ cookies }) =>
    cookies.some(({ value }) => value === 'NotAllowedError'),
  );
  expect((await webview.eventsOf('navigated')).length).toBe(before + 1);
  expect((await webview.states()).at(-1)?.problem).toBeNull();
});

test('a script that loops for ever is reported, and after a reload the page works', async ({
  webview,
  site,
}) => {
  await webview.start(site.at('www.net', '/login'), { extractJS: 'for (;;);' });
  await webview.waitForState('a hung page', (s) => s.problem?.kind === 'unresponsive');
  site.on('/login', `<script>setTimeout(() => { document.cookie = 'works=1'; }, 200)</script>`);
  await webview.act('reload');
  await webview.waitForEvent('cookies', ({ cookies }) => cookies.length === 1);
  expect((await webview.states()).at(-1)?.problem).toBeNull();
});

test('a login whose page hangs can be closed', async ({ webview, site }) => {
  await webview.start(site.at('www.net', '/login'), { extractJS: 'for (;;);' });
  await webview.waitForEvent('navigated', ({ committed }) => committed);
  await webview.close();
});

test('a page that closes itself can be opened again', async ({ webview, site }) => {
  const page = await webview.open(site.at('www.net', '/login'));
  await page.evaluate(() => window.close()).catch(() => undefined);
  await webview.waitForState('that it is gone', (s) => s.problem?.detail === 'closed');
  const before = site.requests.length;
  await webview.act('reload');
  await webview.page();
  await expect.poll(() => site.requests.length).toBeGreaterThan(before);
  const views = await webview.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((window) => window.contentView.children.length),
  );
  expect(views).toEqual([1]);
  await webview.close();
});

test('Google’s refusal is recognised by its address', async ({ webview, site }) => {
  site.on('/v3/signin/identifier', redirect('/v3/signin/rejected?rrk=46'));
  await webview.open(site.at('accounts.google', '/v3/signin/identifier'));
  await webview.waitForState('the refusal', (s) => s.problem?.kind === 'not-secure-browser');
});

test('Google’s refusal is recognised by its words', async ({ webview, site }) => {
  site.on('/sorry', '<p>This browser or app may not be secure. Try another.');
  await webview.open(site.at('accounts.google', '/sorry'));
  await webview.waitForState('the refusal', (s) => s.problem?.kind === 'not-secure-browser');
});

test('what is no page of the web is never opened', async ({ webview }) => {
  await webview.start('file:///etc/hostname');
  await webview.waitForState('that it was blocked', (s) => s.problem?.detail === 'file');
});
