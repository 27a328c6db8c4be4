import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Route } from '../shared/model/route';
import type { WindowSnapshot } from '../shared/model/window-snapshot';
import { NOTIFICATIONS_FAIL_TEXT } from '../shared/strings/banners';
import { createEmitter } from '../shared/util/emitter';
import { createConnectionManager } from './connection/connection-manager';
import { createConnectionSwitcher } from './connection/connection-switcher';
import { findBeepersAt } from './connection/discovery-probe';
import { isPortOwnedByAnotherUser } from './connection/port-owner';
import { readEnvironment } from './connection/environment';
import { createDiagnostics } from './diagnostics/diagnostics';
import type { ElectronModules } from './electron-modules.electron';
import { createPowerEvents } from './lifecycle/power-events.electron';
import { relaunch } from './lifecycle/relaunch.electron';
import type { Log } from './logging/log';
import { fetchEmojiPicture } from './login/steps/emoji-picture';
import { createWebviewOpener } from './login/webview/webview.electron';
import { createNavigation } from './navigation/navigation';
import { createBanners } from './notifications/banners';
import { createDesktopNotifier } from './notifications/desktop-notifier.electron';
import { createAutostart } from './platform/autostart.electron';
import { openInDefaultBrowser } from './platform/default-browser';
import { createGlobalShortcut } from './platform/global-shortcut.electron';
import { platformName } from './platform/platform-name';
import { openProgramClock } from './platform/program-clock';
import { APP_URL, serveApp } from './security/app-scheme.electron';
import { guardPages, guardSession } from './security/session-guards.electron';
import { createPreferences } from './settings/preferences';
import { createSettings } from './settings/settings';
import { openSettingsStore, type SettingsFileClass } from './settings/settings-store';
import { openTokenStore } from './token-store/token-store';
import { createTray } from './tray/tray.electron';
import { monitorTrayAvailability } from './tray/tray-availability';
import { createTrayUpdates } from './tray/tray-updates';
import { createCloseBehaviour } from './window/close-behaviour';
import { createMainWindow } from './window/main-window.electron';
import { pushConnection, pushLogin } from './window/window-pushes';

export interface PartsOptions {
  electron: ElectronModules;
  /** electron-store: it loads Electron, and so is handed in like it. */
  SettingsFile: SettingsFileClass;
  log: Log;
}

export type Parts = Awaited<ReturnType<typeof buildParts>>;

/**
 * Builds every part out of those that are built already; nothing refers to a later one. Nothing runs
 * yet: no poll, no tray icon, no request. Where two parts need each other, one emits an event to which
 * the composition subscribes the other afterwards.
 */
export async function buildParts({ electron, SettingsFile, log }: PartsOptions) {
  const { app, shell } = electron;
  const folder = app.getPath('userData');
  const inApp = (...names: string[]) => join(app.getAppPath(), ...names);
  const resource = (file: string) => inApp('resources', file);

  const environment = readEnvironment(process.env, process.argv);
  // SECURITY: Electron copies the environment into every sandboxed page's preload.
  delete process.env['BEEPER_ACCESS_TOKEN'];
  guardPages(electron, log.warn);

  const banners = createBanners();
  const reportToUser = (sentence: string) => {
    log.warn(sentence);
    banners.add(sentence);
  };
  if (environment.problem !== null) reportToUser(environment.problem);

  const clock = await openProgramClock({ isPackaged: app.isPackaged, env: process.env });
  const [store] = await Promise.all([
    openSettingsStore({ folder, Store: SettingsFile, now: clock.now, reportToUser }),
    app.whenReady(),
  ]);
  guardSession(electron);
  serveApp(electron, inApp('out', 'renderer'));

  const settings = createSettings({ store, reportToUser });
  const openInBrowser = (url: string) =>
    openInDefaultBrowser(url, { openExternal: (address) => shell.openExternal(address) });

  const notificationClick = createEmitter<[route: Route]>();
  const notifier = createDesktopNotifier({
    Notification: electron.Notification,
    icon: resource('app/icon-64.png'),
    onOpen: notificationClick.emit,
    onFail: (reason) => {
      log.warn(`a notification was not shown: ${reason}`);
      banners.add(NOTIFICATIONS_FAIL_TEXT);
    },
  });

  const trayAppeared = createEmitter<[]>();
  const trayAvailabilityChanged = createEmitter<[]>();
  const trayAvailability = monitorTrayAvailability({
    onAppear: trayAppeared.emit,
    onChange: trayAvailabilityChanged.emit,
    log: log.warn,
  });
  const hasTray = () => trayAvailability.isPresent() !== false;

  const window = createMainWindow({
    electron,
    url: APP_URL,
    preload: inApp('out', 'preload', 'preload.cjs'),
    icon: resource('app/icon.png'),
    clock,
    savedPlacement: () => settings.get('window'),
    savePlacement: (placement) => settings.set('window', placement),
    onClose: createCloseBehaviour({
      settings,
      hasTray,
      notify: notifier.show,
      quit: () => app.quit(),
    }),
    log: log.warn,
  });

  const connections = createConnectionSwitcher({
    clock,
    folder,
    settings,
    login: {
      clock,
      openWebview: createWebviewOpener({ electron, host: window, clock, log: log.warn }),
      openInDefaultBrowser: openInBrowser,
      fetchPicture: (url, signal) => fetchEmojiPicture(url, fetch, signal),
      newID: randomUUID,
      show: () => window.show({ view: 'login' }),
      log: log.info,
    },
    notify: notifier.show,
    withdraw: notifier.withdraw,
    onLogin: (login) => pushLogin(window, login),
    onSwitch: (connected) => pushConnection(window, connected),
    addSecret: log.addSecret,
    info: log.info,
    warn: log.warn,
    reportToUser,
  });

  const connectionManager = createConnectionManager({
    environment,
    tokenStore: openTokenStore({ folder, safeStorage: electron.safeStorage, log: log.warn }),
    fetch,
    clock,
    findBeepers: (address, signal) => findBeepersAt(address, { fetch, clock, signal }),
    isOwnedByAnotherUser: isPortOwnedByAnotherUser,
    openInDefaultBrowser: openInBrowser,
    switchTo: connections.switchTo,
    restart: () => relaunch(electron),
    onConnected: () => window.show({ view: 'overview' }),
    log: log.info,
    addSecret: log.addSecret,
    reportToUser,
  });

  const navigation = createNavigation({
    window,
    connections,
    connectionManager,
    quit: () => app.quit(),
  });

  const tray = createTray({ electron, resource, onAction: navigation.onTrayAction });
  const trayUpdates = createTrayUpdates({ tray, settings, now: clock.now });

  const shortcut = createGlobalShortcut({ electron, onPress: () => navigation.open(null) });
  const preferences = createPreferences({
    settings,
    autostart: createAutostart({ electron, icon: resource('app/icon.png') }),
    shortcut,
    platform: platformName(process.platform),
    hasTray,
    log: log.warn,
    reportToUser,
  });

  const powerEvents = createPowerEvents({ electron, clock });

  const windowSnapshot = (): WindowSnapshot => {
    const { monitor, logins, demo } = connections.current();
    return {
      snapshot: monitor.snapshot(),
      route: window.route(),
      banners: banners.all(),
      login: logins.state(),
      connection: connectionManager.state(),
      settings: preferences.state(),
      demo: demo?.state() ?? null,
    };
  };

  const logFolder = app.getPath('logs');
  const diagnostics = createDiagnostics({
    appVersion: app.getVersion(),
    buildFolder: inApp('out'),
    logFolder,
    programState: () => ({ ...windowSnapshot(), now: clock.now() }),
    openPath: (path) => shell.openPath(path),
  });

  return {
    banners,
    connectionManager,
    connections,
    diagnostics,
    environment,
    log,
    navigation,
    notificationClick,
    notifier,
    powerEvents,
    preferences,
    settings,
    shortcut,
    tray,
    trayAppeared,
    trayAvailability,
    trayAvailabilityChanged,
    trayUpdates,
    window,
    windowSnapshot,
  };
}
