import { randomBytes, randomUUID } from 'node:crypto';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { WindowSnapshot } from '../shared/model/window-snapshot';
import { notificationsFailText } from '../shared/strings/banners';
import { createEmitter } from '../shared/util/emitter';
import { createLocalTime } from '../shared/util/local-time';
import { readVersions } from './about/about';
import { createShrinkPicture } from './accounts/pictures/shrink-picture.electron';
import { httpFetch } from './beeper-api/http-fetch';
import { createConnectionManager } from './connection/connection-manager';
import { createConnectionSwitcher } from './connection/connection-switcher';
import { findBeepersAt } from './connection/discovery-probe';
import { createGuardedFetch, listenerHoldsMs } from './connection/guarded-fetch';
import { findListener } from './connection/listener-owner/listener-owner';
import { createDiagnostics } from './diagnostics/diagnostics';
import { createCheckUps } from './doctor/check-ups';
import { createEverydayBrowsers } from './everyday-browser/everyday-browsers';
import { BUILT_IN, readExtensionSource } from './everyday-browser/extension-source';
import type { Foundation } from './foundation';
import { confirmCommand, confirmWebhook } from './hooks/confirm-hook.electron';
import { createSaveExport } from './history/save-export.electron';
import { createHooks } from './hooks/hooks';
import { createPowerEvents } from './lifecycle/power-events.electron';
import { relaunch } from './lifecycle/relaunch.electron';
import { watchScreenLock } from './lifecycle/screen-lock';
import { fetchDisplayPicture } from './login/steps/display-picture';
import { createWebviewOpener } from './login/webview/webview.electron';
import { createNavigation } from './navigation/navigation';
import { createToastActivations } from './navigation/toast-activations.electron';
import { createDesktopNotifier } from './notifications/desktop-notifier';
import { createDisplay } from './notifications/display/create-display.electron';
import type { NotificationCommand } from './notifications/notification-action';
import { createAutostart } from './platform/autostart.electron';
import { openInDefaultBrowser } from './platform/default-browser';
import { createGlobalShortcut } from './platform/global-shortcut.electron';
import { killProcess } from './platform/kill-process';
import { createPowerSource } from './platform/power-source';
import { platformName } from './platform/platform-name';
import { isWaylandSession } from './platform/wayland-session';
import { withSystemTrust } from './platform/system-certificates';
import { createPreferences } from './settings/preferences';
import { createStatusFile } from './status/status-file';
import { STATUS_FILE } from './status/status-file-name';
import { openTokenStore } from './token-store/token-store';
import type { StartedTray } from './tray/start-tray.electron';
import { monitorTrayAvailability } from './tray/tray-availability';
import { createTrayUpdates } from './tray/tray-updates';
import { openUpdates } from './updates/open-updates.electron';
import { createCloseBehaviour } from './window/close-behaviour';
import { createMainWindow } from './window/main-window.electron';
import { createSnapshotPusher } from './window/snapshot-pusher';
import { windowFiles } from './window/open-window.electron';
import type { StartedWindow } from './window/start-window.electron';
import { pushLogin } from './window/window-pushes';

export type Parts = ReturnType<typeof buildParts>;

/**
 * Builds every part out of those that are built already; nothing refers to a later one. Nothing runs
 * yet: no poll, no request; only the icon is in the tray, and the window perhaps on the screen. Where two
 * parts need each other, one emits an event to which the composition subscribes the other afterwards.
 */
export function buildParts(
  foundation: Foundation,
  { tray }: StartedTray,
  { window: first }: Pick<StartedWindow, 'window'>,
) {
  const { banners, clock, electron, environment, folder, inApp, log, reportToUser } = foundation;
  const { resource, settings } = foundation;
  const { app, shell } = electron;
  const platform = platformName(process.platform);
  const openInBrowser = (url: string) =>
    openInDefaultBrowser(url, {
      openExternal: (address) => shell.openExternal(address),
      isWayland: isWaylandSession(process.platform, process.env),
      browserName: () => app.getApplicationNameForProtocol('https://'),
    });

  const run = randomBytes(8).toString('hex');
  const notificationCommand = createEmitter<[command: NotificationCommand]>();
  const notifier = createDesktopNotifier({
    display: createDisplay({
      electron,
      icon: resource('app/icon-64.png'),
      run,
      log: log.info,
    }),
    onCommand: notificationCommand.emit,
    onFail: (reason) => {
      log.warn(`a notification was not shown: ${reason}`);
      banners.add(notificationsFailText(platform));
    },
  });

  const trayAppeared = createEmitter<[]>();
  const trayAvailabilityChanged = createEmitter<[]>();
  const trayAvailability = monitorTrayAvailability({
    clock,
    onAppear: trayAppeared.emit,
    onChange: trayAvailabilityChanged.emit,
    log: log.warn,
  });
  const hasTray = () => trayAvailability.isPresent() !== false;

  const sessionEnds = createEmitter<[]>();
  const window = createMainWindow({
    electron,
    ...windowFiles(inApp),
    first,
    clock,
    savedPlacement: () => settings.get('window'),
    savePlacement: (placement) => settings.set('window', placement),
    onClose: createCloseBehaviour({
      settings,
      hasTray,
      notify: notifier.show,
      quit: () => app.quit(),
    }),
    onSessionEnd: sessionEnds.emit,
    log: log.warn,
  });

  const beeperFetch = createGuardedFetch({
    fetch: httpFetch,
    findListener,
    clock,
    validMs: listenerHoldsMs(process.platform),
  });
  const webFetch = withSystemTrust(fetch);
  const hooks = createHooks({
    folder,
    settings,
    clock,
    env: process.env,
    platform: process.platform,
    safeStorage: electron.safeStorage,
    fetch: webFetch,
    confirm: {
      command: (text) => confirmCommand(electron.dialog, text),
      webhook: (address) => confirmWebhook(electron.dialog, address),
    },
    newID: randomUUID,
    log: log.info,
    addSecret: log.addSecret,
    reportToUser,
  });

  const everydayBrowsers = createEverydayBrowsers({
    platform: process.platform,
    env: process.env,
    home: homedir(),
    folder,
    extensionFolder: app.isPackaged
      ? join(process.resourcesPath, 'extension')
      : inApp('out', 'extension'),
    source: readExtensionSource({
      isPackaged: app.isPackaged,
      built: BUILT_IN,
      env: process.env,
    }),
    clock,
    confirm: async (plan) => {
      const { confirmSetUp } = await import('./everyday-browser/confirm-set-up.electron');
      return confirmSetUp(electron.dialog, plan);
    },
    openPath: (path) => shell.openPath(path),
    openInDefaultBrowser: openInBrowser,
    log: log.info,
    reportToUser,
  });

  const localTime = createLocalTime('system');
  const connections = createConnectionSwitcher({
    clock,
    fetch: beeperFetch,
    folder,
    localTime,
    settings,
    isOnBattery: createPowerSource({
      platform: process.platform,
      isOnBatteryPower: () => electron.powerMonitor.isOnBatteryPower(),
      clock,
    }),
    shrinkPicture: createShrinkPicture(electron),
    login: {
      clock,
      openWebview: createWebviewOpener({
        electron,
        host: window,
        kill: killProcess,
        clock,
        log: log.warn,
      }),
      startHandOver: everydayBrowsers.startHandOver,
      everydayBrowserChoice: {
        get: () => settings.get('signsInElsewhere'),
        set: (isChosen) => settings.set('signsInElsewhere', isChosen),
      },
      openInDefaultBrowser: openInBrowser,
      fetchPicture: (url, signal) => fetchDisplayPicture(url, webFetch, signal),
      newID: randomUUID,
      versions: () =>
        readVersions(app.getVersion()).map(({ name, version }) => `${name} ${version}`),
      show: () => window.show({ view: 'login' }),
      log: log.info,
    },
    notify: notifier.show,
    onNotified: hooks.tell,
    withdraw: notifier.withdraw,
    keepProblemsOf: notifier.keepProblemsOf,
    keepRenewalsOf: notifier.keepRenewalsOf,
    onLogin: (login) => pushLogin(window, login),
    addSecret: log.addSecret,
    info: log.info,
    warn: log.warn,
    reportToUser,
  });

  const connectionManager = createConnectionManager({
    environment,
    tokenStore: openTokenStore({ folder, safeStorage: electron.safeStorage, log: log.warn }),
    fetch: beeperFetch,
    clock,
    findBeepers: (address, signal) => findBeepersAt(address, { fetch: httpFetch, clock, signal }),
    findListener,
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

  const toastActivations = createToastActivations({
    Notification: electron.Notification,
    run,
    clock,
    connections,
    onCommand: navigation.onNotificationCommand,
  });

  const trayUpdates = createTrayUpdates({ tray, settings, localTime, now: clock.now });

  const statusFile = createStatusFile({
    file: join(folder, STATUS_FILE),
    program: app.getVersion(),
    pid: process.pid,
    now: clock.now,
    reportToUser,
  });
  const shortcut = createGlobalShortcut({ electron, onPress: () => navigation.open(null) });
  const preferences = createPreferences({
    settings,
    autostart: createAutostart({ electron, icon: resource('app/icon.png') }),
    shortcut,
    platform,
    isWayland: isWaylandSession(process.platform, process.env),
    hasTray,
    log: log.warn,
    reportToUser,
  });

  const updates = openUpdates({
    electron,
    settings,
    clock,
    fetch: httpFetch,
    folder,
    closeWindow: window.destroy,
    log: log.info,
    reportToUser,
  });

  const powerEvents = createPowerEvents({
    electron,
    clock,
    watchScreenLock: (onChange) => watchScreenLock({ onChange, log: log.info }),
  });

  const windowSnapshot = (): WindowSnapshot => {
    const { monitor, logins, notifications, demo } = connections.current();
    return {
      snapshot: monitor.snapshot(),
      route: window.route(),
      banners: banners.all(),
      login: logins.state(),
      connection: connectionManager.state(),
      settings: preferences.state(),
      silences: notifications.silences(),
      renewals: notifications.renewals(),
      hooks: hooks.state(),
      everydayBrowsers: everydayBrowsers.state(),
      updates: updates.state(),
      demo: demo?.state() ?? null,
    };
  };

  const checkUps = createCheckUps({
    electron,
    environment,
    folder,
    now: clock.now,
    guardedFetch: beeperFetch,
    findListener,
    connection: connectionManager.connection,
    tokenStoreProblem: () => connectionManager.state().tokenStore,
    hasShortcut: () => settings.get('shortcut') !== null,
  });
  const logFolder = app.getPath('logs');
  const diagnostics = createDiagnostics({
    appVersion: app.getVersion(),
    buildFolder: inApp('out'),
    logFolder,
    programState: () => ({ ...windowSnapshot(), now: clock.now() }),
    checkUps,
    openPath: (path) => shell.openPath(path),
  });

  return {
    connectionManager,
    connections,
    diagnostics,
    everydayBrowsers,
    hooks,
    navigation,
    notificationCommand,
    notifier,
    powerEvents,
    preferences,
    saveExport: createSaveExport(electron),
    shortcut,
    snapshotPusher: createSnapshotPusher(window.push),
    statusFile,
    toastActivations,
    tray,
    sessionEnds,
    trayAppeared,
    trayAvailability,
    trayAvailabilityChanged,
    trayUpdates,
    updates,
    window,
    windowSnapshot,
  };
}
