import type { Page } from '@playwright/test';
import type { WebviewHarness } from '../../webview/fixtures';
import { redirect, type Site } from '../../webview/site';
import { expecting, saw, selected } from '../trial';
import { test } from './page-fixtures';
import { openAttacker, settled } from './page';

/** Addresses that no page of the web may open, each of another kind. */
const FOREIGN = [
  'file:///etc/hostname',
  'app://bridgekeeper/index.html',
  'chrome://gpu/',
  'chrome-extension://mhjfbmdgcfjbbpaeojofohoefgiehjai/index.html',
  'devtools://devtools/bundled/devtools_app.html',
  'view-source:http://evil.localhost/',
  'slack://open',
  'ms-msdt:/id',
  'bridgekeeper://account/1',
];
/** Those Chromium opens itself; only for pages of its own. */
const WRITTEN = ['data:text/html,<title>written</title>', 'javascript:document.title="written"'];

type Road = (page: Page, url: string, site: Site) => Promise<unknown>;

const ROADS: Readonly<Record<string, Road>> = {
  'its address': (page, url) =>
    page.evaluate((to) => {
      location.href = to;
    }, url),
  'a link': (page, url) =>
    page.evaluate((to) => {
      Object.assign(document.createElement('a'), { href: to }).click();
    }, url),
  'a form': (page, url) =>
    page.evaluate((to) => {
      const form = Object.assign(document.createElement('form'), { action: to, method: 'post' });
      document.body.append(form);
      form.submit();
    }, url),
  'a refresh': (page, url) =>
    page.evaluate((to) => {
      const refresh = Object.assign(document.createElement('meta'), { httpEquiv: 'refresh' });
      refresh.content = `0;url=${to}`;
      document.head.append(refresh);
    }, url),
  'a redirect': (page, url, site) => {
    site.on('/away', redirect(url));
    return page.evaluate(() => {
      location.href = '/away';
    });
  },
  'a frame': (page, url) =>
    page.evaluate((to) => {
      document.body.append(Object.assign(document.createElement('iframe'), { src: to }));
    }, url),
  'an object': (page, url) =>
    page.evaluate((to) => {
      document.body.append(Object.assign(document.createElement('object'), { data: to }));
    }, url),
  'a window': (page, url) => page.evaluate((to) => void window.open(to), url),
  'a window that is led on': (page, url) =>
    page.evaluate((to) => {
      const child = window.open('about:blank');
      if (child !== null) child.location.href = to;
    }, url),
};

/** Where the pages of a login are in the end: those of the attacker's site, blank ones, or others. */
async function strangersAmong(webview: WebviewHarness, site: Site): Promise<string[]> {
  const own = new URL(site.at('evil', '/')).origin;
  const urls = await settled(() =>
    webview.app.evaluate(({ webContents }) =>
      webContents
        .getAllWebContents()
        .flatMap((contents) => contents.mainFrame.framesInSubtree.map(({ url }) => url)),
    ),
  );
  // The window's own, and the page that is debugged and loads nothing.
  const isOurs = (url: string) => url === '' || url.startsWith('data:text/html,<title>window');
  return urls.filter((url) => !isOurs(url) && !url.startsWith(own) && url !== 'about:blank');
}

for (const [road, take] of Object.entries(ROADS)) {
  const details =
    road === 'a form' ? selected('all 9 end nowhere') : expecting('all 9 end nowhere');
  test(`out of the web by ${road}`, details, async ({ webview, site }) => {
    const page = await openAttacker(webview, site);
    let ended = 0;
    const reached: string[] = [];
    for (const url of FOREIGN) {
      await take(page, url, site);
      const strangers = await strangersAmong(webview, site);
      if (strangers.length === 0) ended += 1;
      else reached.push(...strangers);
    }
    saw(ended === FOREIGN.length ? `all ${ended} end nowhere` : `reached ${reached.join(' ')}`);
  });
}

test(
  'a page written in its address, in the place of the page or in a window',
  expecting('0 of 4 written pages shown'),
  async ({ webview, site }) => {
    const page = await openAttacker(webview, site);
    let shown = 0;
    for (const url of WRITTEN) {
      for (const target of ['_top', '_blank']) {
        await page.evaluate(
          ([to = '', where = '']) => {
            const link = Object.assign(document.createElement('a'), { href: to, target: where });
            if (!to.startsWith('javascript:') || where === '_blank') link.click();
          },
          [url, target],
        );
        const titles = await settled(() =>
          webview.app.evaluate(({ webContents }) =>
            webContents.getAllWebContents().map((contents) => contents.getTitle()),
          ),
        );
        if (titles.includes('written')) shown += 1;
      }
    }
    saw(`${shown} of 4 written pages shown`);
  },
);

test(
  'what a page reads of addresses that are not the web’s',
  expecting('nothing read of 9 by fetch, request, module, worker, style, picture'),
  async ({ webview, site }) => {
    const page = await openAttacker(webview, site);
    const read = await page.evaluate(async (urls) => {
      const loads = (tag: 'img' | 'link', url: string) =>
        new Promise<boolean>((resolve) => {
          const element = document.createElement(tag);
          element.onload = () => resolve(true);
          element.onerror = () => resolve(false);
          setTimeout(() => resolve(false), 1_000);
          if (element instanceof HTMLImageElement) element.src = url;
          else Object.assign(element, { rel: 'stylesheet', href: url });
          document.head.append(element);
        });
      const asked = (url: string) =>
        new Promise<boolean>((resolve) => {
          const request = new XMLHttpRequest();
          request.onloadend = () => resolve(request.responseText !== '');
          request.open('GET', url);
          request.send();
        });
      const works = (url: string) => {
        try {
          const worker = new Worker(url);
          return new Promise<boolean>((resolve) => {
            worker.onerror = () => resolve(false);
            worker.onmessage = () => resolve(true);
            setTimeout(() => resolve(false), 500);
          });
        } catch {
          return false;
        }
      };
      const found: string[] = [];
      for (const url of urls) {
        const ways = await Promise.all([
          fetch(url, { mode: 'no-cors' }).then(
            () => true,
            () => false,
          ),
          asked(url).catch(() => false),
          import(url).then(
            () => true,
            () => false,
          ),
          works(url),
          loads('link', url),
          loads('img', url),
        ]);
        if (ways.some(Boolean)) found.push(`${url} ${ways.join()}`);
      }
      return found;
    }, FOREIGN);
    const what = read.length === 0 ? `nothing read of ${FOREIGN.length}` : read.join(' ');
    saw(`${what} by fetch, request, module, worker, style, picture`);
  },
);

const NAMES = [
  'require',
  'process',
  'module',
  'Buffer',
  'global',
  'electron',
  'ipcRenderer',
].concat(['bridgekeeper', '__dirname', 'setImmediate', 'webFrame', 'contextBridge', 'nodeRequire']);

test(
  'Node, Electron and the window’s API, from every kind of frame, window and worker',
  selected('0 of 13 names known in 6 places'),
  async ({ webview, site }) => {
    const code = `JSON.stringify(${JSON.stringify(NAMES)}.filter((name) => name in globalThis))`;
    site.on('/worker.js', (_request, response) => {
      response.setHeader('content-type', 'text/javascript');
      response.end(`postMessage(${code})`);
    });
    const page = await openAttacker(webview, site);
    site.on('/inner', 'inner');
    const found = await page.evaluate(
      async ([ask = '', other = '']) => {
        const frame = (attributes: object) =>
          new Promise<HTMLIFrameElement>((resolve) => {
            const made = Object.assign(document.createElement('iframe'), attributes);
            made.onload = () => resolve(made);
            document.body.append(made);
          });
        const inner = async (attributes: object) => {
          const { contentWindow } = await frame(attributes);
          return String((contentWindow as unknown as { eval(code: string): unknown }).eval(ask));
        };
        const worker = new Promise<string>((resolve) => {
          new Worker('/worker.js').onmessage = ({ data }) => resolve(String(data));
        });
        const child = window.open('about:blank') as unknown as { eval(code: string): unknown };
        await frame({ src: other });
        return [
          String((0, eval)(ask)),
          await inner({}),
          await inner({ srcdoc: 'x' }),
          String(child.eval(ask)),
          await worker,
        ];
      },
      [code, site.at('other', '/inner')],
    );
    const other = page.frames().find((frame) => frame.url().endsWith('/inner'));
    found.push(String(await other?.evaluate(code)));
    const known = found.flatMap((names) => JSON.parse(names) as string[]);
    saw(
      known.length === 0
        ? `0 of ${NAMES.length} names known in ${found.length} places`
        : `known: ${known.join()}`,
    );
  },
);
