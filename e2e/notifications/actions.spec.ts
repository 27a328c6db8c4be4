import { expect } from '@playwright/test';
import { IDENTITY } from '../../shared/model/identity';
import { connect } from '../desktop/connection';
import { INSTAGRAM, SIGNAL, test, WHATSAPP } from '../program';

const SIGN_IN = 'Sign in to WhatsApp again';
const PUT_OFF = /^1 account is .*put off/;
const NAME = 'org.freedesktop.Notifications';
const PATH = '/org/freedesktop/Notifications';
const BUS_NAME = 'org.freedesktop.DBus';
const BUS_PATH = '/org/freedesktop/DBus';

test('a notification carries its buttons, what it is, and takes the place of the one before', async ({
  notifications,
  startWatching,
}) => {
  const program = await startWatching();
  await program.setStatus(WHATSAPP, 'reconnect_required');
  const first = await notifications.waitFor(SIGN_IN);
  expect(first.appName).toBe('Bridgekeeper');
  expect(first.icon).toMatch(/^file:\/\/.*icon-64\.png$/);
  expect(first.actions).toEqual({
    default: 'Sign in again',
    open: 'Sign in again',
    'not-now': 'Not now',
  });
  expect(first.hints).toEqual({ urgency: 2, 'desktop-entry': IDENTITY.appID, resident: true });
  expect([first.replacesId, first.expiresMs]).toEqual([0, -1]);

  await program.setStatus(WHATSAPP, 'attention_required');
  const second = await notifications.waitFor('WhatsApp needs your attention');
  expect([second.replacesId, second.id]).toEqual([first.id, first.id]);
  expect(second.actions).toMatchObject({ open: 'Show', 'not-now': 'Not now' });

  await program.setStatus(WHATSAPP, 'connected');
  const recovery = await notifications.waitFor('WhatsApp is connected again');
  expect(recovery.actions).toEqual({ default: 'Show' });
  expect(recovery.hints).toMatchObject({ urgency: 1, 'suppress-sound': true });
  expect(recovery.hints).not.toHaveProperty('resident');
  expect(notifications.withdrawn()).toEqual([first.id]);
});

test('“Sign in again” leads to signing in, also when the notification has left the screen', async ({
  notifications,
  startWatching,
}) => {
  const program = await startWatching();
  await program.setStatus(WHATSAPP, 'reconnect_required');
  const shown = await notifications.waitFor(SIGN_IN);
  notifications.expire(shown.id);
  notifications.clickAction(shown.id, 'open');
  const page = await program.window();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(SIGN_IN);
  await expect.poll(program.windows).toEqual({ count: 1, visible: 1 });
  expect(notifications.withdrawn()).toEqual([shown.id]);
});

test('“Not now” puts the account off until it is back, and raises no window', async ({
  notifications,
  tray,
  startWatching,
}) => {
  const program = await startWatching();
  await program.setStatus(WHATSAPP, 'reconnect_required');
  const shown = await notifications.waitFor(SIGN_IN);
  notifications.clickAction(shown.id, 'not-now');
  const item = await tray.waitForItem();
  await item.waitForMenu((entries) => entries.some(({ label }) => PUT_OFF.test(label)));
  expect(notifications.withdrawn()).toEqual([shown.id]);
  await program.setStatus(WHATSAPP, 'attention_required');
  await program.logged(`not notified: action-required ${WHATSAPP} (acknowledged)`);
  expect(await program.windows()).toEqual({ count: 0, visible: 0 });
  expect(notifications.count()).toBe(1);

  await program.setStatus(WHATSAPP, 'connected');
  await notifications.waitFor('WhatsApp is connected again');
  await program.setStatus(WHATSAPP, 'reconnect_required');
  await expect.poll(() => notifications.count(SIGN_IN)).toBe(2);
});

test('“Not now” on a notification of several accounts puts all off, and leaves a hidden window hidden', async ({
  notifications,
  simulator,
  startWatching,
}) => {
  const program = await startWatching({ args: [] });
  await program.window();
  await program.hideWindow();
  const all = [WHATSAPP, SIGNAL, INSTAGRAM];
  for (const account of all) {
    simulator.control.setAccount(account, { status: 'reconnect_required' });
  }
  await program.poll();
  const shown = await notifications.waitFor('3 accounts need you');
  expect(shown.actions).toEqual({ default: 'Show', open: 'Show', 'not-now': 'Not now' });
  notifications.clickAction(shown.id, 'not-now');
  await program.waitUntilIdle();
  expect(await program.windows()).toEqual({ count: 1, visible: 0 });
  for (const account of all) {
    await program.setStatus(account, 'attention_required');
    await program.logged(`not notified: action-required ${account} (acknowledged)`);
  }
  expect(notifications.count(/need you/)).toBe(1);
});

test('a button of an alert that is over does nothing: the next problem is told', async ({
  notifications,
  startWatching,
}) => {
  const program = await startWatching();
  await program.setStatus(WHATSAPP, 'reconnect_required');
  const shown = await notifications.waitFor(SIGN_IN);
  await program.setStatus(WHATSAPP, 'connected');
  await notifications.waitFor('WhatsApp is connected again');
  notifications.clickAction(shown.id, 'not-now');
  notifications.click(shown.id);
  await program.setStatus(WHATSAPP, 'reconnect_required');
  await program.logged(`notified: action-required ${WHATSAPP} (at-once)`);
  await expect.poll(() => notifications.count(SIGN_IN)).toBe(2);
  expect(await program.windows()).toEqual({ count: 0, visible: 0 });
  expect(await program.log()).not.toContain('uncaught');
});

test('what another program on the bus says of a notification counts for nothing', async ({
  bus,
  notifications,
  startWatching,
}) => {
  const program = await startWatching();
  await program.setStatus(WHATSAPP, 'reconnect_required');
  const shown = await notifications.waitFor(SIGN_IN);
  const stranger = await connect(bus.address);
  const names = await stranger.namesOf(program.pid);
  expect(names.length).toBeGreaterThan(0);
  // Told to everybody, and to each connection of the program alone.
  for (const to of [undefined, ...names]) {
    for (const key of ['default', 'not-now']) {
      stranger.emit(PATH, NAME, 'ActionInvoked', 'us', [shown.id, key], to);
    }
    stranger.emit(PATH, NAME, 'NotificationClosed', 'uu', [shown.id, 2], to);
    const gone = [NAME, ':1.0', ':1.99'];
    stranger.emit(BUS_PATH, BUS_NAME, 'NameOwnerChanged', 'sss', gone, to);
  }
  await stranger.close();
  await program.poll();
  expect(await program.windows()).toEqual({ count: 0, visible: 0 });
  // It was neither put off nor forgotten: news takes its place, and a recovery takes it down.
  await program.setStatus(WHATSAPP, 'attention_required');
  const news = await notifications.waitFor('WhatsApp needs your attention');
  expect(news.replacesId).toBe(shown.id);
  await program.setStatus(WHATSAPP, 'connected');
  await notifications.waitFor('WhatsApp is connected again');
  expect(notifications.withdrawn()).toEqual([shown.id]);
});
