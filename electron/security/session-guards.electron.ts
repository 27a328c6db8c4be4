import { app, session } from 'electron';
import { APP_ORIGIN } from './app-scheme.electron';

const MAY_COPY = 'clipboard-sanitized-write';

/**
 * Guards for every page the program will ever hold, set before the first one exists. The window
 * shows our own page and no other; nothing may open, attach, download or ask for a permission.
 */
export function guardPages(log: (line: string) => void): void {
  app.on('web-contents-created', (_event, contents) => {
    // Pages of a login live in a partition of their own, with guards of their own.
    if (contents.session !== session.defaultSession) return;
    // SECURITY: a page that navigates away would carry the preload's door to a stranger.
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
export function guardSession(): void {
  const own = session.defaultSession;
  // The window may copy an account's ID when the user clicks; reading the clipboard it may not.
  own.setPermissionRequestHandler((_contents, permission, answer) =>
    answer(permission === MAY_COPY),
  );
  own.setPermissionCheckHandler((_contents, permission) => permission === MAY_COPY);
  own.setDevicePermissionHandler(() => false);
  own.on('will-download', (event) => event.preventDefault());
  // SECURITY: our page needs no network at all; what tries it anyway is cancelled.
  own.webRequest.onBeforeRequest((details, answer) => {
    answer({ cancel: !/^(app|devtools|data):/.test(details.url) });
  });
}
