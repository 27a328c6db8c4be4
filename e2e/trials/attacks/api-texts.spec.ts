import type { Page } from '@playwright/test';
import { eventually } from '../../desktop/wait';
import { test as programTest, WHATSAPP, type Program } from '../../program';
import { expecting, saw, selected } from '../trial';
import { ask } from './bridge';
import { changed, startInBetween, startListener, type InBetween } from './in-between';

const ALL_WELL = 'All accounts are well';
const POLLED = /^\/v1\/bridges$/;
const MARKUP = '<img src=x onerror="document.title=1"><a href="https://evil.example">b</a>';

const test = programTest.extend<{ inBetween: InBetween; start: () => Promise<Program> }>({
  inBetween: async ({ simulator }, use) => {
    const server = await startInBetween(simulator);
    await use(server);
    await server.stop();
  },
  /** Starts the program with its window, behind the attacker. */
  start: async ({ inBetween, simulator, startProgram, tray }, use) => {
    await use(async () => {
      simulator.control.reset('sign-in');
      const program = await startProgram({ args: [], env: { BEEPER_BASE_URL: inBetween.url } });
      await (await tray.waitForItem()).waitForToolTip(ALL_WELL);
      return program;
    });
  },
});

/** A sign-in at the lab whose first step is the attacker's. */
async function signInAt(program: Program, inBetween: InBetween, step: object): Promise<Page> {
  inBetween.attack(/\/login-sessions(\/[^/]+)?$/, ({ method }, response) => {
    response.writeHead(method === 'POST' ? 201 : 200, { 'content-type': 'application/json' });
    response.end(
      JSON.stringify({
        bridgeID: 'lab',
        loginSessionID: 'session',
        status: 'waiting_for_cookies',
        currentStep: step,
      }),
    );
  });
  const page = await program.window();
  await ask(page, 'login.start', { bridgeID: 'lab' });
  const stage = () =>
    page.evaluate(async () => {
      const { bridgekeeper } = globalThis as unknown as {
        bridgekeeper: { request(name: string): Promise<{ value: { login: Login | null } }> };
      };
      interface Login {
        stage: { kind: string; flows?: { id: string }[] };
      }
      return (await bridgekeeper.request('window.getSnapshot')).value.login?.stage ?? null;
    });
  const ways = await eventually({
    what: 'the ways to sign in',
    read: stage,
    until: (now) => now?.kind === 'choose-flow',
  });
  await ask(page, 'login.chooseFlow', { flowID: ways?.flows?.[0]?.id });
  await eventually({
    what: 'the step',
    read: stage,
    until: (now) => now !== null && now.kind !== 'choose-flow' && now.kind !== 'starting',
  });
  await program.waitUntilIdle();
  return page;
}

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

test(
  'markup in names, statuses and bridges',
  selected('0 elements in the window, no markup in the notification'),
  async ({ inBetween, notifications, simulator, start }) => {
    const program = await start();
    inBetween.attack(
      POLLED,
      changed(simulator, (answer) => ({
        items: (answer['items'] as Record<string, unknown>[]).map((bridge) => ({
          ...bridge,
          displayName: MARKUP,
          accounts: (bridge['accounts'] as Record<string, unknown>[]).map((account) => ({
            ...account,
            status: 'reconnect_required',
            statusText: MARKUP,
            network: MARKUP,
            user: { ...(account['user'] as object), fullName: MARKUP },
          })),
        })),
      })),
    );
    await program.advance(15_000);
    const { body } = await notifications.waitFor(() => true);
    const page = await program.window();
    const elements = await page.locator('img[src="x"], a[href*="evil"]').count();
    // A summary is plain text everywhere; a body is markup where the server says so, as this one does.
    const word = /<(?:img|a)\b/.test(body) ? 'markup' : 'no markup';
    saw(`${elements} elements in the window, ${word} in the notification`);
  },
);

test(
  'names that turn the line around, are a megabyte long, or cannot be seen',
  expecting('0 turning marks in window and tray, the window answers'),
  async ({ inBetween, simulator, start, tray }) => {
    const program = await start();
    const names = [
      '\u202egnp.exe\u202c',
      'x'.repeat(1_000_000),
      '\u0000\u0007\u200b\ufeff',
      '\ud800',
    ];
    inBetween.attack(
      POLLED,
      changed(simulator, (answer) => ({
        items: (answer['items'] as Record<string, unknown>[]).map((bridge, index) => ({
          ...bridge,
          displayName: names[index % names.length],
          accounts: (bridge['accounts'] as Record<string, unknown>[]).map((account) => ({
            ...account,
            status: 'reconnect_required',
            user: { ...(account['user'] as object), fullName: names[index % names.length] },
          })),
        })),
      })),
    );
    await program.advance(15_000);
    const item = await tray.waitForItem();
    await item.waitForToolTip(/^(?!All accounts)/);
    const page = await program.window();
    const menu = JSON.stringify(await item.menu());
    const seen = `${await page.locator('body').innerText()}${menu}${await item.toolTip()}`;
    const marks = seen.match(/[\u202a-\u202e]/g)?.length ?? 0;
    const after = await ask(page, 'about.read');
    saw(
      `${marks} turning marks in window and tray, the window ${after === 'answered' ? 'answers' : after}`,
    );
  },
);

test(
  'IDs that are paths',
  expecting('0 requests outside of /v1/bridges and /v1/accounts'),
  async ({ inBetween, simulator, start }) => {
    const program = await start();
    const bridgeID = '../../oauth/token?x=#';
    inBetween.attack(
      POLLED,
      changed(simulator, (answer) => ({
        items: (answer['items'] as Record<string, unknown>[]).map((bridge, index) =>
          index === 0 ? { ...bridge, id: bridgeID } : bridge,
        ),
      })),
    );
    await program.advance(15_000);
    await program.waitUntilIdle();
    simulator.control.clearRequests();
    const page = await program.window();
    await ask(page, 'login.start', { bridgeID });
    await ask(page, 'accounts.details', { accountID: '../../../oauth/token' });
    await program.waitUntilIdle();
    const outside = simulator.control
      .requests()
      .filter(({ path }) => !/^\/v1\/(bridges|accounts|info|app)/.test(path));
    saw(`${outside.length} requests outside of /v1/bridges and /v1/accounts`);
  },
);

test(
  'prototype keys in every object',
  expecting('6 accounts shown, nothing of main has changed'),
  async ({ inBetween, simulator, startProgram, tray }) => {
    inBetween.attack(POLLED, ({ headers }, response) => {
      void fetch(`${simulator.url}/v1/bridges`, {
        headers: { authorization: headers.authorization ?? '' },
      })
        .then((answer) => answer.text())
        .then((text) =>
          response
            .writeHead(200, { 'content-type': 'application/json' })
            .end(
              text.replaceAll(
                '{"',
                '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},"',
              ),
            ),
        );
    });
    const program = await startProgram({ env: { BEEPER_BASE_URL: inBetween.url } });
    const item = await tray.waitForItem();
    await item.waitForToolTip(ALL_WELL);
    const isPolluted = await program.app.evaluate(() => 'polluted' in {});
    const shown = simulator.control.accounts().length;
    const menu = JSON.stringify(await item.menu());
    const found = simulator.control
      .accounts()
      .filter(({ user }) => menu.includes(user.fullName ?? '')).length;
    saw(
      `${found === shown ? shown : found} accounts shown, ${isPolluted ? 'Object' : 'nothing'} of main has changed`,
    );
  },
);

test(
  'pictures of accounts at other servers, of other kinds, and too large',
  expecting('0 asked of another server, 0 decoded'),
  async ({ inBetween, simulator, start }) => {
    const listener = await startListener();
    const program = await start();
    const pictures = [
      `${listener.url}/picture.png`,
      'http://169.254.169.254/latest/meta-data',
      'file:///etc/passwd',
      `data:image/svg+xml;base64,${btoa('<svg xmlns="http://www.w3.org/2000/svg"/>')}`,
      `data:image/png;base64,${pngOf(30_000, 30_000)}`,
      'javascript:alert(1)',
    ];
    const ids = simulator.control.accounts().map(({ accountID }) => accountID);
    for (const [index, imgURL] of pictures.entries()) {
      const accountID = ids[index % ids.length] ?? WHATSAPP;
      simulator.control.setAccount(accountID, { imgURL, status: 'reconnect_required' });
    }
    inBetween.attack(null);
    await program.advance(15_000);
    const page = await program.window();
    await page
      .getByText(/sign in/i)
      .first()
      .waitFor();
    await program.waitUntilIdle();
    const decoded = await page.locator('img[src^="data:image"]').count();
    await listener.stop();
    saw(`${listener.seen.length} asked of another server, ${decoded} decoded`);
  },
);

/** The beginning of a PNG that says to have these sides, in base64. */
function pngOf(width: number, height: number): string {
  const bytes = Buffer.alloc(64);
  Buffer.from([137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13]).copy(bytes);
  bytes.write('IHDR', 12);
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return bytes.toString('base64');
}

/** The window's own script elements. */
const ownScripts = (page: Page) => page.locator('script[src]').count();
