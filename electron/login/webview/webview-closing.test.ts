import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { PAGE_URL, preventable, startWebviews } from '../testing/webviews';

const ANSWERED = () => undefined;

describe('closing', () => {
  it('destroys the page, takes its view off the window and clears the partition', async () => {
    const { openWithPage, attached } = startWebviews();
    const { webview, contents, session } = await openWithPage();
    webview.setRegion({ x: 0, y: 0, width: 9, height: 9 });
    const closed = webview.close();
    expect(webview.close()).toBe(closed);
    await closed;
    expect([contents.isDestroyed(), attached.size]).toEqual([true, 0]);
    expect(session.cleared.toSorted()).toEqual([
      'connections',
      'data',
      'hosts',
      'passwords',
      'storage',
    ]);
    expect([session.headersReceived, session.sendHeaders]).toEqual([null, null]);
    const download = preventable();
    session.emit('will-download', download);
    expect(download.isPrevented).toBe(true);
  });

  it('clears the partition only once the page is destroyed', async () => {
    const { openWithPage } = startWebviews();
    const { webview, contents, session } = await openWithPage();
    let clearedBefore = -1;
    contents.on('destroyed', () => (clearedBefore = session.cleared.length));
    await webview.close();
    expect([clearedBefore, session.cleared.length]).toEqual([0, 5]);
  });

  it('ends the processes of its pages first, so that none sets cookies after its end', async () => {
    const { openWithPage, electron, killed } = startWebviews();
    const { webview, contents } = await openWithPage();
    electron.app.metrics = [{ pid: 77, type: 'Tab' }];
    contents.mainFrame.framesInSubtree = [{ isDestroyed: () => false, osProcessId: 77 }];
    let killedBefore: number[] = [];
    contents.on('destroyed', () => (killedBefore = [...killed]));
    await webview.close();
    expect([killedBefore, killed]).toEqual([[77], [77]]);
  });

  it('lets nothing out from its first moment on', async () => {
    const { openWithPage } = startWebviews();
    const { webview, contents, session } = await openWithPage();
    const isLetOut = () => {
      let change: object = {};
      session.beforeRequest?.({ url: PAGE_URL }, (answer) => (change = answer));
      return !('cancel' in change);
    };
    expect(isLetOut()).toBe(true);
    let wasLetOut = true;
    contents.on('destroyed', () => (wasLetOut = isLetOut()));
    await webview.close();
    expect([wasLetOut, isLetOut()]).toEqual([false, false]);
  });

  it('clears again what was set meanwhile, and says what stays', async () => {
    const { openWithPage, lines, clock } = startWebviews();
    const cookie = { name: 'xs', value: 'planted', domain: 'example.com', path: '/' };
    const close = async (refill: (typeof cookie)[][]) => {
      const { webview, session } = await openWithPage();
      session.refill = refill;
      session.cleared.length = 0;
      const closed = webview.close();
      await setImmediate();
      await clock.advance(10_000);
      await closed;
      return session.cleared.filter((what) => what === 'storage').length;
    };
    expect([await close([[cookie], [cookie]]), lines]).toEqual([3, []]);
    expect(await close(Array<(typeof cookie)[]>(99).fill([cookie]))).toBe(6);
    expect(lines).toEqual(['not all of the sign-in page is gone: cookies']);
  });

  it('lets the next sign-in have what is empty, with nothing of the earlier one in its way', async () => {
    const { openWithPage, sessions, events } = startWebviews();
    const first = await openWithPage({ wantsBody: () => true });
    await first.webview.close();
    first.session.userAgent = 'Of the earlier one';
    const { session, view } = await openWithPage();
    expect(sessions).toHaveLength(1);
    expect(view.webPreferences.session).toBe(session);
    expect(session.userAgent).not.toBe('Of the earlier one');
    expect(session.beforeRequest).toBeNull();
    expect(session.listenerCount('will-download')).toBe(1);
    session.sendHeaders?.({ url: PAGE_URL, requestHeaders: {} }, ANSWERED);
    expect(events).toHaveLength(1);
  });

  it('lets nobody have what is not certain to be empty, or keeps what cannot be cleared', async () => {
    const cookie = { name: 'xs', value: 'planted', domain: 'example.com', path: '/' };
    type Opened = Awaited<ReturnType<ReturnType<typeof startWebviews>['openWithPage']>>;
    const spoil: ((page: Opened) => void)[] = [
      ({ session }) => (session.refill = Array<(typeof cookie)[]>(99).fill([cookie])),
      ({ session }) => (session.clearing = () => Promise.reject(new Error('failed'))),
      // Late, and in vain until then: the first round may still be at work.
      ({ session }) => {
        session.clearing = () => {
          session.clearing = null;
          return new Promise(() => undefined);
        };
      },
      ({ webview }) => webview.act('zoom-in'),
      ({ contents }) => contents.emit('did-fail-load', {}, -105, '', PAGE_URL, true),
      ({ contents }) =>
        contents.emit('select-client-certificate', preventable(), PAGE_URL, [], ANSWERED),
    ];
    for (const how of spoil) {
      const { openWithPage, sessions, clock } = startWebviews();
      const page = await openWithPage();
      how(page);
      const closed = page.webview.close();
      await setImmediate();
      await clock.advance(10_000);
      await closed;
      const next = await openWithPage();
      expect([sessions.length, next.session === page.session]).toEqual([2, false]);
    }
  });

  it('emits nothing any more, and opens nothing', async () => {
    const { openWithPage, events, states, lines, views, clock } = startWebviews();
    const { webview, contents, session } = await openWithPage({
      extractJS: 'find()',
      storageKeys: ['key'],
    });
    const reading = webview.refreshCookies();
    const { sendHeaders } = session;
    const closed = webview.close();
    const before = states.length;
    contents.emit('did-navigate', {}, PAGE_URL);
    contents.emit('dom-ready');
    sendHeaders?.({ url: PAGE_URL, requestHeaders: {} }, ANSWERED);
    session.emit('will-download', preventable());
    session.cookies.emit('changed');
    await Promise.all([reading, closed, webview.refreshCookies()]);
    webview.act('reload');
    await clock.advance(20_000);
    expect([events, states.length - before, lines]).toEqual([[], 0, []]);
    expect([views.length, clock.pending()]).toEqual([1, []]);
  });
});
