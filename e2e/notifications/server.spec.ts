import { expect } from '@playwright/test';
import { IDENTITY } from '../../shared/model/identity';
import { WINDOW_TEXT } from '../../shared/strings/window';
import { startNotificationServer } from '../desktop/notifications';
import { SIGNAL, test, WHATSAPP } from '../program';

const SIGN_IN = 'Sign in to WhatsApp again';
const NOT_SHOWN = 'does not show Bridgekeeper’s notifications';

test('a server that can do little gets plain text, and neither buttons nor what it cannot keep', async ({
  notifications,
  startWatching,
}) => {
  notifications.setCapabilities(['body']);
  const program = await startWatching();
  await program.setStatus(WHATSAPP, 'reconnect_required', 'Tom & <b>Jerry</b>');
  const shown = await notifications.waitFor(SIGN_IN);
  expect(shown.actions).toEqual({});
  expect(shown.hints).toEqual({ urgency: 2, 'desktop-entry': IDENTITY.appID });
  expect(shown.body).toContain('Tom & <b>Jerry</b>');
});

test('another server is asked what it can do, and gets no ID of the one before', async ({
  bus,
  notifications,
  startWatching,
}) => {
  const program = await startWatching();
  await program.setStatus(WHATSAPP, 'reconnect_required');
  await notifications.waitFor(SIGN_IN);
  await notifications.stop();
  const next = await startNotificationServer(bus.address);
  next.setCapabilities(['body', 'actions']);
  await program.setStatus(WHATSAPP, 'attention_required');
  const shown = await next.waitFor('WhatsApp needs your attention');
  expect(shown.replacesId).toBe(0);
  expect(shown.hints).not.toHaveProperty('resident');
  next.click(shown.id);
  const page = await program.window();
  await expect(page.locator('#panel-heading')).toHaveText('WhatsApp (Alice Example)');
  expect([next.count(), next.withdrawn()]).toEqual([1, []]);
  await next.stop();
});

test('a server that hangs is said in the window, holds nothing up, and shows the next once it answers', async ({
  notifications,
  tray,
  startWatching,
}) => {
  const program = await startWatching({ args: [] });
  const page = await program.window();
  await program.setStatus(SIGNAL, 'reconnect_required');
  await notifications.waitFor('Sign in to Signal again');
  notifications.setMode('hang');
  await program.setStatus(WHATSAPP, 'reconnect_required');
  await (await tray.waitForItem()).waitForToolTip('2 accounts need you');
  await expect(
    page.getByRole('list', { name: WINDOW_TEXT.banners }).getByText(NOT_SHOWN),
  ).toBeVisible();
  // Electron's own way asks the same server, and would hold the whole program up until it answers.
  await program.waitUntilIdle();
  notifications.setMode('show');
  await program.setStatus(SIGNAL, 'attention_required');
  await notifications.waitFor('Signal needs your attention');
});

test('quitting takes every notification down', async ({ notifications, startWatching }) => {
  const program = await startWatching();
  await program.setStatus(WHATSAPP, 'reconnect_required');
  await program.setStatus(SIGNAL, 'reconnect_required');
  const shown = [
    await notifications.waitFor(SIGN_IN),
    await notifications.waitFor('Sign in to Signal again'),
  ];
  await program.quit();
  expect(notifications.withdrawn().toSorted()).toEqual(shown.map(({ id }) => id).toSorted());
});
