import { setImmediate } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import { readInitialCookies } from './initial-cookies';
import { PAGE_URL, preventable, startWebviews } from '../testing/webviews';

describe('opening', () => {
  it('shows the program as a plain Chrome, before any page exists', () => {
    const { electron } = startWebviews();
    expect(electron.app.userAgentFallback).toContain('Chrome/130.0.0.0');
    expect(electron.app.userAgentFallback).not.toContain('Electron');
  });

  it('opens the page only once the caller has the webview', async () => {
    const { open, views } = startWebviews();
    open();
    expect(views).toHaveLength(0);
    await setImmediate();
    expect(views[0]?.webContents.calls).toEqual([`load ${PAGE_URL}`]);
  });

  it('sets the cookies of the step before it loads the page, and names those it cannot', async () => {
    const { openWithPage, lines } = startWebviews();
    const sent = [
      { name: 'good', value: 'planted' },
      { name: 'refused', value: 'planted', domain: 'invalid' },
      { name: 'odd', value: 1 },
    ];
    const opening = openWithPage({ initialCookies: readInitialCookies(sent, PAGE_URL) });
    const { contents, session } = await opening;
    expect(session.givenCookies).toEqual(['good']);
    expect(contents.calls).toEqual([`load ${PAGE_URL}`]);
    expect(lines).toEqual(
      ['odd', 'refused'].map((name) => `a cookie of the step is left out: ${name}`),
    );
  });

  it('waits two seconds for cookies that hang, whose session nobody gets then', async () => {
    const { open, openWithPage, views, sessions, clock } = startWebviews();
    const cookies = [{ name: 'late', value: 'planted' }];
    const webview = open({ initialCookies: readInitialCookies(cookies, PAGE_URL) });
    Object.assign(sessions[0]?.cookies ?? {}, { set: () => new Promise(() => undefined) });
    await setImmediate();
    await clock.advance(1_990);
    expect(views).toHaveLength(0);
    await clock.advance(20);
    await setImmediate();
    expect(views).toHaveLength(1);
    await webview.close();
    const next = await openWithPage();
    expect([sessions.length, next.session === sessions[1]]).toEqual([2, true]);
  });

  it('leaves the session to nobody while its cookies are on their way', async () => {
    const { open, openWithPage, sessions } = startWebviews();
    const cookies = [{ name: 'late', value: 'planted' }];
    const webview = open({ initialCookies: readInitialCookies(cookies, PAGE_URL) });
    let arrive: () => void = () => undefined;
    const set = () => new Promise<void>((resolve) => (arrive = resolve));
    Object.assign(sessions[0]?.cookies ?? {}, { set });
    await setImmediate();
    const closed = webview.close();
    arrive();
    await closed;
    await openWithPage();
    expect(sessions).toHaveLength(2);
  });

  it('gives each login a partition of its own, in memory', async () => {
    const { openWithPage, sessions } = startWebviews();
    const first = await openWithPage();
    const second = await openWithPage();
    const names = sessions.map(({ partition }) => partition);
    expect(new Set(names).size).toBe(2);
    expect(names.filter((name) => name.startsWith('persist:'))).toEqual([]);
    expect(first.view.webPreferences.session).toBe(first.session);
    expect(second.view.webPreferences.session).toBe(second.session);
  });

  it('gives the page no road into the program', async () => {
    const { view } = await startWebviews().openWithPage();
    expect(view.webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      devTools: false,
    });
    expect(view.webPreferences.preload).toBeUndefined();
  });

  it('applies the user agent of the step before it loads the page', async () => {
    vi.stubGlobal('process', { ...process, getSystemVersion: () => '6.8.0' });
    const userAgent = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
    const { contents, session } = await startWebviews().openWithPage({ userAgent });
    await setImmediate();
    expect(session.userAgent).toBe(userAgent);
    expect(contents.calls).toEqual([
      'load about:blank',
      'Target.setAutoAttach',
      `Emulation.setUserAgentOverride ${userAgent}`,
      `load ${PAGE_URL}`,
    ]);
  });

  it('does not open the page of a webview that is closed at once', async () => {
    const { open, views, sessions } = startWebviews();
    await open().close();
    await setImmediate();
    expect(views).toEqual([]);
    expect(sessions[0]?.cleared).toContain('storage');
  });
});

describe('the region', () => {
  it('attaches the view there, and detaches it without one', async () => {
    const { openWithPage, attached } = startWebviews();
    const { webview, view } = await openWithPage();
    expect([view.isVisible, attached.size]).toEqual([false, 0]);
    const region = { x: 10, y: 21, width: 301, height: 200 };
    webview.setRegion(region);
    expect(view).toMatchObject({ isVisible: true, bounds: region });
    expect(attached.has(view)).toBe(true);
    webview.setRegion(null);
    expect([view.isVisible, attached.size]).toEqual([false, 0]);
  });

  it('that was set before there was a page counts for the page', async () => {
    const { open, views, attached } = startWebviews();
    open().setRegion({ x: 1, y: 2, width: 3, height: 4 });
    await setImmediate();
    expect(views[0]?.bounds).toEqual({ x: 1, y: 2, width: 3, height: 4 });
    expect(attached.has(views[0])).toBe(true);
  });
});

describe('a hidden page', () => {
  it('stands in its region with one pixel, until it is shown', async () => {
    const { openWithPage, attached } = startWebviews();
    const { webview, view } = await openWithPage();
    webview.setHidden(true);
    webview.setRegion({ x: 0, y: 50, width: 300, height: 200 });
    expect(view.bounds).toEqual({ x: 299, y: 249, width: 300, height: 200 });
    expect([view.isVisible, attached.has(view)]).toEqual([true, true]);
    webview.setHidden(false);
    expect(view.bounds).toEqual({ x: 0, y: 50, width: 300, height: 200 });
  });

  it('gives the keyboard back at once', async () => {
    const { openWithPage, focused } = startWebviews();
    const { webview, contents } = await openWithPage();
    webview.setHidden(true);
    contents.focus();
    await setImmediate();
    expect(focused()).toBe(1);
    webview.setHidden(false);
    contents.focus();
    await setImmediate();
    expect(focused()).toBe(1);
  });
});

describe('the keyboard', () => {
  const REGION = { x: 0, y: 50, width: 300, height: 200 };
  const leaves = { isMainFrame: true, isSameDocument: false };

  it('is given back by a page that gets it by going somewhere, and kept by one that has it', async () => {
    const { openWithPage, focused } = startWebviews();
    const { contents } = await openWithPage();
    contents.emit('did-start-navigation', leaves);
    contents.focus();
    await setImmediate();
    expect(focused()).toBe(1);
    contents.emit('did-stop-loading');
    contents.focus();
    contents.emit('did-start-navigation', leaves);
    contents.focus();
    await setImmediate();
    expect(focused()).toBe(1);
  });

  it('goes to a page that is clicked, or led into, while it goes somewhere', async () => {
    const { openWithPage, focused } = startWebviews();
    const { webview, contents } = await openWithPage();
    webview.setRegion(REGION);
    contents.emit('did-start-navigation', leaves);
    contents.focus();
    contents.emit('input-event', {}, { type: 'mouseDown' });
    await setImmediate();
    contents.emit('blur');
    contents.emit('did-start-navigation', leaves);
    webview.act('focus');
    await setImmediate();
    expect(focused()).toBe(0);
  });

  it('is the window’s while the page is away from its region, and then the page’s again', async () => {
    const { openWithPage, focused } = startWebviews();
    const { webview, contents } = await openWithPage();
    let taken = 0;
    contents.on('focus', () => (taken += 1));
    webview.setRegion(REGION);
    webview.act('focus');
    webview.setRegion(null);
    expect([taken, focused()]).toEqual([1, 1]);
    webview.setRegion(REGION);
    expect(taken).toBe(2);
    webview.setRegion(REGION);
    expect(taken).toBe(2);
  });

  it('goes to the page only once that is in its region', async () => {
    const { openWithPage } = startWebviews();
    const { webview, contents } = await openWithPage();
    let taken = 0;
    contents.on('focus', () => (taken += 1));
    webview.act('focus');
    expect(taken).toBe(0);
    webview.setRegion(REGION);
    expect(taken).toBe(1);
  });

  it('goes back to the window with a webview that ends while it has it', async () => {
    const { openWithPage, focused } = startWebviews();
    const { webview, contents } = await openWithPage();
    contents.focus();
    await webview.close();
    expect(focused()).toBe(1);
  });
});

describe('the bar', () => {
  it('zooms the page, which keeps its zoom on the next page', async () => {
    const { openWithPage, state } = startWebviews();
    const { webview, contents } = await openWithPage();
    webview.act('zoom-in');
    const { zoom } = state();
    expect(zoom).toBeGreaterThan(1);
    expect(contents.calls.at(-1)).toBe(`zoom ${zoom}`);
    contents.emit('did-navigate', {}, PAGE_URL);
    expect(contents.calls.filter((call) => call === `zoom ${zoom}`)).toHaveLength(2);
  });

  it('gives the keyboard back to the window by F6 alone', async () => {
    const { openWithPage, focused } = startWebviews();
    const { contents } = await openWithPage();
    const other = preventable();
    contents.emit('before-input-event', other, { type: 'keyDown', key: 'a' });
    const leave = preventable();
    contents.emit('before-input-event', leave, { type: 'keyDown', key: 'F6' });
    expect([other.isPrevented, leave.isPrevented, focused()]).toEqual([false, true, 1]);
  });

  it('forgets that a page hung when a child over it is closed: the pings begin anew', async () => {
    const { openWithPage, state, clock, views } = startWebviews();
    const { contents } = await openWithPage();
    contents.mainFrame.executeJavaScript = () => new Promise(() => undefined);
    await clock.advance(12_000);
    expect(state().problem?.kind).toBe('unresponsive');
    const child = { url: `${PAGE_URL}/child`, disposition: 'background-tab', referrer: {} };
    contents.windowOpen(child).createWindow?.({ webPreferences: {} });
    expect(state().problem).toBeNull();
    views.at(-1)?.webContents.close();
    expect(state().problem).toBeNull();
    await clock.advance(12_000);
    expect(state().problem?.kind).toBe('unresponsive');
  });

  it('reloads by a new page when the page has closed itself', async () => {
    const { openWithPage, views, attached, state } = startWebviews();
    const { webview, view, contents } = await openWithPage();
    webview.setRegion({ x: 0, y: 0, width: 9, height: 9 });
    contents.close();
    expect(state().problem).toEqual({ kind: 'crashed', detail: 'closed' });
    webview.act('back');
    expect(views).toHaveLength(1);
    webview.act('reload');
    await setImmediate();
    expect(views[1]?.webContents.calls).toEqual([`load ${PAGE_URL}`]);
    expect([attached.has(view), attached.has(views[1])]).toEqual([false, true]);
    expect(state()).toMatchObject({ problem: null, openers: [] });
  });
});
