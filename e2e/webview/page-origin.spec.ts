import { expect } from '@playwright/test';
import { test } from './fixtures';

test('a child that another page has written shows no origin and no lock of the site before', async ({
  webview,
  site,
}) => {
  const page = await webview.open(site.at('www.net', '/login'));
  const opened = webview.app.waitForEvent('window');
  await page.evaluate(
    (url) => {
      Object.assign(window, { kid: window.open(url) });
    },
    site.at('elsewhere', '/child'),
  );
  const child = await opened;
  const elsewhere = new URL(site.at('elsewhere', '/')).origin;
  const shown = async () => {
    const { origin, lock } = (await webview.states()).at(-1) ?? {};
    return [origin, lock];
  };
  await expect.poll(shown).toEqual([elsewhere, 'secure']);
  const write = (url: string) =>
    page.evaluate((to) => {
      (window as unknown as { kid: Window }).kid.location = to;
    }, url);
  await write('about:blank');
  await expect.poll(shown).toEqual(['', 'none']);
  await page.evaluate(() => {
    const { kid } = window as unknown as { kid: Window };
    kid.location = URL.createObjectURL(new Blob(['written'], { type: 'text/html' }));
  });
  // The opener's own.
  await expect.poll(shown).toEqual([new URL(site.at('www.net', '/')).origin, 'secure']);
  await expect(child.getByText('written')).toBeVisible();
});
