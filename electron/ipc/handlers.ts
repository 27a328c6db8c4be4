import type { AccountDetails, Notice, Place, WindowState } from '../../shared/ipc/contract';
import type { LoginService } from '../login/login';
import type { Handlers } from './answer';

/** What the handlers call: one function for each thing the window can ask for. */
export interface Services {
  windowState(): WindowState;
  setPlace(place: Place): void;
  checkNow(): Promise<void>;
  accountDetails(accountID: string): Promise<AccountDetails>;
  focusBeeper(): Promise<void>;
  dismissNotice(id: Notice['id']): void;
  login: LoginService;
}

/** Maps the contract's requests onto services; no logic of its own. */
export function createHandlers(services: Services): Handlers {
  return {
    'window.ready': () => services.windowState(),
    'window.placeChanged': (place) => done(services.setPlace(place)),
    'watch.checkNow': async () => {
      await services.checkNow();
      return null;
    },
    'account.details': ({ accountID }) => services.accountDetails(accountID),
    'beeper.focus': async () => {
      await services.focusBeeper();
      return null;
    },
    'notices.dismiss': ({ id }) => done(services.dismissNotice(id)),
    'login.start': (target) => done(services.login.start(target)),
    'login.chooseFlow': ({ flowID }) => done(services.login.chooseFlow(flowID)),
    'login.submit': ({ stepID, fields }) => done(services.login.submit(stepID, fields)),
    'login.confirm': () => done(services.login.confirm()),
    'login.cancel': () => done(services.login.cancel()),
    'login.restart': () => done(services.login.restart()),
    'login.close': () => done(services.login.close()),
    'login.browse': ({ action }) => done(services.login.browse(action)),
    'login.placeBrowser': (region) => done(services.login.placeBrowser(region)),
    'login.paste': (pasted) => done(services.login.paste(pasted)),
    'login.submitPasted': () => done(services.login.submitPasted()),
  };
}

/** The answer to an intention: it was taken; what becomes of it is pushed. */
function done(_taken: undefined | void): null {
  return null;
}
