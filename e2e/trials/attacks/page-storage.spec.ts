import type { ServerResponse } from 'node:http';
import { filesWith } from '../../login/leaks';
import { eventually } from '../../desktop/wait';
import { expecting, saw, selected } from '../trial';
import { keep, SECRET, worker } from './kept';
import { test } from './page-fixtures';
import { openAttacker, settled } from './page';

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
