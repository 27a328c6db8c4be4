import type { AccountDetails, Notice, Place, WindowState } from '../../shared/ipc/contract';
import type { Handlers } from './answer';

/** What the handlers call: one function for each thing the window can ask for. */
export interface Services {
  windowState(): WindowState;
  setPlace(place: Place): void;
  checkNow(): Promise<void>;
  accountDetails(accountID: string): Promise<AccountDetails>;
  focusBeeper(): Promise<void>;
  dismissNotice(id: Notice['id']): void;
}

/** Maps the contract's requests onto services; no logic of its own. */
export function createHandlers(services: Services): Handlers {
  return {
    'window.ready': () => services.windowState(),
    'window.placeChanged': (place) => {
      services.setPlace(place);
      return null;
    },
    'watch.checkNow': async () => {
      await services.checkNow();
      return null;
    },
    'account.details': ({ accountID }) => services.accountDetails(accountID),
    'beeper.focus': async () => {
      await services.focusBeeper();
      return null;
    },
    'notices.dismiss': ({ id }) => {
      services.dismissNotice(id);
      return null;
    },
  };
}
