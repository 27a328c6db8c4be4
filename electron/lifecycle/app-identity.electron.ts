import type { App } from 'electron';
import { IDENTITY } from '../../shared/model/identity';

/** Tells the system which program this is; must run before the app is ready. */
export function registerAppIdentity({ app }: { app: App }, platform = process.platform): void {
  if (platform === 'win32') {
    // Without it, Windows shows no notification of the program's.
    app.setAppUserModelId(app.isPackaged ? IDENTITY.appID : process.execPath);
    // From Electron 42 on. A development start would claim the clicks for Electron itself.
    if (app.isPackaged) app.setToastActivatorCLSID?.(IDENTITY.toastActivator);
  }
  // As above, for the links.
  if (app.isPackaged) app.setAsDefaultProtocolClient(IDENTITY.scheme);
}
