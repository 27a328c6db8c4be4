import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { eventually } from '../desktop/wait';
import { test, type WebviewHarness } from './fixtures';
import { redirect, type Answer, type Site } from './site';

const APP_ROADS = {
  'a link': () => {
    location.href = 'slack://open';
  },
  'a hidden frame': () => {
    const frame = document.createElement('iframe');
    frame.src = 'slack://open';
    document.body.append(frame);
  },
  'a redirect': () => {
    location.href = '/to-app';
  },
  'a window': () => {
    window.open('slack://open', '', 'width=300');
  },
  'a new tab': () => {
    window.open('slack://open');
  },
};

for (const [road, go] of Object.entries(APP_ROADS)) {
  test(`a program is not started by ${road}`, async ({ webview, site }) => {
    site.on('/to-app', redirect('slack://open'));
    const page = await webview.open(site.at('www.net', '/login'));
    await page.waitForLoadState();
    await page.evaluate(go);
    const { problem } = await webview.waitForState(
      'a program was blocked',
      (s) => s.problem !== null,
    );
    expect(problem).toEqual({ kind: 'blocked-app', detail: 'slack' });
    expect(page.url()).toBe(site.at('www.net', '/login'));
    expect(webview.app.windows()).toHaveLength(2);
  });
}

test('a download is cancelled and said', async ({ webview, site }) => {
  site.on('/file', (_request, response) => {
    response.setHeader('content-disposition', 'attachment; filename="file.zip"');
    response.end('bytes');
  });
  const page = await webview.open(site.at('www.net', '/login'));
  await page.evaluate(() => {
    location.href = '/file';
  });
  await webview.waitForState('a blocked download', (s) => s.problem?.kind === 'blocked-download');
});

test('dialogs and beforeunload hold nobody', async ({ webview, site }) => {
  site.on('/login', `<script>addEventListener('beforeunload', (e) => e.preventDefault())</script>`);
  const page = await webview.open(site.at('www.net', '/login'));
  expect(await page.evaluate(() => [alert('a'), confirm('b')])).toEqual([undefined, false]);
  await page.evaluate(() => {
    setTimeout(() => {
      location.href = '/next';
    });
  });
  await webview.waitForEvent('navigated', ({ url }) => url.endsWith('/next'));
});

test('a password prompt of HTTP is declined, and the page beneath it shown', async ({
  webview,
  site,
}) => {
  site.on('/login', (_request, response) => {
    response.writeHead(401, { 'www-authenticate': 'Basic realm="site"' }).end('sign in elsewhere');
  });
  const page = await webview.open(site.at('www.net', '/login'));
  expect(await page.textContent('body')).toBe('sign in elsewhere');
});

test('every permission is denied, and there is no Node', async ({ webview, site }) => {
  const page = await webview.open(site.at('www.net', '/login'));
  const outcome = await page.evaluate(async () => ({
    node: [typeof globalThis.process, 'require' in globalThis],
    notification: await Notification.requestPermission(),
    clipboard: await navigator.clipboard.readText().catch((e: Error) => e.name),
    screen: await navigator.mediaDevices.getDisplayMedia().catch((e: Error) => e.name),
    position: await new Promise((resolve) => {
      navigator.geolocation.getCurrentPosition(
        () => resolve('given'),
        ({ code }) => resolve(code),
      );
    }),
  }));
  expect(outcome).toMatchObject({
    node: ['undefined', false],
    notification: 'denied',
    clipboard: 'NotAllowedError',
    position: 1,
  });
  expect(outcome.screen).toMatch(/Error$/);
});

test('passkeys are refused at once in every frame and window', async ({ webview, site }) => {
  const ask = `
    const bytes = new Uint8Array(16);
    const user = { id: bytes, name: 'a', displayName: 'a' };
    const pubKeyCredParams = [{ type: 'public-key', alg: -7 }];
    const publicKey = { challenge: bytes, rp: { name: 'a' }, user, pubKeyCredParams };
    const asked = (name) => navigator.credentials[name]({ publicKey })
      .then(() => 'given', (error) => error.name);
    globalThis.answers = Promise.all([asked('get'), asked('create')]);
  `;
  const inner = site.at('id.other', '/inner');
  const body = `<script>${ask}</script>`;
  site.on('/inner', body);
  site.on('/popup', body);
  site.on('/login', `${body}<iframe allow="publickey-credentials-get *" src="${inner}"></iframe>`);
  const page = await webview.open(site.at('www.net', '/login'));
  await page.waitForLoadState();
  const opened = webview.app.waitForEvent('window');
  await page.evaluate(
    (url) => {
      window.open(url, '', 'width=300,height=300');
    },
    site.at('id.third', '/popup'),
  );
  const popup = await opened;
  await popup.waitForLoadState();
  for (const frame of [page.mainFrame(), page.frame({ url: inner }), popup.mainFrame()]) {
    const answers = await frame?.evaluate(
      () => (globalThis as unknown as { answers: Promise<string[]> }).answers,
    );
    expect(answers).toEqual(['NotAllowedError', 'NotAllowedError']);
  }
});

test('the program’s own pages and files are out of reach', async ({ webview, site }) => {
  const page = await webview.open(site.at('www.net', '/login'));
  const outcome = await page.evaluate(async () => {
    const frame = document.createElement('iframe');
    frame.src = 'app://bridgekeeper/index.html';
    document.body.append(frame);
    const reach = (url: string) =>
      fetch(url).then(
        () => 'reached',
        () => 'out of reach',
      );
    return [await reach('app://bridgekeeper/index.html'), await reach('file:///etc/hostname')];
  });
  expect(outcome).toEqual(['out of reach', 'out of reach']);
  await webview.waitForState('the blocked frame', (s) => s.problem?.detail === 'app');
});

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

test('sites see a plain Chrome, in pages, frames of other sites and workers', async ({
  webview,
  site,
}) => {
  const agents = await agentsSeen(webview, site, null);
  expect(new Set(agents).size).toBe(1);
  expect(agents[0]).toMatch(/Chrome\/\d+\.0\.0\.0 Safari/);
  expect(agents[0]).not.toMatch(/Electron|Harness/);
});

test('a user agent that the step names is used everywhere, with hints that agree', async ({
  webview,
  site,
}) => {
  const named =
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';
  const agents = await agentsSeen(webview, site, named);
  expect([...new Set(agents)]).toEqual([named]);
  const hinted = site.requests.filter(({ headers }) => 'sec-ch-ua' in headers);
  expect(hinted.length).toBeGreaterThan(0);
  for (const { headers } of hinted) {
    expect(headers['sec-ch-ua']).toContain('"Chromium";v="140"');
    expect(headers['sec-ch-ua-platform']).toBe('"Windows"');
  }
});

test('nothing of a login is left behind', async ({ webview, site, userDataDir }) => {
  const SECRET = 'planted-4f1c0e';
  site.on('/login', (_request, response) => {
    response.setHeader('set-cookie', `xs=${SECRET}; Max-Age=9999`);
    response.setHeader('cache-control', 'max-age=9999');
    response.end(`<script>localStorage.setItem('token', '${SECRET}')</script>`);
  });
  await webview.open(site.at('www.net', '/login'), { storageKeys: ['token'] });
  await webview.waitForEvent('storage', ({ entries }) => entries['token'] === SECRET);
  await webview.waitForEvent('cookies', ({ cookies }) => cookies.length === 1);
  await webview.close();
  const before = (await webview.timedEvents()).length;
  const kept = await webview.app.evaluate(async ({ webContents, session }) => ({
    pages: webContents.getAllWebContents().length,
    default: (await session.defaultSession.cookies.get({})).length,
  }));
  expect(kept).toEqual({ pages: 1, default: 0 });
  expect((await webview.timedEvents()).length).toBe(before);
  expect((await webview.log()).join()).not.toContain(SECRET);
  await webview.quit();
  const entries = await readdir(userDataDir, { recursive: true, withFileTypes: true });
  for (const file of entries.filter((entry) => entry.isFile())) {
    const bytes = await readFile(join(file.parentPath, file.name));
    expect(bytes.includes(SECRET), file.name).toBe(false);
  }
  expect(webview.output()).not.toContain(SECRET);
});

/** The titles of all windows. */
function titles(webview: WebviewHarness): Promise<string[]> {
  return webview.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((window) => window.getTitle()),
  );
}

/** Every user agent that a site sees, in headers and in what its scripts and workers tell. */
async function agentsSeen(webview: WebviewHarness, site: Site, userAgent: string | null) {
  const tell = `fetch('/seen?' + encodeURIComponent(navigator.userAgent));`;
  const script =
    (code: string): Answer =>
    (_request, response) => {
      response.setHeader('content-type', 'text/javascript');
      response.end(code);
    };
  site.on('/worker.js', script(tell));
  // What a service worker calls itself cannot be overridden, only what its requests say.
  site.on('/service.js', script(userAgent === null ? tell : `fetch('/seen')`));
  site.on('/inner', `<script>${tell}</script>`);
  // Electron before 36 loses frames of other sites when it and Playwright both debug a page
  // (electron/electron#46048); it debugs only where a user agent is named.
  const frame =
    userAgent === null ? `<iframe src="${site.at('id.other', '/inner')}"></iframe>` : '';
  site.on(
    '/login',
    `${frame}<script>
      ${tell}
      new Worker('/worker.js');
      navigator.serviceWorker.register('/service.js');
    </script>`,
  );
  await webview.start(site.at('www.net', '/login'), { userAgent });
  const said = () => site.requests.filter(({ path }) => path.startsWith('/seen'));
  const count = userAgent === null ? 4 : 3;
  await eventually({ what: 'all to tell', read: said, until: (all) => all.length === count });
  return site.requests.flatMap(({ headers, path }) => [
    headers['user-agent'] ?? '',
    ...(path.startsWith('/seen?') ? [decodeURIComponent(path.replace('/seen?', ''))] : []),
  ]);
}
