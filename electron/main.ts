import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { app, nativeTheme, safeStorage } from 'electron';
import { app, globalShortcut, Menu, nativeTheme, Notification, Tray } from 'electron';
import Store from 'electron-store';
import { app, nativeTheme, session, WebContentsView } from 'electron';
import { createDesktopNotifier } from './notifications/desktop-notifier.electron';
import { openClock } from './platform/clock.electron';
import { openInDefaultBrowser } from './platform/default-browser.electron';
import {
  showStartupErrorAndExit,
  registerAppIdentity,
  requestSingleInstance,
  installQuitHandler,
  relaunch,
  installCrashHandlers,
} from './lifecycle/lifecycle.electron';
import { openLog } from './logging/log';
import { createBanners } from './notifications/banners';
import { APP_ORIGIN, APP_URL, registerAppScheme, serveApp } from './security/app-scheme.electron';
import { guardPages, guardSession } from './security/session-guards.electron';
import { createDemoControls } from './demo/demo';
import { createConnectionSwitcher } from './connection/connection-switcher';
import { createDiagnostics } from './diagnostics/diagnostics.electron';
import { watchTrayAvailability } from './tray/tray-availability';
import { createPowerEvents } from './lifecycle/power-events.electron';
import { createNavigation } from './navigation/navigation.electron';
import { focusBeeper } from './beeper-api/focus';
import { createConnectionManager } from './connection/connection-manager';
import { findBeepers, LOCAL_ADDRESSES } from './connection/discovery-probe';
import { isPortOwnedByAnotherUser } from './connection/port-owner';
import { readEnvironment } from './connection/environment';
import { createHandlers } from './ipc/handlers';
import { openRouter } from './ipc/router.electron';
import { createWebviewOpener } from './login/webview/webview.electron';
import { fetchEmojiPicture } from './login/steps/emoji-picture';
import { createAutostart, startedAtLogin } from './platform/autostart.electron';
import { createPreferences } from './settings/preferences';
import { createSettings } from './settings/settings';
import { createGlobalShortcut } from './platform/global-shortcut.electron';
import { openSettingsFile } from './settings/settings-file';
import { openStore } from './settings/settings-store';
import { openTokenStore } from './token-store/token-store';
import { openSettingsStore } from './settings/settings-store';
import { openTokenStore } from './token-store/token-store.electron';
import { NOTIFICATIONS_FAIL_TEXT } from '../shared/strings/banners';
import type { SettingKey } from '../shared/model/settings';
import type { Snapshot } from '../shared/model/snapshot';
import { trayModel } from './tray/tray-model';
import { createTray } from './tray/tray.electron';
import { createCloseBehaviour } from './window/close-behaviour';
import { createMainWindow } from './window/main-window.electron';

/** The composition root: builds every part, hands each what it needs, starts. */
async function start(): Promise<void> {
  const folder = app.getPath('userData');
  const logFolder = app.getPath('logs');
  const resource = (file: string) => join(app.getAppPath(), 'resources', file);

  const clock = await openClock();
  const notices = createBanners();
  const log = openLog({ folder: logFolder });
  installCrashHandlers(log.error);
  const reportToUser = (sentence: string) => {
    log.warn(sentence);
    notices.add(sentence);
  };
  const environment = readEnvironment(process.env, process.argv);
  // SECURITY: Electron copies the environment into every sandboxed page's preload.
  delete process.env['BEEPER_ACCESS_TOKEN'];
  if (environment.problem !== null) reportToUser(environment.problem);
  guardPages(log.warn);

  const [store] = await Promise.all([
    openSettingsStore({ folder, Store, now: clock.now, reportToUser }),
    app.whenReady(),
  ]);
  const settings = createSettings({ store, reportToUser });
  nativeTheme.themeSource = settings.get('theme');
  guardSession();
  serveApp(join(app.getAppPath(), 'out', 'renderer'));

  const hasTray = () => trayPlace.isPresent() !== false;

  const window = createMainWindow({
    url: APP_URL,
    preload: join(app.getAppPath(), 'out', 'preload', 'preload.cjs'),
    icon: resource('app/icon.png'),
    clock,
    lastPlacing: () => settings.get('window'),
    keepPlacing: (placing) => settings.set('window', placing),
    onClose: createCloseBehaviour({
      settings,
      hasTray,
      notify: (alert) => notifier.show(alert),
      quit: () => app.quit(),
    }),
    onVisible: (visible) => {
      stations.current().monitor.setWindowVisible(visible);
      waysIn.updateDiscovery();
    },
    log: log.warn,
  });

  const notifier = createDesktopNotifier({
    Notification,
    icon: resource('app/icon-64.png'),
    onOpen: (place) => waysIn.open(place),
    onFail: (reason) => {
      log.warn(`a notification was not shown: ${reason}`);
      notices.add(NOTIFICATIONS_FAIL_TEXT);
    },
  });

  const stations = createConnectionSwitcher({
    clock,
    folder,
    settings,
    login: {
      clock,
      openWebview: createWebviewOpener({
        electron: { app, session, WebContentsView },
        host: window,
        clock,
        log: log.warn,
      }),
      openInDefaultBrowser,
      fetchPicture: (url, signal) => fetchEmojiPicture(url, fetch, signal),
      newID: randomUUID,
      show: () => window.show({ view: 'login' }),
      log: log.info,
    },
    notify: notifier.show,
    withdraw: notifier.withdraw,
    onLogin: (state) => window.push('login', state),
    onSwitch: ({ monitor, demo }) => {
      monitor.setWindowVisible(window.isVisible());
      window.push('login', null);
      window.push('demo', demo?.state() ?? null);
      demo?.onState((state) => window.push('demo', state));
    },
    info: log.info,
    warn: log.warn,
    reportToUser,
  });
  const watch = () => stations.current().monitor;

  const connecting = createConnectionManager({
    environment,
    tokenStore: openTokenStore({ folder, safeStorage, log: log.warn }),
    fetch,
    clock,
    findBeepers: (address, signal) =>
      findBeepers({
        addresses: address === null ? LOCAL_ADDRESSES : [address],
        fetch,
        clock,
        signal,
      }),
    isOwnedByAnotherUser: isPortOwnedByAnotherUser,
    openOutside: openInDefaultBrowser,
    switchTo: stations.switchTo,
    restart: relaunch,
    onConnected: () => window.show({ view: 'overview' }),
    log: log.info,
    addSecret: log.addSecret,
    reportToUser,
  });
  await connecting.start();

  const waysIn = createNavigation({ window, stations, connecting });
  const tray = createTray({
    electron: { Menu, nativeTheme, Tray },
    resource,
    onAction: waysIn.onTrayAction,
  });
  const updateTray = (snapshot: Snapshot) => {
    const model = trayModel({
      snapshot,
      demo: stations.current().demo === null ? null : { isLasting: environment.demoOnly },
      showCount: settings.get('trayCount'),
      now: clock.now(),
    });
    tray.update(model, settings.get('trayStyle'));
  };
  updateTray(watch().snapshot());

  const shortcut = createGlobalShortcut({
    electron: { globalShortcut },
    onPress: () => waysIn.open(null),
  });
  const preferences = createPreferences({
    settings,
    autostart: createAutostart({ electron: { app }, icon: resource('app/icon.png') }),
    shortcut,
    platform: PLATFORMS[process.platform] ?? 'linux',
    hasTray,
    log: log.warn,
    reportToUser,
  });

  // Not sooner: the desktop may answer at any moment, and both must be there to hear it.
  const trayPlace = watchTrayAvailability({
    onAppear: tray.recreate,
    onChange: preferences.refresh,
    log: log.warn,
  });

  const wake = createPowerEvents({
    clock,
    onResume: () => {
      log.info('the computer woke up');
      stations.current().noteResume();
      void watch().checkNow();
    },
    onLookAgain: () => void watch().checkNow(),
  });

  const demo = () => stations.current().demo;
  const closeRouter = openRouter({
    handlers: createHandlers({
      windowState: () => ({
        snapshot: watch().snapshot(),
        route: window.route(),
        banners: notices.all(),
        login: stations.current().logins.state(),
        connection: connecting.state(),
        settings: preferences.state(),
        demo: demo()?.state() ?? null,
      }),
      setPlace: (place) => {
        window.setRoute(place);
        waysIn.updateDiscovery();
      },
      checkNow: () => watch().checkNow(),
      accountDetails: (accountID) => stations.current().accountDetails(accountID),
      focusBeeper: () => focusBeeper(stations.current().client),
      dismissNotice: notices.dismiss,
      login: () => stations.current().logins,
      connect: connecting,
      demo: createDemoControls(demo, () => watch().checkNow()),
      preferences,
      support: createDiagnostics({
        logFolder,
        known: () => ({
          snapshot: watch().snapshot(),
          connection: connecting.state(),
          settings: preferences.state(),
          now: clock.now(),
        }),
      }),
    }),
    isOurs: window.owns,
    origin: APP_ORIGIN,
    log: log.warn,
  });

  const onSetting: Partial<Record<SettingKey, () => void>> = {
    theme: () => (nativeTheme.themeSource = settings.get('theme')),
    trayStyle: () => updateTray(watch().snapshot()),
    trayCount: () => updateTray(watch().snapshot()),
    pollSeconds: () => void watch().checkNow(),
  };
  settings.onChange((key) => onSetting[key]?.());
  stations.onSnapshot(updateTray);
  stations.onSnapshot((snapshot) => window.push('snapshot', snapshot));
  stations.onSnapshot(({ connectivity }) => {
    wake.watchNetwork(connectivity.state === 'unreachable');
    if (connectivity.problem?.kind === 'unreachable') void connecting.rediscoverMovedServer();
  });
  notices.onChange((all) => window.push('banners', all));
  preferences.onState((state) => window.push('settings', state));
  connecting.onState((state) => {
    window.push('connection', state);
    waysIn.updateDiscovery();
  });

  installQuitHandler({
    onSecondStart: waysIn.handleLaunchArgs,
    log: log.warn,
    async end() {
      connecting.stop();
      wake.stop();
      closeRouter();
      notifier.close();
      shortcut.release();
      trayPlace.stop();
      tray.destroy();
      await stations.stop({ withinMs: STOP_CONNECTION_WITHIN_MS });
      tray.stop();
      await stations.end();
      window.destroy();
    },
  });

  await preferences.start();
  log.info(`Bridgekeeper ${app.getVersion()} started`);
  if (!startedAtLogin(app)) waysIn.handleLaunchArgs(process.argv);
}

/** Of the two seconds that quitting may take; the rest is for the window. */
const STOP_CONNECTION_WITHIN_MS = 1_500;

const PLATFORMS: Partial<Record<NodeJS.Platform, 'mac' | 'windows'>> = {
  darwin: 'mac',
  win32: 'windows',
};

registerAppIdentity();
registerAppScheme();
if (requestSingleInstance()) start().catch(showStartupErrorAndExit);
else app.quit();
