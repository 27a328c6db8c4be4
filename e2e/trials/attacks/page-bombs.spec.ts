import type { Page } from '@playwright/test';
import type { WebviewTask } from '../../../electron/login/webview/types';
import type { Site } from '../../webview/site';
import { sleep } from '../../desktop/wait';
import { expecting, saw, selected } from '../trial';
import { test } from './page-fixtures';
import { openAttacker, paceDuring, stillCaptures } from './page';

interface Bomb {
  /** Runs in the page; what does not end by itself goes on until the page is left. */
  go: (page: Page, site: Site) => Promise<unknown>;
  task?: Partial<WebviewTask>;
}

const BOMBS: Readonly<Record<string, Bomb>> = {
  'ten thousand entries of history': {
    go: (page) =>
      page.evaluate(() => {
        for (let each = 0; each < 10_000; each += 1) history.pushState(each, '', `?${each}`);
      }),
    task: { extractJS: '({ a: location.search })' },
  },
  'ten thousand moves within the page': {
    go: (page) =>
      page.evaluate(() => {
        for (let each = 0; each < 10_000; each += 1) location.hash = String(each);
      }),
    task: { extractJS: '({ a: location.hash })' },
  },
  'a title of 1 MB, changed a thousand times': {
    go: (page) =>
      page.evaluate(async () => {
        const long = 'x'.repeat(1_000_000);
        for (let each = 0; each < 1_000; each += 1) {
          document.title = `${each}${long}`;
          if (each % 50 === 0) await new Promise((resolve) => setTimeout(resolve));
        }
        document.title = 'short';
      }),
  },
  'dialogs by the thousand': {
    go: (page) =>
      page.evaluate(() => {
        for (let each = 0; each < 3_000; each += 1) {
          alert('a');
          confirm('b');
          try {
            prompt('c');
          } catch {
            // There is none.
          }
        }
      }),
  },
  'a database of 60 MB': {
    go: (page) =>
      page.evaluate(
        () =>
          new Promise<void>((resolve) => {
            const request = indexedDB.open('bomb', 1);
            request.onupgradeneeded = () => {
              const store = request.result.createObjectStore('all');
              for (let each = 0; each < 60; each += 1) store.put('x'.repeat(1_000_000), each);
            };
            request.onsuccess = () => resolve();
            request.onerror = () => resolve();
          }),
      ),
  },
  'ten thousand lines for the console': {
    go: (page) =>
      page.evaluate(() => {
        const long = 'x'.repeat(10_000);
        for (let each = 0; each < 10_000; each += 1) {
          // eslint-disable-next-line no-console -- of the page, not of the program
          console.error(each, long);
        }
      }),
  },
  'a hundred thousand messages between windows': {
    async go(page, site) {
      site.on(
        '/child',
        `<script>for (let i = 0; i < 1e5; i += 1) opener.postMessage(i, '*')</script>`,
      );
      await page.evaluate(() => void window.open('/child'));
      await sleep(1_000);
    },
  },
  'five thousand requests': {
    go: (page) =>
      page.evaluate(async () => {
        const ask = (each: number) => fetch(`/r${each}`, { headers: { 'x-a': 'y'.repeat(500) } });
        for (let round = 0; round < 50; round += 1) {
          await Promise.all(Array.from({ length: 100 }, (_, each) => ask(each).catch(() => null)));
        }
      }),
  },
  'five hundred frames whose storage is read': {
    async go(page) {
      await page.evaluate(() => {
        for (let each = 0; each < 500; each += 1) {
          document.body.append(Object.assign(document.createElement('iframe'), { srcdoc: 'x' }));
        }
      });
      await sleep(2_000);
    },
    task: { storageKeys: ['token', 'other'] },
  },
  'two hundred workers that come and go': {
    go: (page) =>
      page.evaluate(async () => {
        const url = URL.createObjectURL(new Blob(['close()']));
        for (let each = 0; each < 200; each += 1) {
          new Worker(url);
          if (each % 20 === 0) await new Promise((resolve) => setTimeout(resolve, 50));
        }
      }),
  },
  'three hundred sockets': {
    go: (page, site) =>
      page.evaluate(
        (url) => {
          for (let each = 0; each < 300; each += 1) new WebSocket(`${url}${each}`);
        },
        site.at('evil', '/s').replace('http', 'ws'),
      ),
  },
  'three hundred programs to start': {
    async go(page) {
      await page.evaluate(async () => {
        for (let each = 0; each < 300; each += 1) {
          const frame = document.createElement('iframe');
          frame.src = `web+scheme${each}:x`;
          document.body.append(frame);
          frame.remove();
          if (each % 20 === 0) await new Promise((resolve) => setTimeout(resolve));
        }
      });
    },
  },
};
const SELECTED_ONES = ['ten thousand entries of history', 'dialogs by the thousand'];

for (const [name, { go, task }] of Object.entries(BOMBS)) {
  const said = 'main keeps its pace, the capture goes on';
  const details = SELECTED_ONES.includes(name) ? selected(said) : expecting(said);
  test(name, details, async ({ webview, site }) => {
    const page = await openAttacker(webview, site, '', task);
    const pace = await paceDuring(webview.app, () => go(page, site));
    saw(`${pace}, ${await stillCaptures(webview, page)}`);
  });
}

test(
  'a thousand cookies, and some of 4 MB',
  expecting('main keeps its pace, no more than 180 are kept, none is of 4 MB'),
  async ({ webview, site }) => {
    const page = await openAttacker(webview, site);
    const pace = await paceDuring(webview.app, () =>
      page.evaluate(() => {
        const huge = 'x'.repeat(4_000_000);
        for (let each = 0; each < 1_000; each += 1)
          document.cookie = `c${each}=${'y'.repeat(1_000)}`;
        for (let each = 0; each < 20; each += 1) document.cookie = `huge${each}=${huge}`;
      }),
    );
    await stillCaptures(webview, page);
    const cookies = (await webview.eventsOf('cookies')).at(-1)?.cookies ?? [];
    const huge = cookies.filter(({ value }) => value.length > 100_000).length;
    const kept =
      cookies.length > 100 && cookies.length <= 180 ? 'no more than 180' : cookies.length;
    saw(`${pace}, ${kept} are kept, ${huge === 0 ? 'none' : huge} is of 4 MB`);
  },
);
