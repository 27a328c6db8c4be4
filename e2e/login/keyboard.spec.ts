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

  await window.getByRole('button', { name: /^Go to the sign-in page/ }).press('Enter');
  await expect.poll(() => site.evaluate(hasFocus)).toBe(true);
});
