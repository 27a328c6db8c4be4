/**
 * Who the program is to the systems it runs on. What is installed, what was saved and what the systems
 * remember goes by these: none may ever change.
 */
export const IDENTITY = {
  name: 'Bridgekeeper',
  /**
   * The bundle on macOS, the application user model on Windows, the desktop entry, its icon and the
   * component on Linux. No such ID ends in `.desktop`: desktops add that, and some would take it away twice.
   */
  appID: 'app.bridgekeeper.Bridgekeeper',
  /** The installed desktop entry; `package.json` names it for Electron, portals find the program by it. */
  desktopFile: 'app.bridgekeeper.Bridgekeeper.desktop',
  /** The name of the executable and of Linux' packages. */
  command: 'bridgekeeper',
  /** Of the links `bridgekeeper://…`. */
  scheme: 'bridgekeeper',
  /** By this COM class Windows starts the program for a click in the Action Center. */
  toastActivator: '{654A1ED8-F4C9-4813-8D0D-567143AFB13B}',
  /** By this macOS remembers where in the menu bar its user has put the icon. */
  trayIcon: '837b7323-f18e-450c-9c80-ec602b612333',
} as const;
