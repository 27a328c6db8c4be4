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
    const { contents } = await openWithPage({ extractJS: 'find()', scriptNames: ['token'] });
    contents.mainFrame.executeJavaScript = (code) =>
      Promise.resolve(code.includes('find()') ? { found: [['token', 'abc']], tooLarge: [] } : null);
    contents.emit('did-navigate', {}, PAGE_URL);
    contents.emit('dom-ready');
    await setImmediate();
    expect(events.filter(({ kind }) => kind === 'script')).toEqual([
      { kind: 'script', values: { token: 'abc' }, isResult: true, tooLarge: [] },
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

  it('lets no page put another one into itself', async () => {
    const { contents } = await startWebviews().openWithPage();
    const attaching = preventable();
    contents.emit('will-attach-webview', attaching, { preload: '/preload.js' });
    expect(attaching.isPrevented).toBe(true);
  });

  it('grants a frame its own cookies, and refuses everything else', async () => {
    const { session } = await startWebviews().openWithPage();
    const answers = new Map<string, unknown>();
    for (const permission of ['storage-access', 'top-level-storage-access', 'geolocation', 'x']) {
      session.permissionRequest(null, permission, (isAllowed) => {
        answers.set(permission, [isAllowed, session.permissionCheck(null, permission)]);
      });
    }
    expect(Object.fromEntries(answers)).toEqual({
      'storage-access': [true, true],
      'top-level-storage-access': [true, true],
      geolocation: [false, false],
      x: [false, false],
    });
    expect(session.devicePermission()).toBe(false);
  });

  it('sends nobody the credentials of the operating system', async () => {
    const { session } = await startWebviews().openWithPage();
    expect(session.ambientCredentials).toBe('nobody.invalid');
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

  it('sends a client certificate only when its user chose it', async () => {
    const { openWithPage, state } = startWebviews();
    const { webview, contents } = await openWithPage();
    const mine = { subjectName: 'Alice', issuerName: 'CA', validExpiry: 1 };
    const sent: unknown[] = [];
    const ask = (certificates: unknown[]) => {
      const question = preventable();
      const answer = (...given: unknown[]) => sent.push(given);
      contents.emit('select-client-certificate', question, PAGE_URL, certificates, answer);
      return question.isPrevented;
    };
    expect([ask([]), sent]).toEqual([true, [[]]]);
    expect(ask([mine])).toBe(true);
    expect(sent).toHaveLength(1);
    expect(state().prompt).toMatchObject({ kind: 'client-certificate', host: 'www.example.com' });
    webview.answerPrompt(state().prompt?.id ?? 0, { kind: 'client-certificate', index: 0 });
    ask([{ ...mine, subjectName: 'Bob' }]);
    webview.answerPrompt(state().prompt?.id ?? 0, null);
    expect([sent, state().prompt]).toEqual([[[], [mine], []], null]);
  });

  it('asks its user for a name and password of HTTP, and passes them on', async () => {
    const { openWithPage, state, events, lines, focused } = startWebviews();
    const { webview, contents } = await openWithPage();
    contents.focus();
    const answers: unknown[] = [];
    const ask = () => {
      const question = preventable();
      const info = { isProxy: false, host: 'www.example.com', port: 443, realm: 'Staff' };
      const answer = (...given: unknown[]) => answers.push(given);
      contents.emit('login', question, { url: PAGE_URL }, info, answer);
      return question.isPrevented;
    };
    expect(ask()).toBe(true);
    expect(focused()).toBe(1);
    const given = { kind: 'http-sign-in', username: 'alice', password: 'secret' } as const;
    webview.answerPrompt(state().prompt?.id ?? 0, given);
    ask();
    expect(state().prompt).toMatchObject({ isAgain: true });
    contents.emit('did-start-navigation', { isMainFrame: true, isSameDocument: false });
    expect(state().prompt).toBeNull();
    expect(answers).toEqual([['alice', 'secret'], []]);
    expect(JSON.stringify([events, lines])).not.toContain('secret');
  });
});
