import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { app, shell } from 'electron';
import { createAlerts } from './alerts/alerts';
import { openAlertMemory } from './alerts/memory';
import { createNotifier } from './alerts/notifier';
import { openClock } from './app/clock';
import { connect } from './app/connect';
import { giveUp, introduce, isFirstInstance, keepAlive, surviveMistakes } from './app/lifecycle';
import { openLog } from './app/log';
import { createNotices } from './app/notices';
import { APP_ORIGIN, APP_URL, registerAppScheme, serveApp } from './app/protocol';
import { guardPages, guardSession } from './app/security';
import { createWake } from './app/wake';
import { focusBeeper } from './beeper/focus';
import { createHandlers } from './ipc/handlers';
import { openRouter } from './ipc/router';
import { createBrowserOpener } from './login/browser';
import { createLogins } from './login/logins';
import { fetchPicture } from './login/picture';
import { createRoads } from './login/roads';
import { createSettings } from './settings/settings';
import { openStore } from './settings/store';
import { NOTIFICATIONS_FAIL_WORDS } from '../shared/messages/notice';
import { trayModel, type TrayAction } from './tray/model';
import { createTray } from './tray/tray';
import { createDetails } from './watch/details';
import { openHistory } from './watch/history';
import { createJournal } from './watch/journal';
import { createWatch } from './watch/watch';
import { createMainWindow } from './window/window';

/** The composition root: builds every part, hands each what it needs, starts. */
async function start(): Promise<void> {
  const folder = app.getPath('userData');
  const resource = (file: string) => join(app.getAppPath(), 'resources', file);

  const clock = await openClock();
  const notices = createNotices();
  const beeper = await connect({ clock, env: process.env, argv: process.argv });
  const log = openLog({ folder: app.getPath('logs'), secrets: beeper.secrets });
  surviveMistakes(log.error);
  const onTrouble = (sentence: string) => {
    log.warn(sentence);
    notices.add(sentence);
  };
  beeper.troubles.forEach(onTrouble);
  guardPages(log.warn);

  const [store, history, memory] = await Promise.all([
    openStore({ folder, now: clock.now, onTrouble }),
    openHistory({ file: join(folder, 'history.ndjson'), now: clock.now, onTrouble }),
    openAlertMemory({ file: join(folder, 'alerts.json'), now: clock.now, onTrouble }),
    app.whenReady(),
  ]);
  const settings = createSettings({ store, onTrouble });
  guardSession();
  serveApp(join(app.getAppPath(), 'out', 'renderer'));

  const watch = createWatch({ client: beeper.client, clock, history, log: log.warn });

  const window = createMainWindow({
    url: APP_URL,
    preload: join(app.getAppPath(), 'out', 'preload', 'preload.cjs'),
    icon: resource('app/icon.png'),
    clock,
    lastBounds: () => settings.get('windowBounds'),
    keepBounds: (bounds) => settings.set('windowBounds', bounds),
    onVisible: watch.setWindowVisible,
    log: log.warn,
  });

  const logins = createLogins({
    client: beeper.client,
    clock,
    openBrowser: createBrowserOpener({ host: window, clock, log: log.warn }),
    openOutside: (url) => void shell.openExternal(url),
    fetchPicture: (url, signal) => fetchPicture(url, fetch, signal),
    snapshot: watch.snapshot,
    newID: randomUUID,
    show: () => window.show({ view: 'login' }),
    onComplete: () => void watch.checkNow(),
    log: log.info,
  });
  const roads = createRoads({ watch, logins, show: window.show });

  const notifier = createNotifier({
    icon: resource('app/icon-64.png'),
    onOpen: roads.to,
    onFail: (reason) => {
      log.warn(`a notification was not shown: ${reason}`);
      notices.add(NOTIFICATIONS_FAIL_WORDS);
    },
  });

  const alerts = createAlerts({
    clock,
    memory,
    settings: () => settings.get('notifications'),
    notify: notifier.show,
    log: log.info,
  });

  const act = (action: TrayAction) => {
    if (action.do === 'quit') app.quit();
    else if (action.do === 'check') void watch.checkNow();
    else roads.to(action.place);
  };
  const tray = createTray({ resource, act, model: () => trayModel(watch.snapshot(), clock.now()) });

  const wake = createWake({
    clock,
    onResume: () => {
      log.info('the computer woke up');
      alerts.noteResume();
      void watch.checkNow();
    },
    onLookAgain: () => void watch.checkNow(),
  });

  const closeRouter = openRouter({
    handlers: createHandlers({
      windowState: () => ({
        snapshot: watch.snapshot(),
        place: window.place(),
        notices: notices.all(),
        login: logins.state(),
        demo: beeper.isDemo,
      }),
      setPlace: window.setPlace,
      checkNow: watch.checkNow,
      accountDetails: createDetails({ client: beeper.client, history, snapshot: watch.snapshot }),
      focusBeeper: () => focusBeeper(beeper.client),
      dismissNotice: notices.dismiss,
      login: logins,
    }),
    isOurs: window.owns,
    origin: APP_ORIGIN,
    log: log.warn,
  });

  const journal = createJournal();
  watch.onSnapshot((snapshot, changes) => journal(snapshot, changes).forEach(log.info));
  watch.onSnapshot(tray.refresh);
  watch.onSnapshot(alerts.see);
  watch.onSnapshot((snapshot) => window.push('snapshot', snapshot));
  watch.onSnapshot(({ reach }) => wake.watchNetwork(reach.state === 'unreachable'));
  notices.onChange((all) => window.push('notices', all));
  logins.onState((state) => window.push('login', state));

  keepAlive({
    onSecondStart: roads.started,
    log: log.warn,
    async end() {
      watch.stop();
      wake.stop();
      closeRouter();
      notifier.close();
      tray.destroy();
      await Promise.all([alerts.close(), history.close(), logins.end()]);
      window.destroy();
      await beeper.close();
    },
  });

  watch.start();
  log.info(`Bridgekeeper ${app.getVersion()} started (${beeper.description})`);
  if (!process.argv.includes('--hidden')) roads.started(process.argv);
}

introduce();
registerAppScheme();
if (isFirstInstance()) start().catch(giveUp);
else app.quit();
