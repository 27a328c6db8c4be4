import type { App, BrowserWindow, IpcMain, session } from 'electron';
import { openRequestInbox, type RequestInbox } from '../ipc/request-inbox.electron';
import { startedAtLogin } from '../platform/started-at-login.electron';
import { serveApp } from '../security/app-scheme.electron';
import { guardPages } from '../security/session-guards.electron';
import type { StoredLook } from '../settings/stored-look';
import { openWindow, raise, windowFiles, type OpenWindowOptions } from './open-window.electron';

/** The window from the program's first moment on. */
export interface StartedWindow {
  /** Null when this start wants none. */
  window: BrowserWindow | null;
  requests: RequestInbox;
}

interface Options {
  electron: OpenWindowOptions['electron'] & {
    app: App;
    ipcMain: IpcMain;
    session: typeof session;
  };
  /** The full path of a file of the program. */
  inApp: (...names: string[]) => string;
  look: StoredLook;
  log: (line: string) => void;
}

/**
 * Guards every page, and opens the window if this start wants one, before the rest of the program is
 * loaded: its page's process starts meanwhile, and its questions wait.
 */
export function startWindow({ electron, inApp, look, log }: Options): StartedWindow {
  const { app, nativeTheme } = electron;
  const prepare = (own: Electron.Session) => serveApp(own, inApp('out', 'renderer'));
  guardPages({ electron, prepare, log });
  const requests = openRequestInbox(electron);
  // The program lives in the tray; without a listener Electron would quit with the last window.
  app.on('window-all-closed', () => undefined);
  if (startedAtLogin(app)) return { window: null, requests };
  nativeTheme.themeSource = look.theme;
  const window = openWindow({ electron, ...windowFiles(inApp), placement: look.window });
  raise(window);
  return { window, requests };
}
