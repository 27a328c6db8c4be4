import { readdir, readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect } from '@playwright/test';
import { pressInFrame } from '../press-in-frame';
import { countDialogs, test } from './fixtures';
import { redirect } from './site';

const APP_ROADS = {
  'a link': () => {
    location.href = 'slack://open';
  },
  'a hidden frame': () => {
    const frame = document.createElement('iframe');
    frame.src = 'slack://open';
    document.body.append(frame);
  },
  'a redirect': () => {
    location.href = '/to-app';
  },
  'a window': () => {
    window.open('slack://open', '', 'width=300');
  },
  'a new tab': () => {
    window.open('slack://open');
  },
};

for (const [road, go] of Object.entries(APP_ROADS)) {
  test(`a program is not started by ${road}`, async ({ webview, site }) => {
    site.on('/to-app', redirect('slack://open'));
    const page = await webview.open(site.at('www.net', '/login'));
    await page.waitForLoadState();
    await page.evaluate(go);
    const { problem } = await webview.waitForState(
      'a program was blocked',
      (s) => s.problem !== null,
    );
    expect(problem).toEqual({ kind: 'blocked-app', detail: 'slack' });
    expect(page.url()).toBe(site.at('www.net', '/login'));
    expect(webview.app.windows()).toHaveLength(2);
  });
}

test('a download is cancelled and reported', async ({ webview, site }) => {
  site.on('/file', (_request, response) => {
    response.setHeader('content-disposition', 'attachment; filename="file.zip"');
    response.end('bytes');
  });
  const page = await webview.open(site.at('www.net', '/login'));
  await page.evaluate(() => {
    location.href = '/file';
  });
  await webview.waitForState('a blocked download', (s) => s.problem?.kind === 'blocked-download');
});

test('dialogs and beforeunload block nothing', async ({ webview, site }) => {
  site.on('/login', `<script>addEventListener('beforeunload', (e) => e.preventDefault())</script>`);
  const page = await webview.open(site.at('www.net', '/login'));
  const dialogs = countDialogs(page);
  expect(await page.evaluate(() => [alert('a'), confirm('b')])).toEqual([undefined, false]);
  expect(dialogs()).toBe(0);
  await page.evaluate(() => {
    setTimeout(() => {
      location.href = '/next';
    });
  });
  await webview.waitForEvent('navigated', ({ url }) => url.endsWith('/next'));
});

test('a password of HTTP is asked for, and the page beneath shown when that is cancelled', async ({
  webview,
  site,
}) => {
  site.on('/login', (_request, response) => {
    response.writeHead(401, { 'www-authenticate': 'Basic realm="site"' }).end('sign in elsewhere');
  });
  await webview.start(site.at('www.net', '/login'));
  const { prompt } = await webview.waitForState('a prompt', (s) => s.prompt !== null);
  expect(prompt).toMatchObject({ kind: 'http-sign-in', realm: 'site', isAgain: false });
  await webview.app.evaluate(
    (_electron, id) => globalThis.harness.answerPrompt(id, null),
    prompt?.id ?? 0,
  );
  const page = await webview.page();
  await expect(page.locator('body')).toHaveText('sign in elsewhere');
});

test('a frame of another site gets its own storage when it asks', async ({ webview, site }) => {
  const inner = site.at('id.other', '/inner');
  site.on(
    '/inner',
    `<button onclick="document.requestStorageAccess()
    .then(() => { document.title = 'given'; }, () => { document.title = 'refused'; })">ask</button>`,
  );
  site.on('/login', `<iframe src="${inner}"></iframe>`);
  const page = await webview.open(site.at('www.net', '/login'));
  await pressInFrame(page.frameLocator('iframe').getByRole('button'));
  const title = () => page.frame({ url: inner })?.evaluate(() => document.title);
  await expect.poll(title).toBe('given');
});

test('every permission is denied, and there is no Node', async ({ webview, site }) => {
  const page = await webview.open(site.at('www.net', '/login'));
  const outcome = await page.evaluate(async () => ({
    node: [typeof globalThis.process, 'require' in globalThis],
    notification: await Notification.requestPermission(),
    clipboard: await navigator.clipboard.readText().catch((e: Error) => e.name),
    screen: await navigator.mediaDevices.getDisplayMedia().catch((e: Error) => e.name),
    position: await new Promise((resolve) => {
      navigator.geolocation.getCurrentPosition(
        () => resolve('given'),
        ({ code }) => resolve(code),
      );
    }),
  }));
  expect(outcome).toMatchObject({
    node: ['undefined', false],
    notification: 'denied',
    clipboard: 'NotAllowedError',
    position: 1,
  });
  expect(outcome.screen).toMatch(/Error$/);
});

test('passkeys are refused at once in every frame and window', async ({ webview, site }) => {
  const ask = `
    const bytes = new Uint8Array(16);
    const user = { id: bytes, name: 'a', displayName: 'a' };
    const pubKeyCredParams = [{ type: 'public-key', alg: -7 }];
    const publicKey = { challenge: bytes, rp: { name: 'a' }, user, pubKeyCredParams };
    const asked = (name) => navigator.credentials[name]({ publicKey })
      .then(() => 'given', (error) => error.name);
    globalThis.answers = Promise.all([asked('get'), asked('create')]);
  `;
  const inner = site.at('id.other', '/inner');
  const body = `<script>${ask}</script>`;
  site.on('/inner', body);
  site.on('/popup', body);
  site.on('/login', `${body}<iframe allow="publickey-credentials-get *" src="${inner}"></iframe>`);
  const page = await webview.open(site.at('www.net', '/login'));
  await page.waitForLoadState();
  const opened = webview.app.waitForEvent('window');
  await page.evaluate(
    (url) => {
      window.open(url, '', 'width=300,height=300');
    },
    site.at('id.third', '/popup'),
  );
  const popup = await opened;
  await popup.waitForLoadState();
  for (const frame of [page.mainFrame(), page.frame({ url: inner }), popup.mainFrame()]) {
    const answers = await frame?.evaluate(
      () => (globalThis as unknown as { answers: Promise<string[]> }).answers,
    );
    expect(answers).toEqual(['NotAllowedError', 'NotAllowedError']);
  }
});

test('the program’s own pages and files are out of reach', async ({ webview, site }) => {
  const page = await webview.open(site.at('www.net', '/login'));
  const outcome = await page.evaluate(async () => {
    const frame = document.createElement('iframe');
    frame.src = 'app://bridgekeeper/index.html';
    document.body.append(frame);
    const reach = (url: string) =>
      fetch(url).then(
        () => 'reached',
        () => 'out of reach',
      );
    return [await reach('app://bridgekeeper/index.html'), await reach('file:///etc/hostname')];
  });
  expect(outcome).toEqual(['out of reach', 'out of reach']);
  await webview.waitForState('the blocked frame', (s) => s.problem?.detail === 'app');
});

test('nothing of a login is left behind', async ({ webview, site, userDataDir }) => {
  const SECRET = 'planted-4f1c0e';
  site.on('/login', (_request, response) => {
    response.setHeader('set-cookie', `xs=${SECRET}; Max-Age=9999`);
    response.setHeader('cache-control', 'max-age=9999');
    response.end(`<script>localStorage.setItem('token', '${SECRET}')</script>`);
  });
  await webview.open(site.at('www.net', '/login'), { storageKeys: ['token'] });
  await webview.waitForEvent('storage', ({ entries }) => entries['token'] === SECRET);
  await webview.waitForEvent('cookies', ({ cookies }) => cookies.length === 1);
  await webview.close();
  const before = (await webview.timedEvents()).length;
  const kept = await webview.app.evaluate(async ({ webContents, session }) => ({
    pages: webContents.getAllWebContents().length,
    default: (await session.defaultSession.cookies.get({})).length,
  }));
  expect(kept).toEqual({ pages: 1, default: 0 });
  expect((await webview.timedEvents()).length).toBe(before);
  expect((await webview.log()).join()).not.toContain(SECRET);
  await webview.quit();
  const entries = await readdir(userDataDir, { recursive: true, withFileTypes: true });
  for (const file of entries.filter((entry) => entry.isFile())) {
    const bytes = await readFile(join(file.parentPath, file.name));
    expect(bytes.includes(SECRET), file.name).toBe(false);
  }
  // Not even an empty one: it never had a folder.
  expect(entries.filter(({ name }) => name.startsWith('login-'))).toEqual([]);
  expect(webview.output()).not.toContain(SECRET);
});

test('nothing is left of pages and workers that set cookies in a loop', async ({
  webview,
  site,
}) => {
  const LOOP = `
    let turn = 0;
    const beat = () => {
      turn += 1;
      if (globalThis.document) document.cookie = 'loop' + turn % 9 + '=' + turn + '; Max-Age=9999';
      globalThis.cookieStore?.set('store', String(turn)).catch(() => undefined);
      fetch('/beat?' + turn, { keepalive: true }).catch(() => undefined);
      globalThis.localStorage?.setItem('turn', turn);
    };
    setInterval(beat, 25);`;
  const script = (body: string) => (_request: unknown, response: ServerResponse) => {
    response.setHeader('content-type', 'text/javascript');
    response.end(body);
  };
  site.on('/beat', (_request, response) => {
    response.setHeader('set-cookie', 'beat=1; Max-Age=9999');
    response.setHeader('cache-control', 'max-age=9999');
    response.end('beat');
  });
  site.on('/worker.js', script(LOOP));
  site.on(
    '/service-worker.js',
    script(`${LOOP}
      addEventListener('install', (event) => event.waitUntil(skipWaiting()));
      addEventListener('activate', (event) => event.waitUntil(clients.claim()));
      addEventListener('message', (event) => event.waitUntil(new Promise(() => undefined)));`),
  );
  site.on('/frame', `<script>${LOOP}</script>`);
  site.on(
    '/login',
    `<script>${LOOP}
      addEventListener('beforeunload', (event) => { event.preventDefault(); beat(); });
      addEventListener('pagehide', () => { for (let i = 0; i < 50; i += 1) beat(); });
      new Worker('/worker.js');
      navigator.serviceWorker.register('/service-worker.js');
      navigator.serviceWorker.ready.then(({ active }) => active.postMessage('stay'));
    </script><iframe src="${site.at('www.net', '/frame')}"></iframe>`,
  );
  const page = await webview.open(site.at('www.net', '/login'));
  const opened = webview.app.waitForEvent('window');
  await page.evaluate(() => void window.open('/frame', 'child', 'width=200,height=200'));
  await opened;
  await webview.app.evaluate(({ webContents }) => {
    const [contents] = webContents
      .getAllWebContents()
      .filter((each) => each.getURL().includes('/login'));
    Object.assign(globalThis, { partition: contents?.session });
  });
  const remains = () =>
    webview.app.evaluate(async ({ webContents }) => {
      const { partition } = globalThis as unknown as { partition: Electron.Session };
      return {
        pages: webContents.getAllWebContents().length,
        cookies: (await partition.cookies.get({})).length,
        workers: Object.keys(partition.serviceWorkers.getAllRunning()).length,
        cacheBytes: await partition.getCacheSize(),
      };
    });
  await expect.poll(async () => (await remains()).workers).toBe(1);
  const beats = () => site.requests.filter(({ path }) => path.startsWith('/beat')).length;
  await expect.poll(beats).toBeGreaterThan(20);
  await expect.poll(async () => (await remains()).cookies).toBeGreaterThan(5);

  await webview.close();
  expect(await remains()).toEqual({ pages: 1, cookies: 0, workers: 0, cacheBytes: 0 });
  const before = beats();
  // It stays that way: nothing that ran beneath the pages has survived them.
  await delay(1_000);
  expect(await remains()).toEqual({ pages: 1, cookies: 0, workers: 0, cacheBytes: 0 });
  expect(beats()).toBe(before);
  expect(await webview.log()).toEqual([]);
});
