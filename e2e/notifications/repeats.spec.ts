import { expect } from '@playwright/test';
import { SIGNAL, test, WHATSAPP } from '../program';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const SIGN_IN = 'Sign in to WhatsApp again';

test('an account that falls and heals over and over is told once, then rarely, with the count', async ({
  notifications,
  startWatching,
}) => {
  const program = await startWatching();
  const fallAndHeal = async () => {
    await program.setStatus(WHATSAPP, 'disconnected');
    await program.setStatus(WHATSAPP, 'connected');
    await program.advance(5 * MINUTE_MS);
    await program.poll();
  };
  for (let time = 0; time < 3; time += 1) await fallAndHeal();
  expect(notifications.count()).toBe(0);
  await fallAndHeal();
  const told = await notifications.waitFor('WhatsApp keeps dropping');
  expect(told.body).toContain('cut off 4 times');
  for (let time = 0; time < 3; time += 1) await fallAndHeal();
  await program.logged(`not notified: disconnected ${WHATSAPP} (flapping)`);
  expect(notifications.count()).toBe(1);
  await program.setStatus(WHATSAPP, 'reconnect_required');
  await notifications.waitFor(SIGN_IN);
});

test('what still needs its user is told of again after 1 hour and 4 hours, also over a restart', async ({
  notifications,
  startWatching,
}) => {
  const program = await startWatching();
  await program.setStatus(WHATSAPP, 'reconnect_required');
  await notifications.waitFor(SIGN_IN);
  await program.advance(HOUR_MS - MINUTE_MS);
  await program.poll();
  expect(notifications.count(SIGN_IN)).toBe(1);
  await program.advance(2 * MINUTE_MS);
  await program.poll();
  await program.logged(`notified: action-required ${WHATSAPP} (reminder)`);
  await expect.poll(() => notifications.count(SIGN_IN)).toBe(2);
  expect(notifications.all().at(-1)?.body).toContain('It has needed you for 1 hour');
  await program.quit();

  const again = await startWatching();
  await again.logged(`not notified: action-required ${WHATSAPP} (already-notified)`);
  await again.advance(4 * HOUR_MS);
  await again.poll();
  await again.logged(`notified: action-required ${WHATSAPP} (reminder)`);
  await expect.poll(() => notifications.count(SIGN_IN)).toBe(3);
});

test('a pause from the tray ends with one notification of all that still holds, and a line on the rest', async ({
  notifications,
  tray,
  startWatching,
}) => {
  const program = await startWatching();
  const item = await tray.waitForItem();
  await item.click(({ label }) => label === 'For 1 hour');
  await item.waitForToolTip(/^All accounts are well · Notifications are paused until /);
  await program.setStatus(WHATSAPP, 'reconnect_required');
  await program.setStatus(SIGNAL, 'attention_required');
  await program.setStatus(SIGNAL, 'connected');
  await program.logged(`not notified: recovered ${SIGNAL} (snoozed)`);
  expect(notifications.count()).toBe(0);
  await program.advance(HOUR_MS);
  await program.poll();
  const told = await notifications.waitFor(SIGN_IN);
  expect(told.body).toContain('Signal (Alice 🌻) was cut off and is back');
  await program.poll();
  expect(notifications.count()).toBe(1);
});
