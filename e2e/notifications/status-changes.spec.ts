import { expect } from '@playwright/test';
import { INSTAGRAM, SIGNAL, test, WHATSAPP } from '../program';

const MINUTE_MS = 60_000;
const NEEDS_YOU = 'Sign in to WhatsApp again';

for (const [status, title] of [
  ['reconnect_required', NEEDS_YOU],
  ['attention_required', 'WhatsApp needs your attention'],
  ['connection_required', 'WhatsApp needs to be connected'],
] as const) {
  test(`${status} is notified of at once, in Beeper’s own words`, async ({
    notifications,
    startProgram,
  }) => {
    const program = await startProgram();
    await program.logged('started');
    await program.poll();
    await program.setStatus(WHATSAPP, status, 'Signed out from the phone');
    const shown = await notifications.waitFor(title);
    expect(shown.body).toContain('Signed out from the phone');
    await program.poll();
    expect(notifications.count()).toBe(1);
  });
}

test('a stranger’s words are text in the notification, not markup', async ({
  notifications,
  startWatching,
}) => {
  const program = await startWatching();
  const statusText = '<a href="http://example.org">Tom & Jerry</a>';
  await program.setStatus(WHATSAPP, 'reconnect_required', statusText);
  const { body } = await notifications.waitFor(NEEDS_YOU);
  expect(body).toContain('&lt;a href="http://example.org"&gt;Tom &amp; Jerry&lt;/a&gt;');
});

for (const status of ['disconnected', 'connecting', 'a_status_of_tomorrow']) {
  test(`${status} is notified of only after three minutes without recovery`, async ({
    notifications,
    startWatching,
  }) => {
    const program = await startWatching();
    await program.setStatus(WHATSAPP, status);
    await program.logged(`not notified: disconnected ${WHATSAPP} (held-down)`);
    await program.pass(2.5 * MINUTE_MS);
    expect(notifications.count()).toBe(0);
    await program.pass(MINUTE_MS);
    await notifications.waitFor(/WhatsApp/);
    expect(notifications.count()).toBe(1);
  });
}

test('what recovers within three minutes is never notified of, nor its recovery', async ({
  notifications,
  simulator,
  startWatching,
}) => {
  const program = await startWatching();
  simulator.control.setAccount(WHATSAPP, { status: 'disconnected' });
  await program.pass(2 * MINUTE_MS);
  simulator.control.setAccount(WHATSAPP, { status: 'connected' });
  await program.pass(4 * MINUTE_MS);
  await program.setStatus(SIGNAL, 'reconnect_required');
  await notifications.waitFor(/Signal/);
  expect(notifications.count()).toBe(1);
});

test('the first poll, backfilling, and an account that is turned off are never notified of', async ({
  notifications,
  simulator,
  startProgram,
}) => {
  simulator.control.setAccount(WHATSAPP, { status: 'reconnect_required' });
  simulator.control.setAccount(SIGNAL, { status: 'disconnected' });
  const program = await startProgram();
  await program.logged(`not notified: action-required ${WHATSAPP} (was-so-at-first-look)`);
  simulator.control.setAccount(INSTAGRAM, { status: 'backfilling' });
  await program.pass(4 * MINUTE_MS);
  simulator.control.setAccount(INSTAGRAM, { status: 'disabled' });
  await program.pass(4 * MINUTE_MS);
  expect(notifications.count()).toBe(0);
});

test('a recovery is notified of once, after a notification, which it withdraws', async ({
  notifications,
  startWatching,
}) => {
  const program = await startWatching();
  await program.setStatus(WHATSAPP, 'reconnect_required');
  const shown = await notifications.waitFor(NEEDS_YOU);
  await program.setStatus(WHATSAPP, 'connected');
  await notifications.waitFor('WhatsApp is connected again');
  expect(notifications.withdrawn()).toContain(shown.id);
  await program.poll();
  expect(notifications.count()).toBe(2);
});

test('what was notified of is remembered across a restart: not again, but its recovery', async ({
  notifications,
  startProgram,
  startWatching,
}) => {
  const first = await startWatching();
  await first.setStatus(WHATSAPP, 'reconnect_required');
  await notifications.waitFor(NEEDS_YOU);
  await first.quit();

  const second = await startProgram();
  await second.logged(`not notified: action-required ${WHATSAPP} (already-notified)`);
  expect(notifications.count(NEEDS_YOU)).toBe(1);
  await second.setStatus(WHATSAPP, 'connected');
  await notifications.waitFor('WhatsApp is connected again');
});
