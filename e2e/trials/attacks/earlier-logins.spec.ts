import type { Page } from '@playwright/test';
import { eventually } from '../../desktop/wait';
import type { WebviewHarness } from '../../webview/fixtures';
import { expecting, saw, selected } from '../trial';
import { findKept, keep, SECRET, worker } from './kept';
import { openAttacker } from './page';
import { test as pageTest } from './page-fixtures';
import { startStrictServer, type StrictServer } from './strict-server';

const test = pageTest.extend<{ strict: StrictServer }>({
  strict: async ({ userDataDir }, use) => {
    const server = await startStrictServer(userDataDir);
    await use(server);
    await server.stop();
  },
});

/** Which session of Chromium the sign-in is in: the first that was seen, the second, … */
const sessionOf = ({ app }: WebviewHarness) =>
  app.evaluate(({ session: { defaultSession }, webContents }) => {
    const all = webContents.getAllWebContents().map(({ session }) => session);
    const found = all.find((session) => session !== defaultSession);
    const known = ((globalThis as { known?: unknown[] }).known ??= []);
    if (found === undefined) return -1;
    if (!known.includes(found)) known.push(found);
    return known.indexOf(found);
  });

/** No authority vouches for a server of a test; the session goes on trusting it. */
const trust = ({ app }: WebviewHarness, isOn: boolean) =>
  app.evaluate(({ webContents }, accept) => {
    for (const { session } of webContents.getAllWebContents()) {
      session.setCertificateVerifyProc(accept ? (_request, answer) => answer(0) : null);
    }
  }, isOn);

/** Ends a sign-in, and waits until the driver has let go of its page: it would be found again. */
async function end(webview: WebviewHarness, page: Page): Promise<void> {
  await webview.close();
  await eventually({ what: 'the page to be gone', read: () => page.isClosed(), until: Boolean });
}

const sameness = (first: number, next: number) =>
  `in ${first === next && first >= 0 ? 'the same session' : 'another session'} of Chromium`;

test(
  'what an earlier login at the same site has left',
  selected('7 kept in the first, 0 found in the next, in the same session of Chromium'),
  async ({ webview, site }) => {
    site.on('/sw.js', worker);
    const first = await openAttacker(webview, site);
    await keep(first);
    const kept = await findKept(first);
    const firstSession = await sessionOf(webview);
    await end(webview, first);
    const found = await findKept(await openAttacker(webview, site));
    const same = sameness(firstSession, await sessionOf(webview));
    saw(`${kept.length} kept in the first, ${found.length} found in the next, ${same}`);
  },
);

test(
  'what an earlier login has in the cache, and whom it was signed in as by HTTP',
  expecting('asked without a tag, and without a password, in the same session of Chromium'),
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
    const firstSession = await sessionOf(webview);
    await webview.close();
    const before = site.requests.length;
    await visit();
    const same = sameness(firstSession, await sessionOf(webview));
    const later = site.requests.slice(before).filter(({ path }) => path === '/tagged');
    const has = (name: string) =>
      later.length === 0 || later.some(({ headers }) => name in headers);
    saw(
      `asked ${has('if-none-match') ? 'with' : 'without'} a tag, ` +
        `and ${has('authorization') ? 'with' : 'without'} a password, ${same}`,
    );
  },
);

test(
  'what the network knows of a server from an earlier login: that it wants to be encrypted (HSTS)',
  selected('known in the first, not in the next, in the same session of Chromium'),
  async ({ webview, strict }) => {
    const visit = async () => {
      const page = await webview.open(`http://${strict.host}/first`);
      const session = await sessionOf(webview);
      await trust(webview, true);
      await page.goto(`http://${strict.host}/again`);
      return { page, session, isEncrypted: page.url().startsWith('https:') };
    };
    const first = await visit();
    await first.page.goto(`https://${strict.host}/strict`);
    await first.page.goto(`http://${strict.host}/again`);
    const isKnown = first.page.url().startsWith('https:');
    await end(webview, first.page);
    const next = await visit();
    await trust(webview, false);
    saw(
      `${isKnown && !first.isEncrypted ? '' : 'not '}known in the first, ${next.isEncrypted ? '' : 'not '}in the next, ` +
        sameness(first.session, next.session),
    );
  },
);

test(
  'what TLS remembers of a server from an earlier login: its tickets',
  selected('resumed in the first, not in the next, in the same session of Chromium'),
  async ({ webview, strict }) => {
    const connect = async (isFirst: boolean) => {
      const page = await webview.open(`http://${strict.host}/first`);
      if (isFirst) await trust(webview, true);
      const before = strict.resumptions.length;
      for (const path of ['/one', '/two']) await page.goto(`https://${strict.host}${path}`);
      return { page, resumed: strict.resumptions.slice(before), session: await sessionOf(webview) };
    };
    const first = await connect(true);
    await end(webview, first.page);
    const next = await connect(false);
    await trust(webview, false);
    saw(
      `${first.resumed.at(-1) === true ? '' : 'not '}resumed in the first, ` +
        `${next.resumed[0] === false ? 'not ' : ''}in the next, ` +
        sameness(first.session, next.session),
    );
  },
);
