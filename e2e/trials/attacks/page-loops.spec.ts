import type { WebviewHarness } from '../../webview/fixtures';
import { sleep } from '../../desktop/wait';
import { expecting, saw, selected } from '../trial';
import { test } from './page-fixtures';
import { openAttacker, paceDuring } from './page';

test(
  'a page that loads itself anew without end',
  expecting('main keeps its pace, the page can be left'),
  async ({ webview, site }) => {
    site.on('/attack', `<script>location.reload()</script>`);
    await webview.start(site.at('evil', '/attack'));
    const pace = await paceDuring(webview.app, () => sleep(2_000));
    saw(`${pace}, ${await canBeLeft(webview)}`);
  },
);

test(
  'a redirect that leads to itself',
  expecting('failed: net::ERR_TOO_MANY_REDIRECTS, asked at most 30 times'),
  async ({ webview, site }) => {
    let asked = 0;
    site.on('/attack', (_request, response) => {
      asked += 1;
      response.writeHead(302, { location: `/attack?${asked}` }).end();
    });
    await webview.start(site.at('evil', '/attack'));
    const { problem } = await webview.waitForState('a problem', (state) => state.problem !== null);
    saw(`${problem?.kind}: ${problem?.detail}, asked ${asked <= 30 ? 'at most 30' : asked} times`);
  },
);

test(
  'a page that holds on by beforeunload and never stops',
  selected('the page can be left'),
  async ({ webview, site }) => {
    await openAttacker(
      webview,
      site,
      `<script>
         addEventListener('beforeunload', (event) => { event.preventDefault(); for (;;); });
         addEventListener('pagehide', () => { for (;;); });
       </script>`,
    );
    saw(await canBeLeft(webview));
  },
);

test(
  'a page that loops for ever',
  expecting('main keeps its pace, the page is said to hang, the page can be left'),
  async ({ webview, site }) => {
    await openAttacker(webview, site, '<script>setTimeout(() => { for (;;); }, 500)</script>');
    const pace = await paceDuring(webview.app, () =>
      webview.waitForState('a hung page', ({ problem }) => problem?.kind === 'unresponsive'),
    );
    saw(`${pace}, the page is said to hang, ${await canBeLeft(webview)}`);
  },
);

test(
  'a page whose process ends five times',
  expecting('said 5 of 5 times, there again 5 of 5 times'),
  async ({ webview, site }) => {
    await openAttacker(webview, site);
    let said = 0;
    let there = 0;
    for (let round = 0; round < 5; round += 1) {
      await webview.app.evaluate(({ webContents }) => {
        (globalThis.harness.states as unknown[]).length = 0;
        const page = webContents
          .getAllWebContents()
          .find((one) => one.getURL().includes('/attack'));
        page?.forcefullyCrashRenderer();
      });
      await webview.waitForState('the crash', ({ problem }) => problem?.kind === 'crashed');
      said += 1;
      const before = site.requests.length;
      await webview.act('reload');
      await webview.waitForState(
        'no problem',
        ({ problem, isLoading }) => problem === null && !isLoading,
      );
      if (site.requests.length > before) there += 1;
    }
    saw(`said ${said} of 5 times, there again ${there} of 5 times`);
  },
);

test(
  'a page asks by WebRTC for the addresses of this computer',
  expecting('no address among what it got'),
  async ({ webview, site }) => {
    const page = await openAttacker(webview, site);
    const candidates = await page.evaluate(async () => {
      const peer = new RTCPeerConnection();
      const found: string[] = [];
      const done = new Promise<void>((resolve) => {
        peer.onicecandidate = ({ candidate }) => {
          if (candidate === null) resolve();
          else found.push(candidate.candidate);
        };
      });
      peer.createDataChannel('x');
      await peer.setLocalDescription();
      await done;
      return found;
    });
    const addresses = candidates.filter((text) => !/ \S+\.local |^$/.test(text));
    const got = candidates.length === 0 ? 'nothing' : 'what it got';
    saw(`${addresses.length === 0 ? 'no address' : addresses.join()} among ${got}`);
  },
);

/** Ends the login, and says whether nothing of it is left. */
async function canBeLeft(webview: WebviewHarness): Promise<string> {
  await webview.close();
  const left = await webview.app.evaluate(
    ({ webContents }) => webContents.getAllWebContents().length,
  );
  return left === 1 ? 'the page can be left' : 'the page stays';
}
