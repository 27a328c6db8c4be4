import type { Route } from '../../shared/model/route';
import type { LoginStage, LoginState } from '../../shared/model/login';
import type { AccountState } from '../../shared/model/snapshot';

/** Whether the login has ended, so that there is nothing to cancel. */
export function isOver({ kind }: LoginStage): boolean {
  return kind === 'complete' || kind === 'failed';
}

/** The route after a login is closed: its account, if that is listed. */
export function routeAfterLogin(
  login: LoginState | null,
  accounts: readonly AccountState[],
): Route {
  const signedIn = login?.stage.kind === 'complete' ? login.stage.signedIn : null;
  const accountID = signedIn?.accountID ?? login?.accountID;
  const account = accounts.find((candidate) => candidate.accountID === accountID);
  return account === undefined
    ? { view: 'overview' }
    : { view: 'account', accountID: account.accountID };
}
