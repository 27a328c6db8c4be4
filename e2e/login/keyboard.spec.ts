import { mouse } from '../desktop/mouse';
import { expect, test } from './sign-in';

test('the keyboard finds its way into the page and back', async ({ display, signIn }) => {
  const { press } = mouse(display.display);
  await signIn.add('Facebook Messenger');
  const site = await signIn.site('www.facebook.localhost');
  const window = await signIn.page();
  await window.getByRole('button', { name: 'Sign in another way' }).focus();
  const hasFocus = () => document.hasFocus();
  await expect.poll(() => window.evaluate(hasFocus)).toBe(true);

  await press('F6');
  await expect.poll(() => site.evaluate(hasFocus)).toBe(true);
  await press('F6');
  await expect.poll(() => window.evaluate(hasFocus)).toBe(true);

  await window.getByRole('button', { name: /^Go to the page/ }).press('Enter');
  await expect.poll(() => site.evaluate(hasFocus)).toBe(true);
});

test('the palette lies over the page, and gives it back', async ({ display, signIn }) => {
  const { press } = mouse(display.display);
  await signIn.add('Facebook Messenger');
  const site = await signIn.site('www.facebook.localhost');
  await expect(site.getByRole('button', { name: 'Log in' })).toBeVisible();
  const window = await signIn.page();
  const other = window.getByRole('button', { name: 'Sign in another way' });
  await other.focus();
  await expect.poll(() => window.evaluate(() => document.hasFocus())).toBe(true);
  await signIn.program.waitForKeyboard();
  const pages = () =>
    signIn.program.app.evaluate(
      ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.contentView.children.length,
    );
  await expect.poll(pages).toBe(1);

  await press('ctrl+k');
  await expect(window.getByRole('combobox', { name: /^Find a command/ })).toBeFocused();
  await expect.poll(pages).toBe(0);
  await press('Escape');
  await expect.poll(pages).toBe(1);
  await expect(other).toBeFocused();
});
