import type { App, Session, session } from 'electron';
import { APP_ORIGIN } from './app-scheme.electron';

/** The only permission of the window's page; it may not read the clipboard. */
const COPY = 'clipboard-sanitized-write';

interface Options {
  electron: { app: App; session: typeof session };
  /** Prepares the program's own session, as its first page is made and before that loads anything. */
  prepare: (session: Session) => void;
  log: (line: string) => void;
}

/**
 * Guards for every page of the program's own session, and for that session. The window shows our own
 * page and no other; nothing may open a window, attach a webview or navigate away.
 *
 * Chromium makes the session when somebody first asks for it, which costs 10 MB: so nobody does before
 * there is a page.
 */
export function guardPages({ electron, prepare, log }: Options): void {
  let isPrepared = false;
  electron.app.on('web-contents-created', (_event, contents) => {
    const { defaultSession } = electron.session;
    // Pages of a login live in a partition of their own, with guards of their own.
    if (contents.session !== defaultSession) return;
    // SECURITY: a page that navigates away would take the preload's API to another site.
    contents.on('will-navigate', (event) => {
      if (event.url.startsWith(`${APP_ORIGIN}/`)) return;
      event.preventDefault();
      log('a page tried to navigate away and was stopped');
    });
    contents.on('will-redirect', (event) => event.preventDefault());
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    contents.on('will-attach-webview', (event) => event.preventDefault());
    if (isPrepared) return;
    guardSession(defaultSession);
    prepare(defaultSession);
    isPrepared = true;
  });
}

function guardSession(own: Session): void {
  // SECURITY: our page asks for nothing but to copy; no device, no file is ever its own to have.
  own.setPermissionRequestHandler((_contents, permission, answer) => answer(permission === COPY));
  own.setPermissionCheckHandler((_contents, permission) => permission === COPY);
  own.setDevicePermissionHandler(() => false);
  own.on('will-download', (event) => event.preventDefault());
  // SECURITY: our page needs no network, so every network request is cancelled.
  own.webRequest.onBeforeRequest((details, answer) => {
    answer({ cancel: !/^(app|devtools|data):/.test(details.url) });
  });
}
