import { expect } from '@playwright/test';
import { eventually } from '../desktop/wait';
import { test, type WebviewHarness } from './fixtures';
import { redirect } from './site';

test('a child window keeps its opener, is named by its origin and goes with the login', async ({
  webview,
  site,
}) => {
  site.on(
    '/consent',
    `<title>Trusted Bank</title><script>opener.postMessage('done', '*')</script>`,
  );
  const page = await webview.open(site.at('www.net', '/login'));
  await page.evaluate(() => {
    addEventListener('message', ({ data }) => {
      document.cookie = `told=${String(data)}`;
    });
  });
  const opened = webview.app.waitForEvent('window');
  const url = site.at('id.other', '/consent');
  await page.evaluate((to) => {
    window.open(to, 'consent', 'width=400,height=400');
  }, url);
  const popup = await opened;
  await webview.waitForEvent('cookies', ({ cookies }) =>
    cookies.some(({ value }) => value === 'done'),
  );
  expect(await titles(webview)).toContain(new URL(url).origin);
  await popup.evaluate(() => {
    document.cookie = 'shared=1';
  });
  await webview.waitForEvent('cookies', ({ cookies }) =>
    cookies.some(({ name }) => name === 'shared'),
  );
  await webview.close();
  await eventually({
    what: 'the child window to go',
    read: () => titles(webview),
    until: (left) => left.length === 1,
  });
});

test('a child window is guarded as its opener is', async ({ webview, site }) => {
  site.on('/start-app', redirect('fb-messenger://threads'));
  const page = await webview.open(site.at('www.net', '/login'));
  await page.evaluate(() => {
    const child = window.open('', 'child', 'width=300');
    if (child !== null) child.location.href = '/start-app';
  });
  await webview.waitForState('the blocked app', (s) => s.problem?.detail === 'fb-messenger');
  await page.evaluate(() => {
    for (let opened = 0; opened < 9; opened += 1) window.open('about:blank', '', 'width=300');
  });
  expect(await titles(webview)).toHaveLength(5);
});

test('a plain link to a new tab goes there in place, a form with what it sends', async ({
  webview,
  site,
}) => {
  site.on(
    '/login',
    `<a target="_blank" href="/next">next</a>
     <form target="_blank" method="post" action="/sent"><input name="a" value="b"></form>`,
  );
  let body = '';
  site.on('/sent', (request, response) => {
    request.on('data', (chunk: Buffer) => {
      body += chunk.toString();
    });
    request.on('end', () => response.end('got it'));
  });
  const page = await webview.open(site.at('www.net', '/login'));
  await page.getByRole('link').click();
  await page.waitForURL('**/next');
  await webview.act('back');
  await page.waitForURL('**/login');
  await page.evaluate(() => document.querySelector('form')?.submit());
  await page.waitForURL('**/sent');
  expect(body).toBe('a=b');
  expect(webview.app.windows()).toHaveLength(2);
});

/** The titles of all windows. */
function titles(webview: WebviewHarness): Promise<string[]> {
  return webview.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((window) => window.getTitle()),
  );
}
