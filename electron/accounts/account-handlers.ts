import type { AccountDetails } from '../../shared/model/account-details';
import type { HandlersOf } from '../ipc/handlers';

interface AccountServices {
  monitor: { checkNow(): Promise<void> };
  pictures: { picture(key: string): Promise<string | null> };
  accountDetails(accountID: string): Promise<AccountDetails>;
  removeLogin(accountID: string, scope: string): Promise<void>;
}

/** @param current what watches the connection in use; each connection has its own */
export function createAccountHandlers(current: () => AccountServices): HandlersOf<'accounts'> {
  return {
    'accounts.checkNow': () => current().monitor.checkNow(),
    'accounts.picture': ({ key }) => current().pictures.picture(key),
    'accounts.details': ({ accountID }) => current().accountDetails(accountID),
    'accounts.removeLogin': ({ accountID, scope }) => current().removeLogin(accountID, scope),
  };
}
