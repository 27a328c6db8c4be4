import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import type { ProgramStatus } from '../../shared/model/program-status';
import { SETTINGS_VERSION } from '../../shared/model/settings';
import { startScreenSaver } from '../desktop/screen-saver';
import { eventually } from '../desktop/wait';
import { SIGNAL, test, WHATSAPP } from '../program';
import { askStatus } from '../status/ask';
import { quietHoursAround } from '../time-of-day';

const MINUTE_MS = 60_000;
const SIGN_IN = 'Sign in to WhatsApp again';

test('quiet hours end with one notification of what still holds, and a line on the rest', async ({
  notifications,
  startWatching,
  userDataDir,
}) => {
  const now = Date.now();
  await writeFile(
    join(userDataDir, 'settings.json'),
    JSON.stringify({ version: SETTINGS_VERSION, quietHours: [quietHoursAround(now)] }),
  );
  const program = await startWatching();
  await program.setStatus(WHATSAPP, 'reconnect_required');
  await program.logged(`not notified: action-required ${WHATSAPP} (quiet-hours)`);
  await program.setStatus(SIGNAL, 'attention_required');
  await program.setStatus(SIGNAL, 'connected');
  await program.advance(21 * MINUTE_MS);
  await program.poll();
  const told = await notifications.waitFor(SIGN_IN);
  expect(told.body).toContain('Signal (Alice 🌻) was cut off and is back');
  await program.poll();
  expect(notifications.count()).toBe(1);
});

test('what passed while the screen was locked is one line at the unlock', async ({
  bus,
  notifications,
  startWatching,
}) => {
  const program = await startWatching();
  const saver = await startScreenSaver(bus.address);
  saver.setLocked(true);
  await program.logged('the screen was locked');
  await program.setStatus(SIGNAL, 'reconnect_required');
  await program.setStatus(SIGNAL, 'connected');
  await program.logged(`not notified: recovered ${SIGNAL} (away)`);
  const before = notifications.count();
  saver.setLocked(false);
  await eventually({
    what: 'a line on what passed',
    read: () => notifications.all().slice(before),
    until: (fresh) => fresh.length > 0,
  });
  expect(notifications.all().at(-1)).toMatchObject({
    summary: 'While you were away',
    body: 'Signal (Alice 🌻) was cut off and is back.',
  });
  await program.poll();
  expect(notifications.count()).toBe(before + 1);
  await saver.stop();
});

test('status.json and --status say what is silenced, and that it is over', async ({
  tray,
  startWatching,
  userDataDir,
}) => {
  const program = await startWatching();
  const item = await tray.waitForItem();
  const status = async () =>
    JSON.parse(await readFile(join(userDataDir, 'status.json'), 'utf8')) as ProgramStatus;
  const isPaused = (expected: boolean) =>
    eventually({
      what: `a status.json that says ${expected ? 'paused' : 'not paused'}`,
      read: () => status().catch(() => null),
      until: (read) => read !== null && (read.silences.snooze !== null) === expected,
    });
  await item.click(({ label }) => label === 'For 30 minutes');
  await isPaused(true);
  expect((await askStatus(program)).lines).toContain('Notifications are paused');
  await program.advance(31 * MINUTE_MS);
  await program.poll();
  await isPaused(false);
  expect((await askStatus(program)).lines).toEqual(['All accounts are well']);
});
