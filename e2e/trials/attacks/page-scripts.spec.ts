import type { Page } from '@playwright/test';
import type { WebviewHarness } from '../../webview/fixtures';
import { sleep } from '../../desktop/wait';
import { expecting, saw, selected } from '../trial';
import { test } from './page-fixtures';
import { openAttacker, paceDuring, stillCaptures } from './page';

/** Results of a bridge's script in a page that has prepared for it; each has a token in it. */
const RESULTS: Readonly<Record<string, string>> = {
  'an object 200,000 deep': `(() => {
    let deep = 'x';
    for (let level = 0; level < 200000; level += 1) deep = { deep };
    return { deep, token: 'found' };
  })()`,
  'an object that holds itself': `(() => {
    const all = { token: 'found' };
    all.self = all;
    return all;
  })()`,
  'a million keys': `(() => {
    const all = { token: 'found' };
    for (let key = 0; key < 1000000; key += 1) all['k' + key] = 'x';
    return all;
  })()`,
  'a proxy full of traps': `new Proxy({}, {
    get(_all, name) {
      if (name === 'token') return 'found';
      if (name === 'then') return undefined;
      throw new Error('trap');
    },
    has() { throw new Error('trap'); },
    ownKeys() { throw new Error('trap'); },
    getPrototypeOf() { throw new Error('trap'); },
  })`,
  'values that throw when they are read': `({
    token: 'found',
    get a() { throw new Error('trap'); },
    get path() { throw this; },
  })`,
  'values that are no texts': `({
    token: 'found',
    a: { length: 9, toString() { return 'x'; } },
    path: new String('x'),
    soon: Symbol('x'),
    late: () => 'x',
  })`,
  'a text of 100 MB beside it': `({ token: 'found', a: 'x'.repeat(1e8) })`,
};

for (const [name, extractJS] of Object.entries(RESULTS)) {
  const said = 'token “found” alone, main keeps its pace';
  const details = /holds itself|full of traps/.test(name) ? selected(said) : expecting(said);
  test(`a script gives ${name}`, details, async ({ webview, site }) => {
    const pace = await paceDuring(webview.app, async () => {
      await openAttacker(webview, site, '', { extractJS });
      await webview.waitForEvent('script', ({ values }) => values['token'] !== undefined);
    });
    const events = await webview.eventsOf('script');
    const all = events.flatMap(({ values }) => Object.entries(values));
    const others = all.filter(([key]) => key !== 'token').map(([key]) => key);
    const token = all.find(([key]) => key === 'token')?.[1];
    saw(`token “${token}” ${others.length === 0 ? 'alone' : `and ${others.join()}`}, ${pace}`);
  });
}

test(
  'statements that give 100 MB',
  expecting('main answers afterwards, the capture goes on'),
  async ({ webview, site }) => {
    const extractJS = `const all = { a: 'x'.repeat(1e8) }; all;`;
    const page = await openAttacker(webview, site, '', { extractJS });
    const capture = await stillCaptures(webview, page);
    const answer = await webview.app.evaluate(() => 'main answers');
    saw(`${answer} afterwards, ${capture}`);
  },
);

const LOOPS: Readonly<Record<string, string>> = {
  'a value that is read without end': `({ token: 'x', get a() { for (;;); } })`,
  'a promise that becomes itself without end': `({ then(resolve) { resolve(this); } })`,
};

for (const [name, extractJS] of Object.entries(LOOPS)) {
  test(
    `a script gives ${name}`,
    expecting('the page is said to hang, then works without the script'),
    async ({ webview, site }) => {
      await webview.start(site.at('evil', '/attack'), { extractJS });
      await webview.waitForState('a hung page', ({ problem }) => problem?.kind === 'unresponsive');
      site.on(
        '/attack',
        `<script>setInterval(() => { document.cookie = 'works=1'; }, 50)</script>`,
      );
      await webview.act('reload');
      const found = await webview.waitForEvent('cookies', ({ cookies }) => cookies.length > 0);
      const [cookie] = found.cookies;
      saw(`the page is said to hang, then ${cookie?.name ?? 'nothing'} without the script`);
    },
  );
}

test(
  'a page that has rewritten what scripts are made of',
  expecting('main keeps its pace, the capture goes on'),
  async ({ webview, site }) => {
    const body = `<script>
      const evil = () => { throw new Error('trap'); };
      JSON.stringify = JSON.parse = evil;
      Array.prototype.map = Array.prototype.filter = Array.prototype.slice = evil;
      Array.prototype.push = function () { for (let i = 0; i < 99; i += 1) this[i] = [i, 'x']; };
      String.prototype.slice = String.prototype.replace = evil;
      Storage.prototype.getItem = () => ({ length: -1 });
      Object.keys = Object.entries = Object.fromEntries = evil;
      Object.defineProperty(globalThis, '__BEEP_BEEP_AUTH_RESULTS__', { get: evil });
    </script>`;
    const task = { extractJS: `({ token: 'x' })`, storageKeys: ['token'] };
    const page = await openAttacker(webview, site, body, task);
    const pace = await paceDuring(webview.app, () => sleep(1_000));
    // The driver needs what was rewritten, so the page is asked by the program.
    const capture = await setByProgram(webview);
    saw(`${pace}, ${page.isClosed() ? 'the page is gone' : capture}`);
  },
);

async function setByProgram(webview: WebviewHarness): Promise<string> {
  await webview.app.evaluate(async ({ webContents }) => {
    const found = webContents.getAllWebContents().find((one) => one.getURL().includes('/attack'));
    await found?.executeJavaScript(`document.cookie = 'after=1'; 0`);
  });
  const { cookies } = await webview.waitForEvent('cookies', (event) => event.cookies.length > 0);
  return cookies.some(({ name }) => name === 'after') ? 'the capture goes on' : 'it does not';
}

const MOVES = 60;
/** Of the ways to hand something over, each done anew all the time. */
const OVER_AND_OVER: Readonly<
  Record<string, { kind: 'script' | 'storage'; task: object; turn: string }>
> = {
  'texts of 4 MB that statements give at each move of the page': {
    kind: 'script',
    task: { extractJS: 'var all = { a: globalThis.value }; all;' },
    turn: 'history.pushState(null, "", "?" + turn)',
  },
  'texts just small enough that a script gives at each move of the page': {
    kind: 'script',
    task: { extractJS: '({ a: globalThis.value && value.slice(0, 900000) + value.slice(-9) })' },
    turn: 'history.pushState(null, "", "?" + turn)',
  },
  'published texts just small enough, anew all the time': {
    kind: 'script',
    task: { extractJS: 'null' },
    turn: 'globalThis.__BEEP_BEEP_AUTH_RESULTS__ = { a: turn + value.slice(0, 900000) }',
  },
  'stored texts just small enough, anew all the time': {
    kind: 'storage',
    task: { storageKeys: ['a'] },
    turn: 'localStorage.setItem("a", turn + value.slice(0, 900000))',
  },
};

for (const [name, { kind, task, turn }] of Object.entries(OVER_AND_OVER)) {
  test(
    name,
    expecting(`at most a quarter of ${MOVES} turns is moved into the program`),
    async ({ webview, site }) => {
      const page = await openAttacker(webview, site, '', task);
      await turns(page, turn);
      const large = (await webview.eventsOf(kind)).filter((event) => {
        const texts = event.kind === 'script' ? event.values : event.entries;
        return Object.values(texts).some((text) => (text?.length ?? 0) > 100_000);
      });
      const share =
        large.length === 0
          ? 'nothing'
          : large.length <= MOVES / 4
            ? 'at most a quarter'
            : large.length;
      saw(`${share} of ${MOVES} turns is moved into the program`);
    },
  );
}

test(
  'a text of 4 MB in the storage, rewritten twenty times a second',
  expecting('main works at most twice as much as where it is not read, and holds none of it'),
  async ({ webview, site }) => {
    const turn = 'localStorage.setItem("a", turn + value.slice(0, 4000000))';
    const work = async (task: object) => {
      const page = await openAttacker(webview, site, '', task);
      const used = () => webview.app.evaluate(() => process.cpuUsage());
      const before = await used();
      await turns(page, turn);
      const after = await used();
      await webview.close();
      // The driver hears of it later, and would take this page for the next one.
      if (!page.isClosed()) await page.waitForEvent('close');
      return after.user + after.system - before.user - before.system;
    };
    const unread = await work({});
    const read = await work({ storageKeys: ['a'] });
    const held = (await webview.eventsOf('storage')).filter(({ entries }) =>
      Object.values(entries).some((text) => (text?.length ?? 0) > 100_000),
    );
    const ratio = read / unread;
    saw(
      `main works ${ratio <= 2 ? 'at most twice' : `${ratio.toFixed(1)} times`} as much as where it is ` +
        `not read, and holds ${held.length === 0 ? 'none' : held.length} of it`,
    );
  },
);

/** Does something in the page over and over, each time with another text in `value`. */
async function turns(page: Page, turn: string): Promise<void> {
  await page.evaluate(
    ([code = '', moves = 0]) => {
      const run = new Function('turn', String(code));
      const long = 'x'.repeat(4_500_000);
      return new Promise<void>((resolve) => {
        let done = 0;
        const timer = setInterval(() => {
          done += 1;
          Object.assign(globalThis, { value: `${long}${done}`.padEnd(4_500_009, '-') });
          run(done);
          if (done < Number(moves)) return;
          clearInterval(timer);
          resolve();
        }, 50);
      });
    },
    [turn, MOVES] as const,
  );
}
