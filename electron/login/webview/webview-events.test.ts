import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { PAGE_URL, preventable, startWebviews } from '../testing/webviews';

const ANSWERED = () => undefined;

describe('events', () => {
  it('passes on where the page goes, and reads the cookies there', async () => {
    const { openWithPage, events } = startWebviews();
    const { contents, session } = await openWithPage();
    session.storedCookies = [{ name: 'sid', value: '1', domain: '.example.com', path: '/' }];
    contents.emit('did-redirect-navigation', { isMainFrame: true, url: `${PAGE_URL}?a` });
    contents.emit('did-navigate', {}, `${PAGE_URL}?b`);
    await setImmediate();
    expect(events).toMatchObject([
      { kind: 'navigated', url: `${PAGE_URL}?a`, committed: false },
      { kind: 'navigated', url: `${PAGE_URL}?b`, committed: true },
      { kind: 'cookies', cookies: [{ name: 'sid', value: '1', hostOnly: false }] },
    ]);
  });

  it('passes on changed cookies, and reads them when asked', async () => {
    const { openWithPage, events } = startWebviews();
    const { webview, session } = await openWithPage();
    session.cookies.emit('changed');
    await setImmediate();
    expect(events).toEqual([{ kind: 'cookies', cookies: [] }]);
    session.storedCookies = [{ name: 'sid', value: '2', domain: 'example.com', path: '/' }];
    await webview.refreshCookies();
    expect(events.at(-1)).toMatchObject({ cookies: [{ name: 'sid', value: '2', hostOnly: true }] });
  });

  it('passes on the headers of requests', async () => {
    const { openWithPage, events } = startWebviews();
    const { session } = await openWithPage();
    session.sendHeaders?.({ url: PAGE_URL, requestHeaders: { 'X-Key': '1' } }, ANSWERED);
    expect(events).toEqual([{ kind: 'request', url: PAGE_URL, headers: { 'X-Key': '1' } }]);
  });

  it('passes on what the script of the step finds', async () => {
    const { openWithPage, events } = startWebviews();
    const { contents } = await openWithPage({ extractJS: 'find()' });
    contents.mainFrame.executeJavaScript = (code) =>
      Promise.resolve(code === 'find()' ? { token: 'abc' } : null);
    contents.emit('did-navigate', {}, PAGE_URL);
    contents.emit('dom-ready');
    await setImmediate();
    expect(events.filter(({ kind }) => kind === 'script')).toEqual([
      { kind: 'script', values: { token: 'abc' } },
    ]);
  });

  it('shows the origin and the lock of the page that has committed', async () => {
    const { openWithPage, state } = startWebviews();
    const { contents } = await openWithPage();
    contents.canGoBack = true;
    contents.emit('did-navigate', {}, PAGE_URL);
    expect(state()).toMatchObject({
      origin: 'https://www.example.com',
      lock: 'secure',
      canGoBack: true,
    });
    contents.emit('did-navigate', {}, 'http://other.example/');
    expect(state()).toMatchObject({ origin: 'http://other.example', lock: 'insecure' });
    contents.emit(
      'did-fail-load',
      {},
      -105,
      'ERR_NAME_NOT_RESOLVED',
      'https://gone.example/',
      true,
    );
    expect(state()).toMatchObject({ origin: 'https://gone.example', lock: 'none' });
    expect(state().problem).not.toBeNull();
  });
});

describe('refusals', () => {
  it('refuses to open what is no page of the web', async () => {
    const { open, views, state } = startWebviews();
    const webview = open({ url: 'slack://open' });
    await setImmediate();
    expect(views).toEqual([]);
    expect(state()).toMatchObject({
      isLoading: false,
      problem: { kind: 'blocked-app', detail: 'slack' },
    });
    webview.act('reload');
    expect(views).toEqual([]);
  });

  it.each(['will-frame-navigate', 'will-redirect'])(
    'prevents a page from starting a program (%s), and reports it',
    async (name) => {
      const { openWithPage, state, lines } = startWebviews();
      const { contents } = await openWithPage();
      const toProgram = preventable({ url: 'slack://open' });
      contents.emit(name, toProgram);
      expect(toProgram.isPrevented).toBe(true);
      expect(state().problem).toEqual({ kind: 'blocked-app', detail: 'slack' });
      expect(lines).toEqual(['problem on the sign-in page: blocked-app']);
      const toPage = preventable({ url: PAGE_URL });
      contents.emit(name, toPage);
      expect(toPage.isPrevented).toBe(false);
    },
  );

  it('refuses every permission and device', async () => {
    const { session } = await startWebviews().openWithPage();
    const answers: boolean[] = [];
    session.permissionRequest(null, 'geolocation', (isAllowed) => answers.push(isAllowed));
    expect([answers, session.permissionCheck(), session.devicePermission()]).toEqual([
      [false],
      false,
      false,
    ]);
  });

  it('cancels a download, and reports it', async () => {
    const { openWithPage, state } = startWebviews();
    const { session } = await openWithPage();
    const download = preventable();
    session.emit('will-download', download);
    expect(download.isPrevented).toBe(true);
    expect(state().problem).toEqual({ kind: 'blocked-download', detail: null });
  });

  it('opens a tab as a guarded page over its own, and none for a program', async () => {
    const { openWithPage, views, state, lines } = startWebviews();
    const { contents, session } = await openWithPage();
    const tab = {
      url: `${PAGE_URL}/tab`,
      disposition: 'background-tab',
      referrer: { url: '', policy: 'default' },
    };
    // Chromium makes no page for a link that was opened with Ctrl: then the program does.
    contents.windowOpen(tab).createWindow?.({ webPreferences: {} });
    expect(views[1]?.webPreferences).toMatchObject({
      sandbox: true,
      disableDialogs: true,
      session,
    });
    expect(views[1]?.webContents.calls).toEqual([`load ${PAGE_URL}/tab`]);
    expect(state().openers).toEqual(['']);
    const program = { ...tab, url: 'slack://open' };
    expect(contents.windowOpen(program)).toEqual({ action: 'deny' });
    expect(lines).toEqual(['problem on the sign-in page: blocked-app']);
  });

  it('sends no client certificate', async () => {
    const { contents } = await startWebviews().openWithPage();
    const question = preventable();
    const sent: unknown[] = [];
    contents.emit(
      'select-client-certificate',
      question,
      PAGE_URL,
      ['mine'],
      (...certificates: unknown[]) => sent.push(certificates),
    );
    expect([question.isPrevented, sent]).toEqual([true, [[]]]);
  });
});
