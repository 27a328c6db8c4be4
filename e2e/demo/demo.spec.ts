import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { test } from '../connection/fixtures';
import {} from '../connection/user';
import { WHATSAPP } from '../program';

const MARK = 'Demo data: these accounts are made up';
const NOT_CONNECTED = 'Bridgekeeper is not connected to Beeper yet';

const strip = (window: Page) => window.getByRole('complementary', { name: 'Demo' });
const press = (window: Page, name: string | RegExp) => window.getByRole('button', { name }).click();

test('the demo is marked everywhere, its panel steers it, and one click leaves it', async ({
  startNew,
  tray,
  notifications,
  simulator,
}) => {
  const program = await startNew({ args: ['--demo'] });
  const window = await program.window();
  const item = await tray.waitForItem();
  await item.waitForToolTip('Demo: WhatsApp (Alice Example) needs you to sign in again');
  await expect(strip(window)).toContainText('Demo data');
  await expect(strip(window)).toContainText('These accounts are made up.');
  expect((await item.menu())[0]).toMatchObject({ label: MARK, enabled: false });
  await press(window, 'Steer the demo');

  await test.step('an account that needs its user, and is well again', async () => {
    await press(window, 'Everything is well');
    await item.waitForToolTip('Demo: All accounts are well');
    expect(notifications.count()).toBe(0);
    await press(window, /WhatsApp\W* needs me/);
    await notifications.waitFor('Demo: Sign in to WhatsApp again');
    await press(window, 'Everything is well');
    await notifications.waitFor('Demo: WhatsApp is connected again');
    await item.waitForToolTip('Demo: All accounts are well');
  });

  await test.step('Beeper away, then refusing the token, then well', async () => {
    const well = await item.icon();
    const become = (name: RegExp) => window.getByRole('radio', { name }).check();
    await become(/^Not running/);
    await item.waitForToolTip('Demo: Beeper Desktop does not answer on this computer');
    const away = await item.waitForIcon(({ hash }) => hash !== well.hash);
    await become(/^Refuses the token/);
    await item.waitForToolTip('Demo: Beeper no longer lets Bridgekeeper in');
    await item.waitForIcon(({ hash }) => hash !== well.hash && hash !== away.hash);
    await become(/^Well/);
    await item.waitForToolTip('Demo: All accounts are well');
    await item.waitForIcon(({ hash }) => hash === well.hash);
  });

  await test.step('each state of an account, one that nobody knows among them', async () => {
    const state = window.getByRole('combobox', { name: /^State of \W*WhatsApp/ });
    await state.selectOption('Disconnected');
    await item.waitForToolTip('Demo: WhatsApp (Alice Example) is disconnected');
    await state.selectOption('Unknown state “hibernating”');
    await item.waitForToolTip(
      'Demo: WhatsApp (Alice Example) is in a state Bridgekeeper does not know: “hibernating”',
    );
  });

  await test.step('a sign-in reaches its QR code', async () => {
    await press(window, /^Sign in to \W*Signal/);
    await expect(
      window.getByRole('img', { name: 'QR code to scan with your phone' }),
    ).toBeVisible();
    await press(window, 'Cancel');
  });

  await test.step('left in one click', async () => {
    await press(window, 'Leave the demo');
    await expect(window.getByRole('heading', { name: 'Connect to Beeper' })).toBeVisible();
    await expect(strip(window)).toHaveCount(0);
    await item.waitForToolTip(NOT_CONNECTED);
    expect(simulator.control.requests().some(({ authorized }) => authorized)).toBe(false);
  });
});

test('the demo is tried from the page to connect on, and left from the tray', async ({
  startNew,
  tray,
  userDataDir,
}) => {
  const window = await (await startNew()).window();
  const item = await tray.waitForItem();
  await press(window, 'Try it with demo data');
  await item.waitForToolTip('Demo: WhatsApp (Alice Example) needs you to sign in again');
  await expect(strip(window)).toBeVisible();
  await item.click(['Steer the demo…']);
  await expect(window.getByRole('heading', { name: 'Steer the demo' })).toBeVisible();

  await item.click(['Leave the demo']);
  await item.waitForToolTip(NOT_CONNECTED);
  await expect(window.getByRole('button', { name: 'Try it with demo data' })).toBeVisible();
  expect((await item.menu()).map(({ label }) => label)).not.toContain(MARK);
  expect(await readdir(userDataDir)).not.toContain('demo');
});

test('the user’s own connection is there again after the demo, with history and notifications as they were', async ({
  startProgram,
  simulator,
  tray,
  notifications,
  userDataDir,
  startWatching,
}) => {
  const needsYou = 'WhatsApp (Alice Example) needs you to sign in again';
  const kept = () =>
    Promise.all(
      ['history.ndjson', 'alerts.json'].map((file) => readFile(join(userDataDir, file), 'utf8')),
    );
  const first = await startWatching();
  await first.setStatus(WHATSAPP, 'reconnect_required');
  await notifications.waitFor('Sign in to WhatsApp again');
  await first.quit();
  const before = await kept();

  const second = await startProgram({ args: ['--demo'] });
  const item = await tray.waitForItem();
  await item.waitForToolTip(`Demo: ${needsYou}`);
  const window = await second.window();
  await press(window, 'Steer the demo');
  await press(window, 'Everything is well');
  await item.waitForToolTip('Demo: All accounts are well');
  await press(window, /WhatsApp\W* needs me/);
  await notifications.waitFor('Demo: Sign in to WhatsApp again');
  expect(await kept()).toEqual(before);

  // As late as the first run's clock was at its end, and later: what it noted lies in the past.
  await second.advance(60_000);
  simulator.control.clearRequests();
  await press(window, 'Leave the demo');
  await item.waitForToolTip(needsYou);
  await second.logged(`not notified: action-required ${WHATSAPP} (already-notified)`);
  expect(notifications.count()).toBe(2);
  await second.quit();
  const [history = '', alerts] = await kept();
  const [historyBefore = '', alertsBefore] = before;
  expect(alerts).toBe(alertsBefore);
  expect(history.slice(0, historyBefore.length)).toBe(historyBefore);
  // What was decided about the user's own account since.
  const added = history.slice(historyBefore.length).trimEnd().split('\n');
  expect(added.map((line) => JSON.parse(line) as unknown)).toEqual([
    expect.objectContaining({ accountID: WHATSAPP, kind: 'decision', reason: 'already-notified' }),
  ]);
});

test('a copy on a third party’s runtime offers the demo and nothing else', async ({
  startNew,
  tray,
  simulator,
}) => {
  const program = await startNew({ env: { BRIDGEKEEPER_DEMO_ONLY: '1' } });
  const window = await program.window();
  const item = await tray.waitForItem();
  await item.waitForToolTip(/^Demo: /);
  await expect(strip(window)).toContainText('Demo data');
  await expect(window.getByRole('button', { name: 'Leave the demo' })).toHaveCount(0);
  expect((await item.menu()).map(({ label }) => label)).not.toContain('Leave the demo');

  await press(window, 'Settings');
  await expect(window.getByText('it takes no token and shows demo data only')).toBeVisible();
  await expect(window.getByRole('button', { name: /^(Connect|Leave|Sign out)/ })).toHaveCount(0);
  expect(simulator.control.requests()).toEqual([]);
});
