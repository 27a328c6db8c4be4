import type { ServerResponse } from 'node:http';
import type { Page } from '@playwright/test';
import { filesWith } from '../../login/leaks';
import { eventually } from '../../desktop/wait';
import { expecting, saw, selected } from '../trial';
import { test } from './page-fixtures';
import { openAttacker, settled } from './page';

const SECRET = 'planted-9d2f71';

/** Keeps a value wherever a page can keep one. */
const keep = (page: Page) =>
  page.evaluate(async (value) => {
    document.cookie = `kept=${value}; Max-Age=99999; Path=/`;
    localStorage.setItem('kept', value);
    sessionStorage.setItem('kept', value);
    await new Promise<void>((resolve, reject) => {
      const request = indexedDB.open('kept', 1);
      request.onupgradeneeded = () => request.result.createObjectStore('kept').put(value, 'kept');
      request.onsuccess = () => resolve();
      request.onerror = () => reject(new Error('no database'));
    });
    await (await caches.open('kept')).put('/kept', new Response(value));
    const folder = await navigator.storage.getDirectory();
    const file = await (await folder.getFileHandle('kept', { create: true })).createWritable();
    await file.write(value);
    await file.close();
    await navigator.serviceWorker.register('/sw.js');
    await navigator.serviceWorker.ready;
  }, SECRET);

/** Where a page finds something kept. */
const findKept = (page: Page) =>
  page.evaluate(async () => {
    const folder = await navigator.storage.getDirectory();
    const files = folder as unknown as { keys(): AsyncIterable<string> };
    const names: string[] = [];
    for await (const name of files.keys()) names.push(name);
    const kept = {
      cookie: document.cookie !== '',
      localStorage: localStorage.length > 0,
      sessionStorage: sessionStorage.length > 0,
      indexedDB: (await indexedDB.databases()).length > 0,
      caches: (await caches.keys()).length > 0,
      files: names.length > 0,
      'service worker': (await navigator.serviceWorker.getRegistrations()).length > 0,
    };
    return Object.entries(kept).flatMap(([where, is]) => (is ? [where] : []));
  });

const worker = (_request: unknown, response: ServerResponse) => {
  response.setHeader('content-type', 'text/javascript');
  response.end(
    `addEventListener('install', () => skipWaiting());
     addEventListener('activate', (event) => event.waitUntil(clients.claim()))`,
  );
};

test(
  'what an earlier login at the same site has left',
  selected('7 kept in the first, 0 found in the next'),
  async ({ webview, site }) => {
    site.on('/sw.js', worker);
    const first = await openAttacker(webview, site);
    await keep(first);
    const kept = await findKept(first);
    await webview.close();
    await eventually({
      what: 'the page to be gone',
      read: () => first.isClosed(),
      until: (isGone) => isGone,
    });
    const found = await findKept(await openAttacker(webview, site));
    saw(`${kept.length} kept in the first, ${found.length} found in the next`);
  },
);

test(
  'what an earlier login has in the cache, and whom it was signed in as by HTTP',
  expecting('asked without a tag, and without a password'),
  async ({ webview, site }) => {
    site.on('/tagged', ({ headers }, response) => {
      response.setHeader('etag', `"${SECRET}"`);
      response.setHeader('cache-control', 'private, max-age=99999');
      if (headers.authorization === undefined) response.setHeader('www-authenticate', 'Basic');
      response.writeHead(headers.authorization === undefined ? 401 : 200).end('tagged');
    });
    const visit = async () => {
      await webview.app.evaluate(() => {
        (globalThis.harness.states as unknown[]).length = 0;
      });
      await webview.start(site.at('evil', '/tagged'));
      const { prompt } = await webview.waitForState('a question', (state) => state.prompt !== null);
      return prompt?.id ?? 0;
    };
    const id = await visit();
    await webview.app.evaluate((_electron, of) => {
      const answer = { kind: 'http-sign-in', username: 'alice', password: 'secret' } as const;
      globalThis.harness.answerPrompt(of, answer);
    }, id);
    const signedIn = () => site.requests.filter(({ headers }) => headers.authorization).length;
    await eventually({ what: 'a sign-in', read: signedIn, until: (count) => count === 1 });
    await webview.close();
    const before = site.requests.length;
    await visit();
    const later = site.requests.slice(before).filter(({ path }) => path === '/tagged');
    const has = (name: string) =>
      later.length === 0 || later.some(({ headers }) => name in headers);
    saw(
      `asked ${has('if-none-match') ? 'with' : 'without'} a tag, ` +
        `and ${has('authorization') ? 'with' : 'without'} a password`,
    );
  },
);

test(
  'the cookies of the program’s own session, and those of the page there',
  expecting('the page sees none of them, nor sends one; its own are not there'),
  async ({ webview, site }) => {
    const url = site.at('evil', '/attack');
    await webview.app.evaluate(
      ({ session }, to) =>
        session.defaultSession.cookies.set({ url: to, name: 'ours', value: 'x' }),
      url,
    );
    const page = await openAttacker(webview, site);
    await page.evaluate(() => {
      document.cookie = 'theirs=1; Max-Age=9999';
    });
    await page.evaluate(() => fetch('/again').then());
    const seen = await page.evaluate(() => document.cookie);
    const sent = site.requests.some(({ headers }) => headers.cookie?.includes('ours') === true);
    const there = await webview.app.evaluate(async ({ session }) =>
      (await session.defaultSession.cookies.get({})).map(({ name }) => name),
    );
    saw(
      `the page sees ${seen.includes('ours') ? 'some' : 'none'} of them, ` +
        `${sent ? 'and sends' : 'nor sends'} one; its own are ${there.includes('theirs') ? '' : 'not '}there`,
    );
  },
);

test(
  'a page calls others of its site that live in another session',
  expecting('nobody hears it, by channel, storage, shared worker or window name'),
  async ({ webview, site }) => {
    const url = site.at('evil', '/listens');
    site.on('/shared.js', (_request, response) => {
      response.setHeader('content-type', 'text/javascript');
      response.end(`let all = []; onconnect = ({ ports: [port] }) => {
        all.push(port); port.onmessage = ({ data }) => all.forEach((each) => each.postMessage(data));
      }`);
    });
    site.on(
      '/listens',
      `<script>
        window.name = 'listener';
        window.heard = [];
        const hear = ({ data }) => heard.push(data);
        new BroadcastChannel('call').onmessage = hear;
        addEventListener('message', hear);
        addEventListener('storage', ({ key }) => heard.push(key));
        new SharedWorker('/shared.js').port.onmessage = hear;
      </script>`,
    );
    const page = await openAttacker(webview, site);
    const answers = await webview.app.evaluate(async ({ BrowserWindow }, to) => {
      const listener = new BrowserWindow({ show: false, webPreferences: { sandbox: true } });
      Object.assign(globalThis, { listener });
      await listener.loadURL(to);
      return listener.webContents.executeJavaScript('heard.length') as Promise<number>;
    }, url);
    await page.evaluate(() => {
      new BroadcastChannel('call').postMessage('by channel');
      localStorage.setItem('by storage', '1');
      const { port } = new SharedWorker('/shared.js');
      port.start();
      port.postMessage('by shared worker');
      window.open('', 'listener')?.postMessage('by name', '*');
    });
    const heard = await settled(() =>
      webview.app.evaluate(async () => {
        const { listener } = globalThis as unknown as { listener: Electron.BrowserWindow };
        return listener.webContents.executeJavaScript('heard') as Promise<string[]>;
      }),
    );
    await webview.app.evaluate(() => {
      (globalThis as unknown as { listener: Electron.BrowserWindow }).listener.destroy();
    });
    const who = heard.length === answers ? 'nobody hears it' : `heard ${heard.join()}`;
    saw(`${who}, by channel, storage, shared worker or window name`);
  },
);

test(
  'what a page keeps, searched on the disk while it is there and afterwards',
  expecting('0 files while it is there, 0 afterwards'),
  async ({ webview, site }) => {
    site.on('/sw.js', worker);
    const page = await openAttacker(webview, site);
    await keep(page);
    const folder = await webview.app.evaluate(({ app }) => app.getPath('userData'));
    const during = await filesWith(folder, [SECRET]);
    await webview.close();
    const after = await filesWith(folder, [SECRET]);
    saw(`${during.length} files while it is there, ${after.length} afterwards`);
  },
);

test(
  'cookies that come while the jar is cleared: from pages, and from answers on their way',
  selected('some were there, 0 remain'),
  async ({ webview, site }) => {
    const waiting: ServerResponse[] = [];
    site.on('/late', (_request, response) => {
      waiting.push(response);
    });
    site.on('/sw.js', worker);
    const LOOP = `setInterval(() => {
      for (let i = 0; i < 20; i += 1) document.cookie = 'loop' + i + '=' + Math.random() + '; Max-Age=9999';
      fetch('/late?' + Math.random(), { keepalive: true }).catch(() => undefined);
    }, 5)`;
    site.on('/child', `<script>${LOOP}</script>`);
    const page = await openAttacker(
      webview,
      site,
      `<script>${LOOP};
        addEventListener('pagehide', () => {
          for (let i = 0; i < 50; i += 1) navigator.sendBeacon('/late', 'x');
          document.cookie = 'last=1; Max-Age=9999';
        });
      </script>`,
    );
    const opened = webview.app.waitForEvent('window');
    await page.evaluate((url) => void window.open(url), site.at('kid', '/child'));
    await opened;
    await eventually({ what: 'answers to wait', read: () => waiting.length, until: (n) => n >= 3 });
    await webview.app.evaluate(({ webContents }) => {
      const found = webContents.getAllWebContents().find((one) => one.getURL().includes('/attack'));
      Object.assign(globalThis, { partition: found?.session });
    });
    const remains = () =>
      webview.app.evaluate(async () => {
        const { partition } = globalThis as unknown as { partition: Electron.Session };
        return (await partition.cookies.get({})).length;
      });
    const before = await remains();
    const answering = setInterval(() => {
      for (const response of waiting.splice(0)) {
        response.setHeader('set-cookie', `late${Math.random()}=1; Max-Age=9999`);
        response.end('late');
      }
    }, 1);
    await webview.close();
    const after = await settled(remains);
    clearInterval(answering);
    saw(`${before > 0 ? 'some' : 'none'} were there, ${after} remain`);
  },
);
