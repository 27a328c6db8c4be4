import type { Route } from '../../shared/model/route';
import type { LoginStage, LoginState } from '../../shared/model/login';
import type { AccountState } from '../../shared/model/snapshot';

/** Whether the login has ended, so that there is nothing to cancel. */
export function isOver({ kind }: LoginStage): boolean {
  return kind === 'complete' || kind === 'failed';
}

/**
 * The route after a login is closed: the overview says what is next after one that worked, and the
 * account that was to be reconnected is shown after any other, if it is listed.
 */
export function routeAfterLogin(
  login: LoginState | null,
  accounts: readonly AccountState[],
): Route {
  const isDone = login?.stage.kind === 'complete';
  const account = accounts.find(({ accountID }) => accountID === login?.accountID);
  return isDone || account === undefined
    ? { view: 'overview' }
    : { view: 'account', accountID: account.accountID };
}
