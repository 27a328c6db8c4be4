import { createAccountHandlers } from './accounts/account-handlers';
import { createConnectionHandlers } from './connection/connection-handlers';
import { rediscoverWhenUnreachable } from './connection/rediscovery';
import { createDemoHandlers } from './demo/demo-handlers';
import { createDiagnosticsHandlers } from './diagnostics/diagnostics-handlers';
import { createEverydayBrowsersHandlers } from './everyday-browser/everyday-browsers-handlers';
import { createHooksHandlers } from './hooks/hooks-handlers';
import { createHistoryHandlers } from './history/history-handlers';
import type { Handlers } from './ipc/handlers';
import type { RequestInbox } from './ipc/request-inbox.electron';
import { startRouter } from './ipc/router.electron';
import { installQuitHandler } from './lifecycle/quit-handler.electron';
import type { LaunchRequests } from './lifecycle/single-instance.electron';
import { createLoginHandlers } from './login/login-handlers';
import { setApplicationMenu } from './menu/application-menu.electron';
import { createMenuCommands } from './menu/menu-commands';
import { createBannerHandlers } from './notifications/banner-handlers';
import { createSilenceHandlers } from './notifications/silence-handlers';
import { buildFoundation, type Foundation, type FoundationOptions } from './foundation';
import { buildParts, type Parts } from './parts';
import { startedAtLogin } from './platform/started-at-login.electron';
import { platformName } from './platform/platform-name';
import { readTimeZoneAnew } from './platform/time-zone';
import { APP_ORIGIN } from './security/app-scheme.electron';
import type { StartedTray } from './tray/start-tray.electron';
import { applySettings } from './settings/setting-effects';
import { createSettingsHandlers } from './settings/settings-handlers';
import { createUpdatesHandlers } from './updates/updates-handlers';
import type { StartedWindow } from './window/start-window.electron';
import { createWindowHandlers } from './window/window-handlers';
import { pushConnection } from './window/window-pushes';

interface AppOptions extends FoundationOptions {
  launchRequests: LaunchRequests;
  startedTray: StartedTray;
  startedWindow: StartedWindow;
}

/** The composition: builds every part, connects their events, then starts them. */
export async function startApp({
  launchRequests,
  startedTray,
  startedWindow,
  ...given
}: AppOptions): Promise<void> {
  const { electron, log } = given;
  const foundation = await buildFoundation(given);
  const parts = buildParts(foundation, startedTray, startedWindow);
  subscribe(foundation, parts);
  // With the first services, which what is chosen, and a window that is shown or hidden, is about.
  const stopWaiting = parts.connections.onSwitch(() => {
    stopWaiting();
    startedTray.onAction(parts.navigation.onTrayAction);
    parts.window.onVisibility((isVisible) =>
      parts.connections.current().monitor.setWindowVisible(isVisible),
    );
    setApplicationMenu({
      electron,
      platform: platformName(process.platform),
      onCommand: createMenuCommands({
        window: parts.window,
        open: parts.navigation.open,
        checkNow: () => void parts.connections.current().monitor.checkNow(),
        zoomWebview: (action) => parts.connections.current().logins.actOnWebview(action),
      }),
    });
  });

  const { requests } = startedWindow;
  let isStopping = false;
  const hasStopped = () => isStopping;
  installQuitHandler({
    electron,
    stop: (withinMs) => {
      isStopping = true;
      return stop(parts, requests, withinMs);
    },
    log: log.warn,
  });
  electron.app.once('quit', (_event, exitCode) => {
    if (exitCode === 0) parts.updates.installAtEnd();
  });
  startedWindow.handOver();
  await parts.connectionManager.start();
  if (hasStopped()) return;
  // After the token, which the keyring is asked for first; until then alerts wait.
  void parts.hooks.start();
  void parts.updates.start();
  parts.powerEvents.start();
  parts.toastActivations.start();
  await parts.preferences.start();
  if (hasStopped()) return;
  startRouter({
    requests,
    handlers: createHandlers(foundation, parts),
    isOwnFrame: parts.window.owns,
    origin: APP_ORIGIN,
    log: log.warn,
  });
  log.info(`Bridgekeeper ${electron.app.getVersion()} started`);
  if (!startedAtLogin(electron.app)) {
    // Its user may have closed it since.
    const isShown = startedWindow.window?.isDestroyed() === false;
    parts.navigation.handleLaunchArgs(process.argv, { isShown });
  }
  // After this start's own, so that what was requested last is what is shown.
  launchRequests.onRequest((argv) => parts.navigation.handleLaunchArgs(argv));
}

/** Connects the events of parts with each other; none has been emitted yet. */
function subscribe(
  { banners, electron, environment, log, settings }: Foundation,
  parts: Parts,
): void {
  const { connections, connectionManager, navigation, powerEvents, window } = parts;
  const { notificationCommand, preferences, statusFile, tray, trayUpdates } = parts;
  const checkNow = () => void connections.current().monitor.checkNow();

  applySettings({
    settings,
    setTheme: (theme) => (electron.nativeTheme.themeSource = theme),
    updateTray: trayUpdates.refresh,
    refreshNotifications: () => connections.current().notifications.refresh(),
    checkNow,
  });

  connections.onSwitch((services) => pushConnection(window, services));
  connections.onSwitch(({ demo }) =>
    trayUpdates.setDemo(demo && { isLasting: environment.demoOnly }),
  );
  connections.onSwitch(({ demo }) => statusFile.setDemo(demo !== null));
  connections.onSilences(statusFile.showSilences);
  connections.onSilences(trayUpdates.showSilences);
  connections.onSilences((silences) => window.push('silences', silences));
  connections.onRenewals((renewals) => window.push('renewals', renewals));
  connections.onSnapshot(statusFile.showSnapshot);
  connections.onSnapshot(trayUpdates.showSnapshot);
  connections.onSnapshot(parts.snapshotPusher.push);
  connections.onSnapshot(powerEvents.applySnapshot);
  connections.onSnapshot(rediscoverWhenUnreachable(connectionManager));

  connectionManager.onState((state) => window.push('connection', state));
  connectionManager.onState(navigation.updateDiscovery);
  preferences.onState((state) => window.push('settings', state));
  parts.hooks.onState((state) => window.push('hooks', state));
  parts.everydayBrowsers.onState((state) => window.push('everydayBrowsers', state));
  parts.updates.onState((state) => window.push('updates', state));
  banners.onChange((all) => window.push('banners', all));

  window.onVisibility(navigation.updateDiscovery);
  window.onVisibility((isVisible) => {
    // Of a window that is lost while it records, nobody hears the end.
    if (!isVisible) parts.shortcut.suspend(false);
  });
  notificationCommand.on(navigation.onNotificationCommand);
  notificationCommand.on(parts.toastActivations.noteOwnClick);

  parts.sessionEnds.on(() => {
    parts.updates.keepForLater();
    electron.app.quit();
  });

  parts.trayAppeared.on(tray.recreate);
  parts.trayAvailabilityChanged.on(preferences.refresh);

  // Whoever travels does so with the computer asleep.
  powerEvents.onResume(() => readTimeZoneAnew(process.env));
  powerEvents.onUnlockOrOnline(() => readTimeZoneAnew(process.env));
  powerEvents.onResume(() => {
    log.info('the computer woke up');
    parts.hooks.retryOnline();
    connections.current().notifications.onResume();
    checkNow();
  });
  powerEvents.onUnlockOrOnline(checkNow);
  let isAway = false;
  powerEvents.onLock((isLocked) => {
    log.info(`the screen was ${isLocked ? 'locked' : 'unlocked'}`);
    isAway = isLocked;
    connections.current().notifications.setAway(isLocked);
  });
  connections.onSwitch(({ notifications }) => notifications.setAway(isAway));
  powerEvents.onUnlockOrOnline(parts.hooks.retryOnline);
}

function createHandlers({ banners }: Foundation, parts: Parts): Handlers {
  const { connections, connectionManager, diagnostics } = parts;
  const { navigation, preferences, windowSnapshot } = parts;
  return {
    ...createWindowHandlers({
      getSnapshot() {
        // What comes of it is pushed: the window is drawn without it.
        void parts.everydayBrowsers.look();
        parts.snapshotPusher.startAnew();
        return windowSnapshot();
      },
      setRoute: navigation.setRoute,
    }),
    ...createBannerHandlers(banners),
    ...createAccountHandlers(connections.current),
    ...createHistoryHandlers({
      history: () => connections.current().history,
      saveExport: parts.saveExport,
    }),
    ...createSilenceHandlers(() => connections.current().notifications),
    ...createLoginHandlers({
      logins: () => connections.current().logins,
      inWindow: parts.window.unzoomed,
    }),
    ...createConnectionHandlers({
      connectionManager,
      client: () => connections.current().client,
    }),
    ...createDemoHandlers({
      connectionManager,
      demo: () => connections.current().demo,
      checkNow: () => connections.current().monitor.checkNow(),
    }),
    ...createSettingsHandlers(preferences, parts.shortcut),
    ...createHooksHandlers(parts.hooks),
    ...createEverydayBrowsersHandlers(parts.everydayBrowsers),
    ...createUpdatesHandlers(parts.updates),
    ...createDiagnosticsHandlers(diagnostics),
  };
}

/** Ends what could start anything new first, and last what waits for others. */
async function stop(parts: Parts, requests: RequestInbox, withinMs: number): Promise<void> {
  parts.connectionManager.stop();
  parts.powerEvents.stop();
  parts.updates.stop();
  requests.close();
  const notifierClosed = parts.notifier.close();
  parts.shortcut.release();
  parts.trayAvailability.stop();
  parts.tray.stop();
  // The window saves its placement, which must not depend on how long Beeper takes.
  parts.window.destroy();
  await Promise.all([
    notifierClosed,
    parts.statusFile.close(),
    parts.hooks.stop({ withinMs }),
    // Before the logins, which end for this reason, too.
    parts.everydayBrowsers.stop(),
    parts.connections.stop({ withinMs }),
  ]);
}
