import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { app, nativeTheme } from 'electron';
import { createNotifier } from './notifications/desktop-notifier.electron';
import { openBeeperDoor } from './connection/auth-api';
import { openClock } from './platform/clock.electron';
import { inEverydayBrowser } from './platform/default-browser.electron';
import {
  giveUp,
  introduce,
  isFirstInstance,
  keepAlive,
  startAgain,
  surviveMistakes,
} from './lifecycle/lifecycle.electron';
import { openLog } from './logging/log';
import { createNotices } from './notifications/banners';
import { APP_ORIGIN, APP_URL, registerAppScheme, serveApp } from './security/app-scheme.electron';
import { guardPages, guardSession } from './security/session-guards.electron';
import { createDemoSteering } from './demo/demo';
import { createStations } from './connection/connection-switcher';
import { createSupport } from './diagnostics/diagnostics.electron';
import { watchTrayPlace } from './tray/tray-availability';
import { createWake } from './lifecycle/power-events.electron';
import { createWaysIn } from './navigation/navigation.electron';
import { focusBeeper } from './beeper-api/focus';
import { createConnecting } from './connection/connection-manager';
import { readEnvironment } from './connection/environment';
import { createHandlers } from './ipc/handlers';
import { openRouter } from './ipc/router.electron';
import { createBrowserOpener } from './login/webview/webview.electron';
import { fetchPicture } from './login/steps/emoji-picture';
import { openAutostart, startedAtLogin } from './platform/autostart.electron';
import { createPreferences } from './settings/preferences';
import { createSettings } from './settings/settings';
import { openShortcut } from './platform/global-shortcut.electron';
import { openSettingsFile } from './settings/settings-file';
import { openStore } from './settings/settings-store';
import { openVault } from './token-store/token-store.electron';
import { NOTIFICATIONS_FAIL_WORDS } from '../shared/strings/banners';
import type { SettingKey } from '../shared/model/settings';
import { trayModel } from './tray/tray-model';
import { createTray } from './tray/tray.electron';
import { createClosing } from './window/close-behaviour';
import { createMainWindow } from './window/main-window.electron';

/** The composition root: builds every part, hands each what it needs, starts. */
async function start(): Promise<void> {
  const folder = app.getPath('userData');
  const logFolder = app.getPath('logs');
  const resource = (file: string) => join(app.getAppPath(), 'resources', file);

  const clock = await openClock();
  const notices = createNotices();
  const log = openLog({ folder: logFolder });
  surviveMistakes(log.error);
  const onTrouble = (sentence: string) => {
    log.warn(sentence);
    notices.add(sentence);
  };
  const environment = readEnvironment(process.env, process.argv);
  // SECURITY: Electron copies the environment into every sandboxed page's preload.
  delete process.env['BEEPER_ACCESS_TOKEN'];
  if (environment.trouble !== null) onTrouble(environment.trouble);
  guardPages(log.warn);

  const [store] = await Promise.all([
    openStore({ folder, open: () => openSettingsFile(folder), now: clock.now, onTrouble }),
    app.whenReady(),
  ]);
  const settings = createSettings({ store, onTrouble });
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
    onClose: createClosing({
      settings,
      hasTray,
      notify: (alert) => notifier.show(alert),
      quit: () => app.quit(),
    }),
    onVisible: (visible) => {
      stations.current().watch.setWindowVisible(visible);
      waysIn.looked();
    },
    log: log.warn,
  });

  const notifier = createNotifier({
    icon: resource('app/icon-64.png'),
    onOpen: (place) => waysIn.open(place),
    onFail: (reason) => {
      log.warn(`a notification was not shown: ${reason}`);
      notices.add(NOTIFICATIONS_FAIL_WORDS);
    },
  });

  const stations = createStations({
    clock,
    folder,
    settings,
    login: {
      clock,
      openBrowser: createBrowserOpener({ host: window, clock, log: log.warn }),
      openOutside: (url) => {
        // SECURITY: the error names the address, which can hold a code of the sign-in.
        inEverydayBrowser(url).catch(() => log.warn('the everyday browser could not be opened'));
      },
      fetchPicture: (url, signal) => fetchPicture(url, fetch, signal),
      newID: randomUUID,
      show: () => window.show({ view: 'login' }),
      log: log.info,
    },
    notify: notifier.show,
    withdraw: notifier.withdraw,
    onLogin: (state) => window.push('login', state),
    onSwitch: ({ watch, demo }) => {
      watch.setWindowVisible(window.isVisible());
      window.push('login', null);
      window.push('demo', demo?.state() ?? null);
      demo?.onState((state) => window.push('demo', state));
    },
    info: log.info,
    warn: log.warn,
    onTrouble,
  });
  const watch = () => stations.current().watch;

  const connecting = createConnecting({
    environment,
    vault: openVault({ folder, log: log.warn }),
    clock,
    ...openBeeperDoor({ clock, hide: log.hide }),
    use: async (connection) => {
      if (connection.kind === 'beeper') log.hide(connection.token);
      await stations.use(connection);
    },
    restart: startAgain,
    onConnected: () => window.show({ view: 'overview' }),
    log: log.info,
    onTrouble,
  });
  await connecting.begin();

  const waysIn = createWaysIn({ window, stations, connecting });
  const tray = createTray({
    resource,
    act: waysIn.act,
    model: () =>
      trayModel({
        snapshot: watch().snapshot(),
        demo: stations.current().demo === null ? null : { isLasting: environment.demoOnly },
        counts: settings.get('trayCount'),
        now: clock.now(),
      }),
    style: () => settings.get('trayStyle'),
  });

  const shortcut = openShortcut(() => waysIn.open(null));
  const preferences = createPreferences({
    settings,
    autostart: openAutostart(resource('app/icon.png')),
    shortcut,
    platform: PLATFORMS[process.platform] ?? 'linux',
    hasTray,
    log: log.warn,
    onTrouble,
  });

  // Not sooner: the desktop may answer at any moment, and both must be there to hear it.
  const trayPlace = watchTrayPlace({
    onAppear: tray.renew,
    onChange: preferences.refresh,
    log: log.warn,
  });

  const wake = createWake({
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
        place: window.place(),
        notices: notices.all(),
        login: stations.current().logins.state(),
        connection: connecting.state(),
        settings: preferences.state(),
        demo: demo()?.state() ?? null,
      }),
      setPlace: (place) => {
        window.setPlace(place);
        waysIn.looked();
      },
      checkNow: () => watch().checkNow(),
      accountDetails: (accountID) => stations.current().accountDetails(accountID),
      focusBeeper: () => focusBeeper(stations.current().client),
      dismissNotice: notices.dismiss,
      login: () => stations.current().logins,
      connect: connecting,
      demo: createDemoSteering(demo, () => watch().checkNow()),
      preferences,
      support: createSupport({
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
    trayStyle: tray.refresh,
    trayCount: tray.refresh,
    pollSeconds: () => void watch().checkNow(),
  };
  settings.onChange((key) => onSetting[key]?.());
  stations.onSnapshot(tray.refresh);
  stations.onSnapshot((snapshot) => window.push('snapshot', snapshot));
  stations.onSnapshot(({ reach }) => {
    wake.watchNetwork(reach.state === 'unreachable');
    if (reach.problem?.kind === 'unreachable') void connecting.follow();
  });
  notices.onChange((all) => window.push('notices', all));
  preferences.onState((state) => window.push('settings', state));
  connecting.onState((state) => {
    window.push('connection', state);
    waysIn.looked();
  });

  keepAlive({
    onSecondStart: waysIn.started,
    log: log.warn,
    async end() {
      connecting.stop();
      wake.stop();
      closeRouter();
      notifier.close();
      shortcut.release();
      trayPlace.stop();
      tray.destroy();
      await stations.end();
      window.destroy();
    },
  });

  await preferences.start();
  log.info(`Bridgekeeper ${app.getVersion()} started`);
  if (!startedAtLogin()) waysIn.started(process.argv);
}

const PLATFORMS: Partial<Record<NodeJS.Platform, 'mac' | 'windows'>> = {
  darwin: 'mac',
  win32: 'windows',
};

introduce();
registerAppScheme();
if (isFirstInstance()) start().catch(giveUp);
else app.quit();
