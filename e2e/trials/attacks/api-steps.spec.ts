import type { Page } from '@playwright/test';
import { expecting, saw, selected } from '../trial';
import { MARKUP, signInAt, test } from './api-fixtures';
import { ask } from '../bridge';
import { startListener } from './in-between';

const cookies = (url: string) => ({
  type: 'cookies',
  stepID: 'cookies',
  url,
  fields: [{ id: 'session', type: 'cookie' }],
});

for (const url of [
  'file:///etc/passwd',
  'app://bridgekeeper/index.html',
  'javascript:document.title=1',
  'data:text/html,<title>data</title>',
  'chrome://version',
  'devtools://devtools/bundled/inspector.html',
  'view-source:http://127.0.0.1/',
  'blob:http://127.0.0.1/x',
  'ftp://127.0.0.1/x',
  'bridgekeeper://reconnect/x',
  'http://',
  '\u0000http://127.0.0.1',
]) {
  test(
    `a step at ${JSON.stringify(url)}`,
    (url.startsWith('file') ? selected : expecting)(
      '0 pages beside the window, the window answers',
    ),
    async ({ inBetween, start }) => {
      const program = await start();
      const page = await signInAt(program, inBetween, cookies(url));
      const others = await program.app.evaluate(({ webContents }) =>
        webContents
          .getAllWebContents()
          .map((one) => one.getURL())
          .filter((address, index, all) => {
            const isWindow = address.startsWith('app://') && all.indexOf(address) === index;
            return !isWindow && address !== '' && address !== 'about:blank';
          }),
      );
      const after = await ask(page, 'about.read');
      saw(
        `${others.length} pages beside the window, the window ${after === 'answered' ? 'answers' : after}`,
      );
    },
  );
}

test(
  'a step at an address with a user name',
  expecting('asked, 0 times with an Authorization'),
  async ({ inBetween, start }) => {
    const listener = await startListener();
    const program = await start();
    const url = listener.url.replace('//', '//evil:password@');
    await signInAt(program, inBetween, cookies(url));
    await program.waitUntilIdle();
    const sent = listener.seen.filter(({ authorization }) => authorization !== '');
    await listener.stop();
    const word = listener.seen.length > 0 ? 'asked' : 'not asked';
    saw(`${word}, ${sent.length} times with an Authorization`);
  },
);

test(
  'markup and deceiving links in instructions',
  selected('0 elements of it, 0 deceiving links'),
  async ({ inBetween, start }) => {
    const program = await start();
    const page = await signInAt(program, inBetween, {
      type: 'user_input',
      stepID: 'form',
      fields: [{ id: 'phone', label: `Phone ${MARKUP}`, placeholder: MARKUP, description: MARKUP }],
      instructions: `${MARKUP} [a](javascript:alert(1)) <javascript:alert(1)> https://google.com@evil.example/ file:///etc/passwd **${MARKUP}**`,
    });
    const elements = await page.locator('img[src="x"], a[href*="evil"], script').count();
    const links = await page
      .locator('a, button')
      .filter({ hasText: /javascript:|passwd|google\.com/ })
      .count();
    saw(`${elements - (await ownScripts(page))} elements of it, ${links} deceiving links`);
  },
);

test(
  'pictures that are pages',
  expecting('0 scripts ran, 0 asked of another server'),
  async ({ inBetween, start }) => {
    const listener = await startListener();
    const program = await start();
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" onload="document.title='ran'"><script>document.title='ran'</script><image href="${listener.url}/svg"/></svg>`;
    const page = await signInAt(program, inBetween, {
      type: 'user_input',
      stepID: 'form',
      fields: [{ id: 'code', label: 'Code' }],
      attachments: [
        {
          type: 'm.image',
          filename: 'a.svg',
          content: btoa(svg),
          info: { mimetype: 'image/svg+xml' },
        },
        {
          type: 'm.image',
          filename: 'b.html',
          content: btoa(svg),
          info: { mimetype: 'text/html' },
        },
        {
          type: 'm.image',
          filename: 'c',
          content: '" onerror="document.title=1',
          info: { mimetype: 'image/png' },
        },
      ],
    });
    await program.waitUntilIdle();
    const title = await page.title();
    await listener.stop();
    saw(
      `${title.includes('ran') || title === '1' ? 1 : 0} scripts ran, ${listener.seen.length} asked of another server`,
    );
  },
);

/** The window's own script elements. */
const ownScripts = (page: Page) => page.locator('script[src]').count();
