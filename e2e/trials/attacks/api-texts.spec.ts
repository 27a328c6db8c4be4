import { WHATSAPP } from '../../program';
import { expecting, saw, selected } from '../trial';
import { ALL_WELL, MARKUP, test } from './api-fixtures';
import { ask } from '../bridge';
import { changed, startListener } from './in-between';

const POLLED = /^\/v1\/bridges$/;

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
