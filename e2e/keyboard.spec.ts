import { expect, type Page } from '@playwright/test';
import { mouse } from './desktop/mouse';
import { test, WHATSAPP, type Program } from './program';

const PALETTE = 'Find a command or an account';

/** The window with the keyboard in it, and real keys: the driver's own bypass the application menu. */
async function openWindow(program: Program, display: string) {
  const page = await program.window();
  await program.waitForKeyboard();
  return { page, press: mouse(display).press };
}

const isMenuBarVisible = ({ app }: Program) =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isMenuBarVisible());

const field = (page: Page) => page.getByRole('combobox', { name: PALETTE });

test('by keyboard alone: a sign-in, a mute, the settings, and the focus back where it was', async ({
  display,
  startProgram,
}) => {
  const program = await startProgram({ args: [] });
  await program.poll();
  await program.setStatus(WHATSAPP, 'reconnect_required');
  const { page, press } = await openWindow(program, display.display);
  const row = page
    .getByRole('region', { name: 'Accounts' })
    .getByRole('button', { name: /^Signal/ });

  await test.step('Escape gives the focus back', async () => {
    await row.focus();
    await press('ctrl+k');
    await expect(field(page)).toBeFocused();
    await expect(page.getByRole('option').first()).toHaveAccessibleName(
      /^Sign in to WhatsApp .* again/,
    );
    await press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
    await expect(row).toBeFocused();
  });

  await test.step('an account is muted, and the focus stays', async () => {
    await press('ctrl+k');
    await page.keyboard.type('good signal mute');
    await expect(page.getByRole('option', { name: /^Mute Signal .* for good$/ })).toHaveCount(1);
    await press('Return');
    await expect(page.getByRole('button', { name: /^Unmute Signal/ })).toBeVisible();
    await expect(row).toBeFocused();
  });

  await test.step('the settings', async () => {
    await press('ctrl+k');
    await page.keyboard.type('sett');
    await press('Return');
    await expect(page.getByRole('heading', { level: 2, name: 'Settings' })).toBeFocused();
    await press('alt+Left');
    await expect(page.getByRole('heading', { level: 2, name: 'Settings' })).toBeHidden();
    expect(await isMenuBarVisible(program)).toBe(false);
    await press('ctrl+comma');
    await expect(page.getByRole('heading', { level: 2, name: 'Settings' })).toBeFocused();
  });

  await test.step('the list of shortcuts', async () => {
    await press('question');
    const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await expect(sheet).toContainText('Ctrl K');
    await press('Escape');
    await expect(sheet).toBeHidden();
    await expect(page.getByRole('heading', { level: 2, name: 'Settings' })).toBeFocused();
  });

  await test.step('a sign-in', async () => {
    await press('ctrl+k');
    await page.keyboard.type('sign in whats');
    await press('Return');
    await expect(page.getByRole('heading', { name: 'Sign in to WhatsApp again' })).toBeVisible();
    await expect(page.getByRole('heading', { name: 'How do you want to sign in?' })).toBeFocused();
    await press('alt+Left');
    await expect(page.getByRole('region', { name: 'Accounts' })).toBeVisible();
  });
});

test('no keys reload the window or open developer tools; copy and paste work', async ({
  display,
  startProgram,
}) => {
  const program = await startProgram({ args: [] });
  const { page, press } = await openWindow(program, display.display);
  const isOnePage = () => page.evaluate(() => document.body.dataset['mark'] === 'kept');
  await page.evaluate(() => (document.body.dataset['mark'] = 'kept'));

  for (const keys of ['ctrl+r', 'F5', 'ctrl+shift+r', 'ctrl+shift+i', 'F12', 'ctrl+w']) {
    await press(keys);
  }
  await press('Alt_L');
  await expect.poll(() => isMenuBarVisible(program)).toBe(true);
  await press('Escape');
  await expect.poll(() => isMenuBarVisible(program)).toBe(false);
  await press('ctrl+k');
  await expect(field(page)).toBeFocused();
  expect(await isOnePage()).toBe(true);
  const hasTools = await program.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map(({ webContents }) => webContents.isDevToolsOpened()),
  );
  expect(hasTools).toEqual([false]);

  await page.keyboard.type('alice');
  for (const keys of ['ctrl+a', 'ctrl+c', 'End', 'ctrl+v']) await press(keys);
  await expect(field(page)).toHaveValue('alicealice');
  await press('ctrl+z');
  await expect(field(page)).toHaveValue('alice');
});
