import type { Route } from '../../../shared/ipc/contract';
import type { FieldProgress, LoginStage, LoginState } from '../../../shared/model/login';
import type { AccountState } from '../../../shared/model/snapshot';

/** Changes when the user is shown something else, so that reading begins at its heading. */
export function stageKey({ id, stage }: LoginState): string {
  switch (stage.kind) {
    case 'user-input':
      return JSON.stringify([id, stage.kind, stage.stepID]);
    case 'display':
      return JSON.stringify([id, stage.kind, stage.stepID, stage.display.type]);
    case 'cookies':
      return JSON.stringify([id, stage.kind, stage.stepID, stage.isPasting]);
    default:
      return JSON.stringify([id, stage.kind]);
  }
}

/** Whether there is a sign-in to end: not once it has come to an end by itself. */
export function isOver({ kind }: LoginStage): boolean {
  return kind === 'complete' || kind === 'failed';
}

/** Whether ending the login would lose something the user did. */
export function holdsWork(stage: LoginStage, isTyped: boolean): boolean {
  return isTyped || (stage.kind === 'cookies' && stage.fields.some((field) => field.found));
}

/** Whether every value a cookies step cannot do without is there. */
export function isCaptured(fields: readonly FieldProgress[]): boolean {
  return fields.every((field) => field.found || !field.required);
}

/** Where the user is put once a login is put away: at the account it was about, if it is listed. */
export function placeAfter(login: LoginState | null, accounts: readonly AccountState[]): Route {
  const signedIn = login?.stage.kind === 'complete' ? login.stage.signedIn : null;
  const accountID = signedIn?.accountID ?? login?.accountID;
  const account = accounts.find((candidate) => candidate.accountID === accountID);
  return account === undefined
    ? { view: 'overview' }
    : { view: 'account', accountID: account.accountID };
}
