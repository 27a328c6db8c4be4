import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { IDENTITY } from '../../shared/model/identity';
import { mouse } from '../desktop/mouse';
import { test } from '../program';
import { recordKeys, recordShortcut } from './keys';
import { groundOf, openSettings, type SettingsPage } from './page';

const KINDS = [
  'needs me',
  'stays disconnected',
  'is connected again',
  'has to be connected again',
] as const;
const REMINDERS = ['After 1 hour', 'After 4 hours', 'Each day after that'] as const;

/** What every control shows, in words. */
async function shown(settings: SettingsPage) {
  const ticks = KINDS.map((kind) => settings.notification(kind).isChecked());
  const reminders = REMINDERS.map((name) => settings.reminder(name).isChecked());
  return {
    startAtLogin: await settings.startAtLogin.isChecked(),
    closing: await settings.closing.locator('option:checked').innerText(),
    shortcut: await settings.shortcut.innerText(),
    theme: await settings.theme.locator('option:checked').innerText(),
    pollSeconds: await settings.pollSeconds.inputValue(),
    notifications: await Promise.all(ticks),
    reminders: await Promise.all(reminders),
    quietHours: await settings.quietHours.count(),
    trayStyle: await settings.trayStyle.locator('option:checked').innerText(),
    trayCount: await settings.trayCount.isChecked(),
  };
}

const AT_FIRST: Awaited<ReturnType<typeof shown>> = {
  startAtLogin: false,
  closing: 'Goes on watching in the tray',
  shortcut: 'None',
  theme: 'Same as the system',
  pollSeconds: '5',
  notifications: [true, true, true, true],
  reminders: [true, true, true],
  quietHours: 0,
  trayStyle: 'To match the bar',
  trayCount: true,
};

const CHANGED: typeof AT_FIRST = {
  startAtLogin: true,
  closing: 'Quits Bridgekeeper',
  shortcut: 'Ctrl+Alt+B',
  theme: 'Dark',
  pollSeconds: '60',
  notifications: [false, false, false, false],
  reminders: [false, false, false],
  quietHours: 2,
  trayStyle: 'Dark, for a light bar',
  trayCount: false,
};

test('every setting outlives a restart, and a reset puts all of them back', async ({
  display,
  tray,
  userDataDir,
  startProgram,
}) => {
  const keyboard = mouse(display.display);
  const first = await startProgram({ args: [] });
  const settings = await openSettings(first);
  await expect.poll(() => shown(settings)).toEqual(AT_FIRST);
  const firstItem = await tray.waitForItem();
  await firstItem.waitForToolTip('All accounts are well');
  const { hash: iconAtFirst } = await firstItem.icon();

  await settings.startAtLogin.check();
  await settings.closing.selectOption(CHANGED.closing);
  await settings.theme.selectOption(CHANGED.theme);
  await settings.pollSeconds.fill(CHANGED.pollSeconds);
  for (const kind of KINDS) await settings.notification(kind).uncheck();
  for (const name of REMINDERS) await settings.reminder(name).uncheck();
  await settings.addQuietHours.click();
  await settings.addQuietHours.click();
  await settings.trayStyle.selectOption(CHANGED.trayStyle);
  await settings.trayCount.uncheck();
  await recordShortcut(first, settings.shortcut, keyboard, {
    keys: 'ctrl+alt+b',
    shown: CHANGED.shortcut,
  });
  await expect.poll(() => shown(settings)).toEqual(CHANGED);
  await first.closeWindow();
  await first.waitForEnd();
  await tray.waitForNoItem();

  const second = await startProgram({ args: [] });
  const again = await openSettings(second);
  await again.page.emulateMedia({ colorScheme: null });
  await expect.poll(() => shown(again)).toEqual(CHANGED);
  const item = await tray.waitForItem();
  await item.waitForIcon(({ hash }) => hash !== iconAtFirst);
  const darkGround = await groundOf(again.page);

  await again.page.getByRole('button', { name: 'Put all settings back' }).click();
  await again.page.getByRole('button', { name: 'Keep them' }).click();
  expect(await shown(again)).toEqual(CHANGED);
  await again.page.getByRole('button', { name: 'Put all settings back' }).click();
  await again.page.getByRole('button', { name: 'Put them back' }).click();
  await expect(again.page.getByText('All settings are back')).toBeVisible();
  await expect.poll(() => shown(again)).toEqual(AT_FIRST);
  await item.waitForIcon(({ hash }) => hash === iconAtFirst);
  await expect.poll(() => groundOf(again.page)).not.toBe(darkGround);
  const autostart = join(userDataDir, '..', 'home', '.config', 'autostart', IDENTITY.desktopFile);
  await expect(access(autostart)).rejects.toThrow('ENOENT');
  // What no program holds reaches the window that has the keyboard.
  const pressed = await recordKeys(again.page);
  await second.waitForKeyboard();
  await keyboard.press('ctrl+alt+b');
  await expect.poll(pressed).toEqual(['b']);
  await second.hideWindow();
});
