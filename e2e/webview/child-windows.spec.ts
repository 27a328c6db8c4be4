import { expect, type Page } from '@playwright/test';
import { pressInFrame } from '../press-in-frame';
import { mouse } from '../desktop/mouse';
import { eventually } from '../desktop/wait';
import { countDialogs, test, type WebviewHarness } from './fixtures';
import { redirect, type Answer, type Site } from './site';

/** Answers with the method and the body of a request. */
const echo: Answer = (request, response) => {
  let body = '';
  request.on('data', (chunk: Buffer) => {
    body += chunk.toString();
  });
  request.on('end', () => response.end(`${request.method ?? ''} ${body}`));
};

const SEVERED: Answer = (_request, response) => {
  response.setHeader('cross-origin-opener-policy', 'same-origin');
  response.end('on its own');
};

const OPENER = `
  <a id="blank" target="_blank" href="/child">new tab</a>
  <a id="named" target="kid" href="/child">named</a>
  <a id="kept" target="_blank" rel="opener" href="/child">with its opener</a>
  <form id="form" target="formed" method="post" action="/echo"><input name="a" value="b"></form>
  <form id="blank-form" target="_blank" method="post" action="/echo"><input name="c" value="d"></form>
  <input name="typed" autofocus>
  <script>
    globalThis.messages = [];
    addEventListener('message', ({ data }) => messages.push(data));
  </script>`;
const CHILD = `<title>Trusted Bank</title>
  <script>opener?.postMessage('from ' + name, '*')</script>`;

/** The page of a site that opens windows. */
async function openOpener(webview: WebviewHarness, site: Site): Promise<Page> {
  site.on('/login', OPENER);
  site.on('/child', CHILD);
  site.on('/echo', echo);
  site.on('/severed', SEVERED);
  site.on('/frame', `<button onclick="window.open('/child', 'from-frame')">open</button>`);
  return webview.open(site.at('www.net', '/login'));
}

/** The child window that the action opens. */
async function childOf(webview: WebviewHarness, open: () => Promise<unknown>): Promise<Page> {
  const opened = webview.app.waitForEvent('window');
  await open();
  const child = await opened;
  await child.waitForLoadState();
  return child;
}

const hasOpener = (page: Page) => page.evaluate(() => window.opener !== null);
const nameOf = (page: Page) => page.evaluate(() => window.name);

/** How many windows there are on the desktop: children lie inside the one. */
const windowCount = (webview: WebviewHarness) =>
  webview.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);

async function waitForOpeners(webview: WebviewHarness, count: number) {
  await eventually({
    what: `${count} pages beneath the one that is shown`,
    read: async () => (await webview.states()).at(-1)?.openers.length,
    until: (openers) => openers === count,
  });
}

test('a script, a link and a form each open a child as Chrome does', async ({ webview, site }) => {
  const page = await openOpener(webview, site);
  const click = (id: string) => page.evaluate((of) => document.getElementById(of)?.click(), id);
  const submit = (id: string) =>
    page.evaluate((of) => (document.getElementById(of) as HTMLFormElement).submit(), id);
  const ways: [name: string, opener: boolean, open: () => Promise<unknown>][] = [
    ['', true, () => page.evaluate(() => void window.open('/child'))],
    ['sized', true, () => page.evaluate(() => void window.open('/child', 'sized', 'width=300'))],
    ['', false, () => page.evaluate(() => void window.open('/child', '', 'noopener'))],
    ['', false, () => click('blank')],
    ['kid', true, () => click('named')],
    ['', true, () => click('kept')],
    ['formed', true, () => submit('form')],
    ['', false, () => submit('blank-form')],
  ];
  const children: Page[] = [];
  for (const [name, opener, open] of ways) {
    const child = await childOf(webview, open);
    expect([await nameOf(child), await hasOpener(child)]).toEqual([name, opener]);
    children.push(child);
  }
  const texts = await Promise.all(children.slice(-2).map((child) => child.textContent('body')));
  expect(texts).toEqual(['POST a=b', 'POST c=d']);
  expect(
    await page.evaluate(() => (globalThis as unknown as { messages: string[] }).messages),
  ).toEqual(['from ', 'from sized', 'from kid', 'from ']);
  await waitForOpeners(webview, ways.length);
  expect(await windowCount(webview)).toBe(1);
});

test('a name leads back to its window, and a blank one is filled by its opener', async ({
  webview,
  site,
}) => {
  const page = await openOpener(webview, site);
  const child = await childOf(webview, () =>
    page.evaluate(() => {
      const opened = window.open('', 'kid');
      opened?.document.write('<p>filled</p>');
    }),
  );
  await expect(child.locator('p')).toHaveText('filled');
  expect(await page.evaluate(() => window.open('/child', 'kid') === window.open('', 'kid'))).toBe(
    true,
  );
  await child.waitForURL('**/child');
  await waitForOpeners(webview, 1);
});

test('a frame opens one too, and a page that severs its opener is on its own', async ({
  webview,
  site,
}) => {
  const page = await openOpener(webview, site);
  const url = site.at('id.other', '/frame');
  await page.evaluate((src) => {
    const frame = document.createElement('iframe');
    frame.src = src;
    document.body.append(frame);
  }, url);
  const frame = page.frameLocator('iframe');
  const child = await childOf(webview, () => pressInFrame(frame.getByRole('button')));
  expect([await nameOf(child), await hasOpener(child)]).toEqual(['from-frame', true]);
  expect(new URL(child.url()).host).toBe(new URL(url).host);

  await childOf(webview, () =>
    page.evaluate(() => {
      (globalThis as unknown as { severed: Window | null }).severed = window.open('/severed');
    }),
  );
  await eventually({
    what: 'the opener to have lost its window',
    read: () => page.evaluate(() => (globalThis as unknown as { severed: Window }).severed.closed),
    until: (closed) => closed,
  });
});

test('it closes by itself, by its opener and by its user, and the page beneath is told', async ({
  webview,
  site,
  display,
}) => {
  // The driver's own keys do not pass the program.
  const press = async (key: string) => {
    await webview.act('focus');
    await mouse(display.display).waitForFocus(webview.pid);
    await mouse(display.display).press(key);
  };
  const page = await openOpener(webview, site);
  const openChild = () =>
    page.evaluate(() => {
      (globalThis as unknown as { child: Window | null }).child = window.open('/child');
    });
  const isClosed = () =>
    page.evaluate(() => (globalThis as unknown as { child: Window }).child.closed);
  const ways: ((child: Page) => Promise<unknown>)[] = [
    (child) => child.evaluate(() => setTimeout(() => window.close())),
    () => page.evaluate(() => (globalThis as unknown as { child: Window }).child.close()),
    () => webview.act('close-window'),
    () => press('Escape'),
  ];
  for (const close of ways) {
    const child = await childOf(webview, openChild);
    await waitForOpeners(webview, 1);
    expect(await isClosed()).toBe(false);
    await close(child);
    await eventually({ what: 'the child to be closed', read: isClosed, until: (is) => is });
    await waitForOpeners(webview, 0);
  }
  expect((await webview.eventsOf('page-closed')).length).toBe(ways.length);
  // The step's own page is no child window.
  await webview.act('close-window');
  await press('Escape');
  await press('a');
  await expect(page.locator('input[name=typed]')).toHaveValue('a');
});

test('its origin, cookies and storage are those of the login, and it goes with it', async ({
  webview,
  site,
}) => {
  const page = await openOpener(webview, site);
  site.on('/consent', `<title>Trusted Bank</title><script>localStorage.token = 'x'</script>`);
  const url = site.at('id.other', '/consent');
  const child = await childOf(webview, () => page.evaluate((to) => void window.open(to), url));
  const { openers } = await webview.waitForState(
    'the child’s origin',
    ({ origin }) => origin === new URL(url).origin,
  );
  expect(openers).toEqual([new URL(page.url()).origin]);
  await child.evaluate(() => {
    document.cookie = 'shared=1';
  });
  await webview.waitForEvent('cookies', ({ cookies }) =>
    cookies.some(({ name }) => name === 'shared'),
  );
  await webview.waitForEvent('request', (request) => request.url === url);
  await webview.waitForEvent('navigated', (navigated) => navigated.url === url);
  await webview.close();
  const left = await webview.app.evaluate(
    ({ webContents }) => webContents.getAllWebContents().length,
  );
  expect(left).toBe(1);
});

test('it is guarded as its opener is, and so many are enough', async ({ webview, site }) => {
  site.on('/start-app', redirect('fb-messenger://threads'));
  site.on('/file', (_request, response) => {
    response.setHeader('content-disposition', 'attachment; filename="file.zip"');
    response.end('bytes');
  });
  const page = await openOpener(webview, site);
  const child = await childOf(webview, () =>
    page.evaluate(() => {
      const opened = window.open('', 'child', 'width=300');
      if (opened !== null) opened.location.href = '/start-app';
    }),
  );
  await webview.waitForState('the blocked app', (s) => s.problem?.detail === 'fb-messenger');
  const dialogs = countDialogs(child);
  expect(await child.evaluate(() => [alert('a'), confirm('b')])).toEqual([undefined, false]);
  expect(dialogs()).toBe(0);
  // A window for a download alone closes, as it does in Chrome.
  await page.evaluate(() => void window.open('/file'));
  await webview.waitForState('a blocked download', (s) => s.problem?.kind === 'blocked-download');
  await waitForOpeners(webview, 1);
  // One that its opener has filled stays, and is shown.
  await page.evaluate(() => {
    const written = window.open('about:blank');
    written?.document.write('<a id="save" href="/file">Save the codes</a>');
    written?.document.querySelector('a')?.click();
  });
  await waitForOpeners(webview, 2);
  await expect
    .poll(async () => (await webview.states()).at(-1)?.problem?.kind)
    .toBe('blocked-download');
  await waitForOpeners(webview, 2);

  await page.evaluate(() => {
    for (let opened = 0; opened < 20; opened += 1) window.open('about:blank');
  });
  await waitForOpeners(webview, 8);
  await webview.waitForState('that they are enough', (s) => s.problem?.kind === 'too-many-windows');
  const lines = await webview.log();
  expect(lines.filter((line) => line.includes('too-many-windows'))).toHaveLength(1);
  expect(await windowCount(webview)).toBe(1);
});
