import { expect } from '@playwright/test';
import { test } from './fixtures';
import { redirect } from './site';

/** Of the same page in the same run: fewer than fit between two reads at intervals. */
const MANY_ROUND_TRIPS = 10;

test('redirects are passed through, pages and in-page moves are committed', async ({
  webview,
  site,
}) => {
  site.on('/start', redirect('/between'));
  site.on('/between', redirect('/login'));
  const page = await webview.open(site.at('www.net', '/start'));
  await webview.waitForEvent(
    'navigated',
    ({ url, committed }) => committed && url.endsWith('/login'),
  );
  await page.evaluate(() => history.pushState(null, '', '/messages/'));
  await webview.waitForEvent('navigated', ({ url }) => url.endsWith('/messages/'));
  const moves = await webview.eventsOf('navigated');
  expect(moves.map(({ url, committed }) => [new URL(url).pathname, committed])).toEqual([
    ['/between', false],
    ['/login', false],
    ['/login', true],
    ['/messages/', true],
  ]);
});

test('cookies are reported with HttpOnly, domain and partitioned ones, and without what is removed', async ({
  webview,
  site,
}) => {
  site.on('/login', (_request, response) => {
    response.setHeader('set-cookie', [
      'c_user=1; Domain=net.localhost; HttpOnly; Path=/',
      'apart=2; Path=/; Secure; SameSite=None; Partitioned',
      'xs=3; Path=/; Max-Age=1000',
      'whole=4; Path=/; Secure; SameSite=None; Domain=net.localhost',
    ]);
    response.end('in');
  });
  const page = await webview.open(site.at('www.net', '/login'));
  const { cookies } = await webview.waitForEvent('cookies', (seen) => seen.cookies.length === 4);
  const byName = Object.fromEntries(cookies.map((cookie) => [cookie.name, cookie]));
  expect(byName['c_user']).toEqual({
    name: 'c_user',
    value: '1',
    domain: '.net.localhost',
    path: '/',
    hostOnly: false,
    expiresAt: null,
    partition: null,
  });
  expect(byName['apart']).toMatchObject({ partition: 'http://net.localhost', hostOnly: true });
  expect(byName['whole']).toMatchObject({ partition: null });
  expect(byName['xs']?.expiresAt).toBeGreaterThan(1_000_000_000_000);
  await page.evaluate(() => {
    document.cookie = 'xs=; Max-Age=0; Path=/';
  });
  await webview.waitForEvent('cookies', (seen) => seen.cookies.length === 3);
});

test('a cookie set by a request of the page is reported within some round trips', async ({
  webview,
  site,
}) => {
  const sent: number[] = [];
  site.on('/api', (_request, response) => {
    response.setHeader('set-cookie', `token=${sent.length}; HttpOnly; Path=/`);
    sent.push(performance.timeOrigin + performance.now());
    response.end('{}');
  });
  const page = await webview.open(site.at('www.net', '/login'));
  const ROUNDS = 40;
  const roundTrips: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const began = performance.now();
    await page.evaluate(() => fetch('/api').then());
    roundTrips.push(performance.now() - began);
    // Time to draw, as between the requests of any page.
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
  const has = (value: number) => (cookie: { name: string; value: string }) =>
    cookie.name === 'token' && cookie.value === String(value);
  await webview.waitForEvent('cookies', ({ cookies }) => cookies.some(has(ROUNDS - 1)));
  const timedEvents = await webview.timedEvents();
  const delays = sent.flatMap((at, value) => {
    const first = timedEvents.find(
      ({ event }) => event.kind === 'cookies' && event.cookies.some(has(value)),
    );
    return first === undefined ? [] : [first.at - at];
  });
  // Each value was there until the next came: none may be missed for long, some may be overtaken.
  expect(delays.length).toBeGreaterThan(ROUNDS / 2);
  // On a slow machine a request of the page takes longer, too.
  const roundTrip = roundTrips.sort((a, b) => a - b)[ROUNDS / 2] ?? 0;
  const slow = delays.filter((delay) => delay > MANY_ROUND_TRIPS * roundTrip);
  expect(slow.length).toBeLessThanOrEqual(ROUNDS / 20);
});

test('requests are reported with the headers that went out, in the page’s casing', async ({
  webview,
  site,
}) => {
  const page = await webview.open(site.at('www.net', '/login'));
  await page.evaluate(() => {
    document.cookie = 'JSESSIONID=abc; Path=/';
    return fetch('/api', { headers: { 'X-LI-Track': 'v1' } }).then();
  });
  const { headers } = await webview.waitForEvent('request', ({ url }) => url.endsWith('/api'));
  expect(headers).toMatchObject({ 'X-LI-Track': 'v1', Cookie: 'JSESSIONID=abc' });
});

test('local storage is read in every frame, when it comes, changes and goes', async ({
  webview,
  site,
}) => {
  const inner = site.at('id.other', '/inner');
  site.on('/login', `<iframe src="${inner}"></iframe><iframe sandbox src="${inner}"></iframe>`);
  const page = await webview.open(site.at('www.net', '/login'), { storageKeys: ['token'] });
  await page.evaluate(() => localStorage.setItem('other', 'not wanted'));
  await webview.waitForEvent('storage', ({ entries }) => entries['token'] === null);
  const frame = page.frame({ url: inner });
  await frame?.evaluate(() => localStorage.setItem('token', 'late'));
  const late = await webview.waitForEvent('storage', ({ entries }) => entries['token'] === 'late');
  expect(late).toEqual({
    kind: 'storage',
    origin: new URL(inner).origin,
    entries: { token: 'late' },
    tooLarge: [],
  });
  await frame?.evaluate(() => localStorage.removeItem('token'));
  await webview.waitForEvent('storage', (seen) => seen !== late && seen.entries['token'] === null);
});

test('the capture goes on while the page is hidden and while there is no window', async ({
  webview,
  site,
}) => {
  const page = await webview.open(site.at('www.net', '/login'), { storageKeys: ['token'] });
  await webview.place(null);
  await page.evaluate(() => {
    document.cookie = 'hidden=1';
  });
  await webview.waitForEvent('cookies', ({ cookies }) =>
    cookies.some(({ name }) => name === 'hidden'),
  );
  await webview.place({ x: 0, y: 80, width: 900, height: 500 });
  await webview.destroyWindow();
  await page.evaluate(() => {
    document.cookie = 'alone=1';
    localStorage.setItem('token', 'alone');
  });
  await webview.waitForEvent('cookies', ({ cookies }) =>
    cookies.some(({ name }) => name === 'alone'),
  );
  await webview.waitForEvent('storage', ({ entries }) => entries['token'] === 'alone');
  await webview.openWindow();
  await webview.place({ x: 10, y: 90, width: 640, height: 400 });
  // The page hears of its new size through two processes.
  await expect.poll(() => page.evaluate(() => [innerWidth, innerHeight])).toEqual([640, 400]);
});

test('the script’s result is reported, and what it publishes later', async ({ webview, site }) => {
  await webview.open(site.at('www.net', '/login'), {
    extractJS: `new Promise((resolve) => {
      setTimeout(() => { globalThis.__BEEP_BEEP_AUTH_RESULTS__ = { late: 'b' }; }, 300);
      resolve({ soon: 'a', not: { a: 'string' } });
    })`,
  });
  await webview.waitForEvent('script', ({ values }) => values['soon'] === 'a');
  await webview.waitForEvent('script', ({ values }) => values['late'] === 'b');
});

for (const [how, extractJS] of [
  ['rejects', 'Promise.reject(new Error("no"))'],
  ['throws', 'null.x'],
  ['cannot be read', 'return {'],
  ['never settles', 'new Promise(() => {})'],
  ['resolves to null', 'Promise.resolve(null)'],
  ['resolves to what cannot be cloned', 'Promise.resolve({ a: () => 1 })'],
] as const) {
  test(`a script that ${how} holds up nothing`, async ({ webview, site }) => {
    const page = await webview.open(site.at('www.net', '/login'), { extractJS });
    await page.evaluate(() => {
      document.cookie = 'xs=1';
      Object.assign(globalThis, { __BEEP_BEEP_AUTH_RESULTS__: { token: 'published' } });
    });
    await webview.waitForEvent('cookies', ({ cookies }) => cookies.length === 1);
    await webview.waitForEvent('script', ({ values }) => values['token'] === 'published');
    expect((await webview.states()).every(({ problem }) => problem === null)).toBe(true);
  });
}

test('the script runs again after each navigation, in-page ones too', async ({ webview, site }) => {
  const page = await webview.open(site.at('www.net', '/one'), {
    extractJS: '({ path: location.pathname })',
  });
  await webview.waitForEvent('script', ({ values }) => values['path'] === '/one');
  await page.evaluate(() => history.pushState(null, '', '/two'));
  await webview.waitForEvent('script', ({ values }) => values['path'] === '/two');
  await page.goto(site.at('www.net', '/three'));
  await webview.waitForEvent('script', ({ values }) => values['path'] === '/three');
});
