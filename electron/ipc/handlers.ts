import type { AccountDetails, Banner, Route, WindowState } from '../../shared/ipc/contract';
import type { DemoControls } from '../demo/demo';
import type { Diagnostics } from '../diagnostics/diagnostics.electron';
import type { ConnectionManager } from '../connection/connection-manager';
import type { LoginManager } from '../login/login-manager';
import type { PreferencesService } from '../settings/preferences';
import type { Handlers } from './answer-request';

/** What the handlers call: one function for each thing the window can ask for. */
export interface Services {
  windowState(): WindowState;
  setPlace(place: Route): void;
  checkNow(): Promise<void>;
  accountDetails(accountID: string): Promise<AccountDetails>;
  focusBeeper(): Promise<void>;
  dismissNotice(id: Banner['id']): void;
  /** Another one with each connection. */
  login(): LoginManager;
  connect: ConnectionManager;
  demo: DemoControls;
  preferences: PreferencesService;
  support: Diagnostics;
}

/** Maps the contract's requests onto services; no logic of its own. */
export function createHandlers(services: Services): Handlers {
  const { login, connect, demo, preferences, support } = services;
  return {
    'window.ready': () => services.windowState(),
    'window.placeChanged': (place) => done(services.setPlace(place)),
    'watch.checkNow': () => then(services.checkNow()),
    'account.details': ({ accountID }) => services.accountDetails(accountID),
    'beeper.focus': () => then(services.focusBeeper()),
    'notices.dismiss': ({ id }) => done(services.dismissNotice(id)),
    'login.start': (target) => done(login().start(target)),
    'login.chooseFlow': ({ flowID }) => done(login().chooseFlow(flowID)),
    'login.submit': ({ stepID, fields }) => done(login().submit(stepID, fields)),
    'login.confirm': () => done(login().confirm()),
    'login.cancel': () => done(login().cancel()),
    'login.restart': () => done(login().restart()),
    'login.close': () => done(login().close()),
    'login.browse': ({ action }) =>
      action === 'open-outside'
        ? then(login().openInDefaultBrowser())
        : done(login().actOnWebview(action)),
    'login.placeBrowser': (region) => done(login().placeWebview(region)),
    'login.paste': (pasted) => done(void login().paste(pasted)),
    'login.submitPasted': () => done(login().submitPasted()),
    'connect.address': (given) => done(connect.useAddress(given)),
    'connect.start': ({ baseURL }) => done(connect.connectInBrowser(baseURL)),
    'connect.paste': ({ baseURL, token }) => done(connect.connectWithToken(baseURL, token)),
    'connect.cancel': () => done(connect.cancel()),
    'connect.renew': () => then(connect.reconnect()),
    'connect.unlock': () => done(connect.restartToUnlock()),
    'connect.keepPlain': () => then(connect.saveUnencrypted()),
    'connect.signOut': () => then(connect.signOut()),
    'demo.enter': () => then(connect.enterDemo()),
    'demo.leave': () => then(connect.leaveDemo()),
    'demo.beeper': ({ state }) => then(demo.setBeeper(state)),
    'demo.account': ({ accountID, status }) => then(demo.setAccount(accountID, status)),
    'demo.reset': () => then(demo.reset()),
    'settings.change': (choices) => then(preferences.change(choices)),
    'settings.reset': () => then(preferences.reset()),
    'about.read': () => support.about(),
    'about.diagnostics': ({ names }) => support.diagnostics(names),
    'logs.open': () => then(support.openLogs()),
  };
}

/** The answer to an intention: it was taken; what becomes of it is pushed. */
function done(_taken: undefined | void): null {
  return null;
}

/** The same of one that takes its time. */
async function then(taking: Promise<void>): Promise<null> {
  await taking;
  return null;
}
