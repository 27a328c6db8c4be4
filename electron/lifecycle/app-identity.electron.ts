import type { App } from 'electron';

/** The name Windows knows the program by; without it, Windows shows none of its notifications. */
const WINDOWS_ID = 'app.bridgekeeper.desktop';

/**
 * By this Windows starts the program for a click in the Action Center. It must stay the same, or the
 * toasts of earlier runs lead nowhere.
 */
const TOAST_ACTIVATOR = '{654A1ED8-F4C9-4813-8D0D-567143AFB13B}';

/** Tells the system which program this is; must run before the app is ready. */
export function registerAppIdentity({ app }: { app: App }, platform = process.platform): void {
  if (platform === 'win32') {
    app.setAppUserModelId(app.isPackaged ? WINDOWS_ID : process.execPath);
    // From Electron 42 on. A development start would claim the clicks for Electron itself.
    if (app.isPackaged) app.setToastActivatorCLSID?.(TOAST_ACTIVATOR);
  }
  // As above, for the links.
  if (app.isPackaged) app.setAsDefaultProtocolClient('bridgekeeper');
}
