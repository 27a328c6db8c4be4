import { EventEmitter } from 'node:events';
import type { App, session } from 'electron';
import { expect, it } from 'vitest';
import { preventable } from '../login/testing/webviews';
import { guardPages } from './session-guards.electron';

type Answer = (is: boolean) => void;
type Request = (contents: null, permission: string, answer: Answer) => void;
type Network = (details: { url: string }, answer: (is: { cancel: boolean }) => void) => void;

/** A double of the window's session, which allows everything; e2e/security.spec.ts has the real one. */
function startGuarding() {
  const set = {
    request: ((_contents, _permission, answer) => answer(true)) as Request,
    check: (_contents: null, _permission: string): boolean => true,
    device: (): boolean => true,
    network: ((_details, answer) => answer({ cancel: false })) as Network,
  };
  const defaultSession = Object.assign(new EventEmitter(), {
    setPermissionRequestHandler: (handler: Request) => (set.request = handler),
    setPermissionCheckHandler: (handler: typeof set.check) => (set.check = handler),
    setDevicePermissionHandler: (handler: () => boolean) => (set.device = handler),
    webRequest: { onBeforeRequest: (handler: Network) => (set.network = handler) },
  });
  const app = new EventEmitter();
  const lines: string[] = [];
  let asked = 0;
  const sessions = {
    get defaultSession() {
      asked += 1;
      return defaultSession;
    },
  };
  const prepared: unknown[] = [];
  guardPages({
    electron: { app: app as App, session: sessions as unknown as typeof session },
    prepare: (own) => prepared.push(own),
    log: (line) => lines.push(line),
  });
  const open = (from: unknown = defaultSession) => {
    const page = Object.assign(new EventEmitter(), {
      session: from,
      windowOpen: (): { action: string } => ({ action: 'allow' }),
      setWindowOpenHandler: (handler: () => { action: string }) => (page.windowOpen = handler),
    });
    app.emit('web-contents-created', {}, page);
    return page;
  };
  return { set, defaultSession, lines, open, prepared, asked: () => asked };
}

it('keeps the window’s page where it is', () => {
  const { open, lines } = startGuarding();
  const page = open();
  const leave = (name: string, url: string) => {
    const event = preventable({ url });
    page.emit(name, event);
    return event.isPrevented;
  };
  for (const url of ['https://evil.example/', 'app://stranger/', 'file:///', 'data:text/html,a'])
    expect(leave('will-navigate', url), url).toBe(true);
  expect(lines).toHaveLength(4);
  expect(leave('will-navigate', 'app://bridgekeeper/index.html')).toBe(false);
  expect(leave('will-redirect', 'app://bridgekeeper/index.html')).toBe(true);
  expect(leave('will-attach-webview', '')).toBe(true);
  expect(page.windowOpen()).toEqual({ action: 'deny' });
});

it('asks for the session with its first page, and prepares it once', () => {
  const { open, prepared, asked, defaultSession } = startGuarding();
  expect([asked(), prepared]).toEqual([0, []]);
  open();
  open();
  expect(prepared).toEqual([defaultSession]);
});

it('leaves pages of sign-ins to their own guards', () => {
  expect(startGuarding().open({}).windowOpen()).toEqual({ action: 'allow' });
});

it('lets the window’s page copy, and have nothing else', () => {
  const { set, defaultSession, open } = startGuarding();
  open();
  const answerTo = (permission: string) => {
    const answers: boolean[] = [];
    set.request(null, permission, (is) => answers.push(is));
    return [...answers, set.check(null, permission)];
  };
  expect(answerTo('clipboard-sanitized-write')).toEqual([true, true]);
  for (const permission of [
    'clipboard-read',
    'media',
    'geolocation',
    'notifications',
    'fileSystem',
  ])
    expect(answerTo(permission), permission).toEqual([false, false]);
  expect(set.device()).toBe(false);
  const download = preventable();
  defaultSession.emit('will-download', download);
  expect(download.isPrevented).toBe(true);
});

it('lets no request of the window’s page reach a network or a file', () => {
  const { set, open } = startGuarding();
  open();
  const isCancelled = (url: string) => {
    let isIt = false;
    set.network({ url }, ({ cancel }) => (isIt = cancel));
    return isIt;
  };
  const out = ['http://127.0.0.1:23373/v1/info', 'https://a.example/', 'wss://a.example/'];
  for (const url of [...out, 'file:///etc/hostname', 'ftp://a.example/'])
    expect(isCancelled(url), url).toBe(true);
  expect(isCancelled('app://bridgekeeper/index.html')).toBe(false);
});
