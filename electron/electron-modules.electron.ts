import type {
  App,
  AutoUpdater,
  BrowserWindow,
  Dialog,
  GlobalShortcut,
  IpcMain,
  Menu,
  nativeImage,
  NativeTheme,
  Net,
  Notification,
  PowerMonitor,
  SafeStorage,
  Screen,
  session,
  Shell,
  Tray,
  WebContentsView,
} from 'electron';

/** What the program takes of Electron. */
export interface ElectronModules {
  app: App;
  autoUpdater: AutoUpdater;
  BrowserWindow: typeof BrowserWindow;
  dialog: Dialog;
  globalShortcut: GlobalShortcut;
  ipcMain: IpcMain;
  Menu: typeof Menu;
  nativeImage: typeof nativeImage;
  nativeTheme: NativeTheme;
  net: Net;
  Notification: typeof Notification;
  powerMonitor: PowerMonitor;
  safeStorage: SafeStorage;
  screen: Screen;
  session: typeof session;
  shell: Shell;
  Tray: typeof Tray;
  WebContentsView: typeof WebContentsView;
}
