import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import { SELF_SIGNED } from '../../../simulator/sites/self-signed';
import type { WebviewHarness } from '../../webview/fixtures';
import { redirect, type Site } from '../../webview/site';
import { eventually } from '../../desktop/wait';
import { expecting, saw, selected } from '../trial';
import { test } from './page-fixtures';
import { openAttacker, settled, shownHost, shownState } from './page';

interface Spoof {
  /** What the bar shows while the attack is in place. */
  shown: string;
  go: (page: Page, site: Site, webview: WebviewHarness) => Promise<unknown>;
}

const EVIL = 'evil.localhost';
const BANK = 'www.bank.localhost';

const goTo = (page: Page, url: string) =>
  page.evaluate((to) => {
    location.href = to;
  }, url);

/** Opens the bank in a window of the attacker's, and waits until the bar shows it. */
async function openBank(page: Page, site: Site, webview: WebviewHarness): Promise<void> {
  await page.evaluate(
    (url) => {
      Object.assign(window, { child: window.open(url) });
    },
    site.at('www.bank', '/'),
  );
  await eventually({
    what: BANK,
    read: () => shownHost(webview),
    until: (host) => host === BANK,
  });
}

/** Each wants the bar to show the bank above a page that the attacker has written. */
const SPOOFS: Readonly<Record<string, Spoof>> = {
  'a bank that never answers, above the page that went there': {
    shown: EVIL,
    go: (page, site) => goTo(page, site.at('www.bank', '/never')),
  },
  'a bank that answers with nothing': {
    shown: EVIL,
    go: (page, site) => goTo(page, site.at('www.bank', '/nothing')),
  },
  'a bank that answers with a file': {
    shown: EVIL,
    go: (page, site) => goTo(page, site.at('www.bank', '/file')),
  },
  'a bank that sends its visitor back': {
    shown: EVIL,
    go: (page, site) => goTo(page, site.at('www.bank', '/back')),
  },
  'a bank as the name of a user': {
    shown: EVIL,
    go: (page, site) => goTo(page, site.at('evil', '/next').replace('//', `//${BANK}@`)),
  },
  'a bank’s address pushed into the history': {
    shown: EVIL,
    go: (page, site) =>
      page.evaluate(
        (url) => {
          try {
            history.pushState(null, '', url);
          } catch {
            document.title = 'refused';
          }
        },
        site.at('www.bank', '/'),
      ),
  },
  'a bank in a frame over the whole page': {
    shown: EVIL,
    go: (page, site) =>
      page.evaluate(
        (src) => {
          const frame = Object.assign(document.createElement('iframe'), { src });
          frame.style.cssText = 'position:fixed;inset:0;width:100%;height:100%';
          document.body.append(frame);
        },
        site.at('www.bank', '/'),
      ),
  },
  'a host in letters that look like others': {
    shown: 'xn--pple-43d.localhost',
    go: (page, site) => goTo(page, site.at('аpple', '/next')),
  },
  'a host written from right to left': {
    shown: 'xn--mgbh0fb.localhost',
    go: (page, site) => goTo(page, site.at('مثال', '/%E2%80%AEmoc.knab')),
  },
  'a window for a bank that never answers, written by its opener': {
    shown: 'no site',
    go: (page, site) =>
      page.evaluate(
        (url) => {
          window.open(url)?.document.write('<h1>Your bank</h1>');
        },
        site.at('www.bank', '/never'),
      ),
  },
  'a bank’s window that becomes blank, written by its opener': {
    shown: 'no site',
    async go(page, site, webview) {
      await openBank(page, site, webview);
      await page.evaluate(() => {
        const { child } = window as unknown as { child: Window };
        child.location.href = 'about:blank';
        setTimeout(() => child.document.write('<h1>Your bank</h1>'), 500);
      });
    },
  },
  'a page of its own making in a bank’s window': {
    shown: EVIL,
    async go(page, site, webview) {
      await openBank(page, site, webview);
      await page.evaluate(() => {
        const { child } = window as unknown as { child: Window };
        child.location.href = URL.createObjectURL(new Blob(['Your bank'], { type: 'text/html' }));
      });
    },
  },
};

for (const [name, { shown, go }] of Object.entries(SPOOFS)) {
  const said = `the bar shows ${shown}`;
  const isSelected = /written by its opener|look like/.test(name);
  test(name, isSelected ? selected(said) : expecting(said), async ({ webview, site }) => {
    site.on('/never', () => undefined);
    site.on('/nothing', (_request, response) => void response.writeHead(204).end());
    site.on('/file', (_request, response) => {
      response.setHeader('content-disposition', 'attachment; filename="statement.pdf"');
      response.end('bytes');
    });
    site.on('/back', redirect(site.at('evil', '/next')));
    const page = await openAttacker(webview, site);
    await go(page, site, webview);
    saw(`the bar shows ${await settled(() => shownHost(webview))}`);
  });
}

test(
  'a page that goes to a bank and back without end',
  expecting('the bar shows the site of the page that is there'),
  async ({ webview, site }) => {
    const back = `<script>if (++window.name < 40) location.replace('${site.at('evil', '/attack')}')</script>`;
    site.on('/bank', back);
    await openAttacker(
      webview,
      site,
      `<script>if (++window.name < 40) location.replace('${site.at('www.bank', '/bank')}')</script>`,
    );
    const host = await settled(() => shownHost(webview));
    const url = await webview.app.evaluate(
      ({ webContents }) =>
        webContents
          .getAllWebContents()
          .find((each) => each.getURL().startsWith('http'))
          ?.getURL() ?? '',
    );
    const is = new URL(url).hostname;
    saw(
      `the bar shows ${host === is ? 'the site of the page that is there' : `${host}, not ${is}`}`,
    );
  },
);

test(
  'a page behind a certificate that nobody vouches for',
  selected('certificate, no lock, 0 requests served, 0 read from a page'),
  async ({ webview, site }) => {
    let served = 0;
    const server = createServer(SELF_SIGNED, (_request, response) => {
      served += 1;
      response.setHeader('access-control-allow-origin', '*');
      response.end('<title>not to be shown</title>');
    });
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
    const url = `https://lab.localhost:${(server.address() as AddressInfo).port}/`;
    const page = await openAttacker(webview, site);
    const read = await page.evaluate(
      (to) =>
        fetch(to).then(
          () => 1,
          () => 0,
        ),
      url,
    );
    await goTo(page, url);
    await webview.waitForState('a problem', ({ problem }) => problem !== null);
    const { problem, lock } = await settled(() => shownState(webview));
    server.closeAllConnections();
    await new Promise((resolve) => void server.close(resolve));
    saw(
      `${problem?.kind}, ${lock === 'none' ? 'no' : lock} lock, ${served} requests served, ${read} read from a page`,
    );
  },
);

test(
  'a question for a password in another’s name, with markup and unseen signs',
  expecting('asks for bad.localhost, says “Your <b>bank</b> ok”'),
  async ({ webview, site }) => {
    site.on('/asks', (_request, response) => {
      const realm = 'Your\u00ad <b>bank</b>\u00ad ok';
      response.writeHead(401, { 'www-authenticate': `Basic realm="${realm}"` }).end();
    });
    site.on('/attack', `<iframe src="${site.at('bad', '/asks')}"></iframe>`);
    await webview.start(site.at('evil', '/attack'));
    const { prompt } = await webview.waitForState('a question', (state) => state.prompt !== null);
    if (prompt?.kind !== 'http-sign-in') throw new Error(`asked for ${prompt?.kind}`);
    saw(`asks for ${prompt.host.replace(/:\d+$/, '')}, says “${prompt.realm}”`);
  },
);

test(
  'a hundred questions for passwords at once',
  expecting('one is shown at a time, the page can be left'),
  async ({ webview, site }) => {
    for (let each = 0; each < 100; each += 1) {
      site.on(`/asks${each}`, (_request, response) => {
        response.writeHead(401, { 'www-authenticate': `Basic realm="${each}"` }).end();
      });
    }
    const images = Array.from({ length: 100 }, (_, each) => `<img src="/asks${each}">`);
    site.on('/attack', images.join(''));
    await webview.start(site.at('evil', '/attack'));
    await webview.waitForState('a question', ({ prompt }) => prompt !== null);
    const shown = await settled(async () => (await shownState(webview)).prompt?.id);
    // Nobody has answered: whatever else is asked waits behind it.
    const ids = new Set((await webview.states()).flatMap(({ prompt }) => prompt?.id ?? []));
    await webview.close();
    const left = await webview.app.evaluate(
      ({ webContents }) => webContents.getAllWebContents().length,
    );
    saw(
      `${shown !== undefined && ids.size === 1 ? 'one is' : `${ids.size} are`} shown at a time, ` +
        `the page ${left === 1 ? 'can be left' : 'stays'}`,
    );
  },
);
