import type { App, BrowserWindow, IpcMain, session } from 'electron';
import { openRequestInbox, type RequestInbox } from '../ipc/request-inbox.electron';
import { startedAtLogin } from '../platform/started-at-login.electron';
import { serveApp } from '../security/app-scheme.electron';
import { guardPages } from '../security/session-guards.electron';
import type { StoredLook } from '../settings/stored-look';
import { setPresence } from './dock.electron';
import { openWindow, raise, windowFiles, type OpenWindowOptions } from './open-window.electron';

/** The window from the program's first moment on. */
export interface StartedWindow {
  /** Null when this start wants none. */
  window: BrowserWindow | null;
  requests: RequestInbox;
  /** To be called when the window's own handlers are there: what its user has done by then is done again. */
  handOver(): void;
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
  platform?: NodeJS.Platform;
}

/**
 * Guards every page, and opens the window if this start wants one, before the rest of the program is
 * loaded: its page's process starts meanwhile, and its questions wait.
 */
export function startWindow(options: Options): StartedWindow {
  const { electron, inApp, look, log, platform = process.platform } = options;
  const { app, nativeTheme } = electron;
  const prepare = (own: Electron.Session) => serveApp(own, inApp('out', 'renderer'));
  guardPages({ electron, prepare, log });
  const requests = openRequestInbox(electron);
  // The program lives in the tray; without a listener Electron would quit with the last window.
  app.on('window-all-closed', () => undefined);
  if (startedAtLogin(app)) {
    setPresence(electron, 'has-none', platform);
    return { window: null, requests, handOver: () => undefined };
  }
  nativeTheme.themeSource = look.theme;
  const window = openWindow({ electron, ...windowFiles(inApp, platform), placement: look.window });
  raise(window, electron, platform);
  window.once('closed', () => setPresence(electron, 'has-none', platform));
  return { window, requests, handOver: handleUntilLoaded(window, log) };
}

/** Keeps a wish to close the window for later; ends one whose page is lost. Returns the way to stop. */
function handleUntilLoaded(window: BrowserWindow, log: (line: string) => void): () => void {
  const { webContents } = window;
  let isCloseWanted = false;
  const onClose = (event: Electron.Event) => {
    event.preventDefault();
    isCloseWanted = true;
  };
  const onLost = () => {
    log('the first page of the window was lost');
    // Chromium may end with a page that goes while it tells of its end.
    setImmediate(() => window.destroy());
  };
  const onFail = (_event: unknown, _code: number, _name: string, _url: string, isMain: boolean) => {
    if (isMain) onLost();
  };
  window.on('close', onClose);
  webContents.on('render-process-gone', onLost);
  webContents.on('did-fail-load', onFail);
  return () => {
    if (window.isDestroyed()) return;
    window.off('close', onClose);
    webContents.off('render-process-gone', onLost);
    webContents.off('did-fail-load', onFail);
    if (isCloseWanted) window.close();
  };
}
