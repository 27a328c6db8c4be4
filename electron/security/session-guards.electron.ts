import type { App, session } from 'electron';
import { APP_ORIGIN } from './app-scheme.electron';

/** The only permission of the window's page; it may not read the clipboard. */
const COPY = 'clipboard-sanitized-write';

interface Electron {
  app: App;
  session: typeof session;
}

/**
 * Guards for every page of the program's own session, set before the first one exists. The window
 * shows our own page and no other; nothing may open a window, attach a webview or navigate away.
 */
export function guardPages({ app, session }: Electron, log: (line: string) => void): void {
  app.on('web-contents-created', (_event, contents) => {
    // Pages of a login live in a partition of their own, with guards of their own.
    if (contents.session !== session.defaultSession) return;
    // SECURITY: a page that navigates away would take the preload's API to another site.
    contents.on('will-navigate', (event) => {
      if (event.url.startsWith(`${APP_ORIGIN}/`)) return;
      event.preventDefault();
      log('a page tried to navigate away and was stopped');
    });
    contents.on('will-redirect', (event) => event.preventDefault());
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    contents.on('will-attach-webview', (event) => event.preventDefault());
  });
}

/** Guards of the window's own session; must run once the app is ready. */
export function guardSession({ session }: Pick<Electron, 'session'>): void {
  const { defaultSession } = session;
  // SECURITY: our page asks for nothing but to copy; no device, no file is ever its own to have.
  defaultSession.setPermissionRequestHandler((_contents, permission, answer) =>
    answer(permission === COPY),
  );
  defaultSession.setPermissionCheckHandler((_contents, permission) => permission === COPY);
  defaultSession.setDevicePermissionHandler(() => false);
  defaultSession.on('will-download', (event) => event.preventDefault());
  // SECURITY: our page needs no network, so every network request is cancelled.
  defaultSession.webRequest.onBeforeRequest((details, answer) => {
    answer({ cancel: !/^(app|devtools|data):/.test(details.url) });
  });
}
