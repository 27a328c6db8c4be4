import { expect } from '@playwright/test';
import { test } from './fixtures';
import { redirect } from './site';

test('the bar tells where the page is from and how far it is', async ({ embedded, site }) => {
  const first = site.at('www.net', '/login');
  const page = await embedded.open(first);
  const loaded = await embedded.shows('a loaded page', (s) => s.origin !== '' && !s.isLoading);
  expect(loaded).toEqual({
    origin: new URL(first).origin,
    lock: 'secure',
    isLoading: false,
    canGoBack: false,
    zoom: 1,
    problem: null,
  });
  await embedded.act('zoom-in');
  await page.goto(site.at('id.other', '/next'));
  await embedded.shows('the next page', (s) => s.canGoBack && s.zoom === 1.1);
  expect(await page.evaluate(() => devicePixelRatio)).toBeCloseTo(1.1);
  await embedded.act('back');
  await page.waitForURL(first);
});

test('a site that cannot be found is said', async ({ embedded }) => {
  await embedded.start('http://nowhere.invalid/');
  const { problem, lock } = await embedded.shows('that it is offline', (s) => s.problem !== null);
  expect({ problem, lock }).toEqual({
    problem: { kind: 'offline', detail: 'net::ERR_NAME_NOT_RESOLVED' },
    lock: 'none',
  });
});

test('a site that breaks off fails, and a reload brings it back', async ({ embedded, site }) => {
  site.on('/login', (request) => request.socket.destroy());
  await embedded.start(site.at('www.net', '/login'));
  await embedded.shows('a failure', (s) => s.problem?.kind === 'failed');
  site.on('/login', 'back');
  await embedded.act('reload');
  await embedded.sees('navigated', ({ committed }) => committed);
});

test('a page that crashes is said, and a reload brings it back prepared', async ({
  embedded,
  site,
}) => {
  await embedded.open(site.at('www.net', '/login'));
  await embedded.sees('navigated', ({ committed }) => committed);
  await embedded.app.evaluate(({ webContents }) => {
    const page = webContents.getAllWebContents().find((each) => each.getURL().includes('login'));
    page?.forcefullyCrashRenderer();
  });
  await embedded.shows('the crash', (s) => s.problem?.kind === 'crashed');
  const before = (await embedded.seen('navigated')).length;
  site.on(
    '/login',
    `<script>navigator.credentials.get({ publicKey: { challenge: new Uint8Array(9) } })
       .catch((error) => { document.cookie = 'refused=' + error.name; })</script>`,
  );
  await embedded.act('reload');
  await embedded.sees('cookies', ({ cookies }) =>
    cookies.some(({ value }) => value === 'NotAllowedError'),
  );
  expect((await embedded.seen('navigated')).length).toBe(before + 1);
  expect((await embedded.states()).at(-1)?.problem).toBeNull();
});

test('a script that loops for ever is said, and after a reload the page works', async ({
  embedded,
  site,
}) => {
  await embedded.start(site.at('www.net', '/login'), { extractJS: 'for (;;);' });
  await embedded.shows('a hung page', (s) => s.problem?.kind === 'unresponsive');
  site.on('/login', `<script>setTimeout(() => { document.cookie = 'works=1'; }, 200)</script>`);
  await embedded.act('reload');
  await embedded.sees('cookies', ({ cookies }) => cookies.length === 1);
  expect((await embedded.states()).at(-1)?.problem).toBeNull();
});

test('a login whose page hangs can be closed', async ({ embedded, site }) => {
  await embedded.start(site.at('www.net', '/login'), { extractJS: 'for (;;);' });
  await embedded.sees('navigated', ({ committed }) => committed);
  await embedded.close();
});

test('a page that closes itself can be opened again', async ({ embedded, site }) => {
  const page = await embedded.open(site.at('www.net', '/login'));
  await page.evaluate(() => window.close()).catch(() => undefined);
  await embedded.shows('that it is gone', (s) => s.problem?.detail === 'closed');
  const before = site.requests.length;
  await embedded.act('reload');
  await embedded.page();
  await expect.poll(() => site.requests.length).toBeGreaterThan(before);
  const views = await embedded.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((window) => window.contentView.children.length),
  );
  expect(views).toEqual([1]);
  await embedded.close();
});

test('Google’s refusal is recognised by its address', async ({ embedded, site }) => {
  site.on('/v3/signin/identifier', redirect('/v3/signin/rejected?rrk=46'));
  await embedded.open(site.at('accounts.google', '/v3/signin/identifier'));
  await embedded.shows('the refusal', (s) => s.problem?.kind === 'not-secure-browser');
});

test('Google’s refusal is recognised by its words', async ({ embedded, site }) => {
  site.on('/sorry', '<p>This browser or app may not be secure. Try another.');
  await embedded.open(site.at('accounts.google', '/sorry'));
  await embedded.shows('the refusal', (s) => s.problem?.kind === 'not-secure-browser');
});

test('what is no page of the web is never opened', async ({ embedded }) => {
  await embedded.start('file:///etc/hostname');
  await embedded.shows('that it was blocked', (s) => s.problem?.detail === 'file');
});
