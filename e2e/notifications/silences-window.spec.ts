import { expect, type Page } from '@playwright/test';
import { eventually } from '../desktop/wait';
import { SIGNAL, test, WHATSAPP } from '../program';
import { openSettings } from '../settings/page';

const MINUTE_MS = 60_000;
const PAUSED = /^Notifications are paused until /;

/** The account's page, opened from the list. */
async function openAccount(page: Page, name: RegExp): Promise<void> {
  await page.getByRole('region', { name: 'Accounts' }).getByRole('button', { name }).click();
  await expect(page.getByRole('heading', { level: 2, name })).toBeVisible();
}

test('a pause from the window, by keyboard, holds alerts back, stands in the tray, and is ended', async ({
  notifications,
  tray,
  startProgram,
}) => {
  const program = await startProgram({ args: [] });
  await program.poll();
  const page = await program.window();
  const item = await tray.waitForItem();

  await page.getByRole('button', { name: 'Pause notifications' }).focus();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('menuitem', { name: 'For 30 minutes' })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Pause notifications' })).toBeFocused();
  await expect(page.getByText(PAUSED)).toBeVisible();
  const menu = await item.waitForMenu((entries) => entries.some(({ label }) => PAUSED.test(label)));
  expect(menu.find(({ label }) => PAUSED.test(label))?.label).toMatch(/ · Resume$/);

  await program.setStatus(WHATSAPP, 'reconnect_required');
  await program.logged(`not notified: action-required ${WHATSAPP} (snoozed)`);
  expect(notifications.count()).toBe(0);

  await page.getByRole('button', { name: 'Resume' }).click();
  await expect(page.getByText(PAUSED)).toBeHidden();
  await eventually({
    what: 'an alert after the pause',
    read: () => notifications.count(),
    until: (count) => count === 1,
  });
  await item.waitForMenu((entries) => !entries.some(({ label }) => PAUSED.test(label)));
});

test('an account is muted on its page and unmuted from the tray, and the other way round', async ({
  notifications,
  tray,
  startProgram,
}) => {
  const program = await startProgram({ args: [] });
  await program.poll();
  const page = await program.window();
  const item = await tray.waitForItem();
  const mute = async () => {
    await page.getByRole('button', { name: 'Mute', exact: true }).click();
    await page.getByRole('menuitem', { name: 'For good' }).click();
  };
  const muted = page.getByRole('button', { name: /^Unmute Signal/ });

  await openAccount(page, /^Signal/);
  await mute();
  await expect(muted).toBeVisible();
  await program.setStatus(SIGNAL, 'reconnect_required');
  await program.logged(`not notified: action-required ${SIGNAL} (muted)`);
  expect(notifications.count()).toBe(0);

  const accounts = /^1 account is muted/;
  await item.waitForMenu((entries) => entries.some(({ label }) => accounts.test(label)));
  await item.click([accounts, / · Unmute$/]);
  await expect(muted).toBeHidden();

  await mute();
  await muted.click();
  await expect(muted).toBeHidden();
  // The first control that is left, as the button is gone.
  await expect(page.getByRole('button', { name: /^Not now/ })).toBeFocused();
  await item.waitForMenu((entries) => !entries.some(({ label }) => accounts.test(label)));
});

test('what is put off from its card is told of no more until it was back', async ({
  notifications,
  startProgram,
}) => {
  const program = await startProgram({ args: [] });
  await program.poll();
  const page = await program.window();
  await program.setStatus(WHATSAPP, 'reconnect_required');
  await eventually({
    what: 'the first alert',
    read: () => notifications.count(),
    until: (count) => count === 1,
  });
  await page.getByRole('button', { name: /^Not now, until it is back: WhatsApp/ }).click();
  await expect(page.getByRole('button', { name: /^Tell me again about WhatsApp/ })).toBeVisible();
  await program.pass(2 * MINUTE_MS);
  expect(notifications.count()).toBe(1);

  await program.setStatus(WHATSAPP, 'connected');
  await expect(page.getByText('Put off until it is back')).toHaveCount(0);
});

test('an important account breaks through quiet hours, which the window shows', async ({
  notifications,
  startProgram,
}) => {
  const program = await startProgram({ args: [] });
  await program.poll();
  const page = await program.window();
  await openAccount(page, /^WhatsApp/);
  const important = page.getByRole('checkbox', { name: /^Important/ });
  await important.check();
  await expect(important).toBeChecked();

  const settings = await openSettings(program);
  await settings.addQuietHours.click();
  const group = settings.quietHours.first();
  // Equal times are the whole day, so it is quiet whenever this runs.
  await group.getByLabel('From', { exact: true }).fill('09:00');
  await group.getByLabel('To', { exact: true }).fill('09:00');
  await expect(page.getByText(/^Quiet hours until /)).toBeVisible();

  await program.setStatus(SIGNAL, 'reconnect_required');
  await program.logged(`not notified: action-required ${SIGNAL} (quiet-hours)`);
  expect(notifications.count()).toBe(0);
  await program.setStatus(WHATSAPP, 'reconnect_required');
  await program.logged(`notified: action-required ${WHATSAPP} (at-once)`);
  await eventually({
    what: 'the important account’s alert',
    read: () => notifications.count(),
    until: (count) => count === 1,
  });
});
