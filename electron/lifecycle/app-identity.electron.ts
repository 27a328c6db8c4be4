import type { App } from 'electron';

/** The name Windows knows the program by; without it, Windows shows none of its notifications. */
const WINDOWS_ID = 'app.bridgekeeper.desktop';

/** Tells the system which program this is; must run before the app is ready. */
export function registerAppIdentity({ app }: { app: App }): void {
  if (process.platform === 'win32') {
    app.setAppUserModelId(app.isPackaged ? WINDOWS_ID : process.execPath);
  }
  // A development start would claim the links for Electron itself.
  if (app.isPackaged) app.setAsDefaultProtocolClient('bridgekeeper');
}
