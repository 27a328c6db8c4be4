import { expect, type Locator, type Page } from '@playwright/test';
import type { Program } from '../program';

/** The settings page, by what its controls are called. */
export interface SettingsPage {
  page: Page;
  startAtLogin: Locator;
  closing: Locator;
  /** The button that shows the shortcut, and records another. */
  shortcut: Locator;
  removeShortcut: Locator;
  theme: Locator;
  pollSeconds: Locator;
  trayStyle: Locator;
  trayCount: Locator;
  addQuietHours: Locator;
  /** The group of each window of quiet hours. */
  quietHours: Locator;
  /** The tick of a reminder. */
  reminder(name: ReminderName): Locator;
  /** The tick of a kind of notification, by how its name ends. */
  notification(name: NotificationName): Locator;
}

type ReminderName = 'After 1 hour' | 'After 4 hours' | 'Each day after that';
type NotificationName = keyof typeof NOTIFICATION_LABELS;

const NOTIFICATION_LABELS = {
  'needs me': 'When an account needs me',
  'stays disconnected': 'When an account stays disconnected',
  'is connected again': 'When an account is connected again',
  'sign-in runs out': 'Before a sign-in runs out',
  'has to be connected again': 'When Bridgekeeper has to be connected again',
} as const;

/** Goes to the settings in the program's window, which must be there or on its way. */
export async function openSettings(program: Program): Promise<SettingsPage> {
  const page = await program.window();
  await page.getByRole('button', { name: 'Settings', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Settings', exact: true })).toBeVisible();
  const check = (name: string) => page.getByRole('checkbox', { name, exact: true });
  const choice = (name: string) => page.getByRole('combobox', { name, exact: true });
  return {
    page,
    startAtLogin: check('Start when I log in'),
    closing: choice('Closing the window'),
    shortcut: page.getByRole('button', { name: /^Keys that open Bridgekeeper from anywhere: / }),
    removeShortcut: page.getByRole('button', { name: 'Remove the keys that open Bridgekeeper' }),
    theme: choice('Appearance'),
    pollSeconds: page.getByRole('spinbutton', { name: 'Check Beeper every', exact: true }),
    trayStyle: choice('Icon'),
    trayCount: check('Show how many accounts need me'),
    addQuietHours: page.getByRole('button', { name: 'Add quiet hours' }),
    quietHours: page
      .getByRole('region', { name: 'Quiet hours' })
      .getByRole('group', { name: /, .* (to|until) / }),
    reminder: (name) => check(name),
    notification: (name) => check(NOTIFICATION_LABELS[name]),
  };
}

/** The colour behind everything in the window, as it is computed. */
export const groundOf = (page: Page): Promise<string> =>
  page.evaluate(() => getComputedStyle(document.body).backgroundColor);
