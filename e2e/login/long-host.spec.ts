import { startAtLab } from './lab';
import { expect, test } from './sign-in';

test('of a long host name the end is shown, which tells who owns the site', async ({ signIn }) => {
  const site = await startAtLab(signIn, 'Cookies before sign-in');
  const { port } = new URL(site.url());
  const host = `accounts.google.com.${'signin.'.repeat(24)}evil.localhost:${port}`;
  await site.evaluate((url) => void location.assign(url), `http://${host}/`);
  const shown = (await signIn.page()).locator('bdi', { hasText: host });
  await expect(shown).toBeVisible();
  const { beginning, end } = await shown.evaluate((element) => {
    const text = element.firstChild ?? element;
    const { left, right } = element.parentElement?.getBoundingClientRect() ?? new DOMRect();
    const isSeen = (from: number, to: number) => {
      const range = document.createRange();
      range.setStart(text, from);
      range.setEnd(text, to);
      const part = range.getBoundingClientRect();
      return part.left >= left - 1 && part.right <= right + 1;
    };
    const { length } = element.textContent ?? '';
    return { beginning: isSeen(0, 10), end: isSeen(length - 10, length) };
  });
  expect({ beginning, end }).toEqual({ beginning: false, end: true });
});
