import { expect } from '@playwright/test';
import { WINDOW_TEXT } from '../../shared/strings/window';
import { test, WHATSAPP } from '../program';

const MINUTE_MS = 60_000;
const NEEDS_YOU = 'WhatsApp (Alice Example) needs you to sign in again';

test('Beeper gone and back is one grey icon and no flood', async ({
  tray,
  notifications,
  simulator,
  startWatching,
}) => {
  const program = await startWatching();
  const item = await tray.waitForItem();
  await simulator.control.down();
  await program.advance(15_000);
  await item.waitForToolTip('Beeper Desktop does not answer on this computer');
  await program.advance(10 * MINUTE_MS);
  for (const { accountID } of simulator.control.accounts()) {
    simulator.control.setAccount(accountID, { status: 'connecting' });
  }
  simulator.control.setAccount(WHATSAPP, { status: 'reconnect_required' });
  await simulator.control.up();
  await program.poll();
  await program.logged(`not notified: action-required ${WHATSAPP} (settling)`);
  for (const { accountID } of simulator.control.accounts()) {
    simulator.control.setAccount(accountID, { status: 'connected' });
  }
  await program.pass(5 * MINUTE_MS);
  expect(notifications.count()).toBe(0);
});

test('what is still so a minute after Beeper came back is notified of', async ({
  notifications,
  simulator,
  startWatching,
}) => {
  const program = await startWatching();
  await simulator.control.down();
  await program.advance(15_000);
  await program.logged('Beeper Desktop does not answer');
  simulator.control.setAccount(WHATSAPP, { status: 'reconnect_required' });
  await simulator.control.up();
  await program.poll();
  await program.logged(`(settling)`);
  expect(notifications.count()).toBe(0);
  await program.pass(MINUTE_MS);
  await notifications.waitFor('Sign in to WhatsApp again');
});

test('after a resume from sleep, statuses get a minute to recover', async ({
  notifications,
  simulator,
  startWatching,
}) => {
  const program = await startWatching();
  simulator.control.setAccount(WHATSAPP, { status: 'reconnect_required' });
  // A stand-in: there is no system bus here to announce a sleep, so the test speaks for it.
  await program.app.evaluate(({ powerMonitor }) => powerMonitor.emit('resume'));
  await program.logged(`not notified: action-required ${WHATSAPP} (settling)`);
  simulator.control.setAccount(WHATSAPP, { status: 'connected' });
  await program.pass(2 * MINUTE_MS);
  expect(notifications.count()).toBe(0);
});

for (const mode of ['refuse', 'none'] as const) {
  test(`where notifications fail (${mode}), the window and the tray still show it`, async ({
    tray,
    notifications,
    startWatching,
  }) => {
    if (mode === 'refuse') notifications.setMode('refuse');
    else await notifications.stop();
    const program = await startWatching({ args: [] });
    await program.setStatus(WHATSAPP, 'reconnect_required');
    await (await tray.waitForItem()).waitForToolTip(NEEDS_YOU);
    const page = await program.window();
    await expect(page.getByRole('heading', { level: 1, name: NEEDS_YOU })).toBeVisible();
    await expect(
      page
        .getByRole('list', { name: WINDOW_TEXT.banners })
        .getByText('does not show Bridgekeeper’s notifications'),
    ).toBeVisible();
  });
}
