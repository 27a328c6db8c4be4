import type { App, BrowserWindow, NativeTheme, Screen } from 'electron';
import type { Settings } from '../../shared/model/settings';
import { APP_URL } from '../security/app-scheme.electron';
import { setPresence } from './dock.electron';
import { MIN_SIZE, openingBounds } from './window-bounds';

export interface OpenWindowOptions {
  electron: {
    app: Pick<App, 'setActivationPolicy'>;
    BrowserWindow: typeof BrowserWindow;
    nativeTheme: NativeTheme;
    screen: Screen;
  };
  /** Files, by their full paths. */
  preload: string;
  icon: string;
  /** Where it was last. */
  placement: Settings['window'];
}

/** @param inApp the full path of a file of the program */
export function windowFiles(inApp: (...names: string[]) => string, platform = process.platform) {
  return {
    preload: inApp('out', 'preload', 'preload.cjs'),
    // Windows takes the size that it needs out of an .ico, and scales a picture until it is blurred.
    // Elsewhere a larger one takes 5 ms to read, before each window.
    icon: inApp('resources', 'app', platform === 'win32' ? 'icon.ico' : 'icon-128.png'),
  };
}

/**
 * Makes the window and has its page loaded. It is to be shown at once, in the page's own colour: the
 * desktop puts it in its place while its page loads.
 */
export function openWindow({ electron, preload, icon, placement }: OpenWindowOptions) {
  const { screen } = electron;
  const screens = screen.getAllDisplays().map((display) => display.workArea);
  const mainScreen = screen.getPrimaryDisplay().workArea;
  const window = new electron.BrowserWindow({
    ...openingBounds(placement?.bounds ?? null, screens, mainScreen),
    minWidth: MIN_SIZE.width,
    minHeight: MIN_SIZE.height,
    title: 'Bridgekeeper',
    // The menu comes with Alt; on a Mac it is not in the window.
    autoHideMenuBar: true,
    icon,
    show: false,
    backgroundColor: electron.nativeTheme.shouldUseDarkColors ? '#1b1d21' : '#f6f6f4',
    webPreferences: {
      preload,
      // SECURITY: the defaults, written out so that a change to them is visible.
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      webSecurity: true,
      navigateOnDragDrop: false,
      spellcheck: false,
    },
  });
  void window.loadURL(APP_URL);
  if (placement?.isMaximized === true) window.maximize();
  return window;
}

/** Brings a window before its user, with the keyboard. */
export function raise(
  window: BrowserWindow,
  electron: OpenWindowOptions['electron'],
  platform = process.platform,
): void {
  // First: a program without a place in the Dock does not come to the front.
  setPresence(electron, 'has-window', platform);
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
