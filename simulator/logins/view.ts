import type { Account, LoginSession } from '../wire';
import type { BridgeLogin } from '../../shared/api/bridge';
import type { SessionState } from './session';

/** Who a completed login signed in. */
export interface SignedIn {
  account: Account;
  login?: BridgeLogin | undefined;
}

interface Identity {
  bridgeID: string;
  loginSessionID: string;
}

/** A session as the wire shows it. `signedIn` is needed once it is complete. */
export function sessionView(
  identity: Identity,
  state: SessionState,
  signedIn?: SignedIn,
): LoginSession {
  const status = statusOf(state);
  switch (state.kind) {
    case 'open':
      return { ...identity, status, currentStep: state.scriptStep.step };
    case 'failed': {
      const { code, message } = state;
      return { ...identity, status, error: { code, message } };
    }
    case 'cancelled':
      return { ...identity, status };
    case 'complete':
      return { ...identity, status, ...endingView(state, signedIn) };
  }
}

/** The status of the wire: what an open session waits for follows from its step. */
export function statusOf(state: SessionState): LoginSession['status'] {
  if (state.kind !== 'open') return state.kind;
  switch (state.scriptStep.step.type) {
    case 'user_input':
      return 'waiting_for_input';
    case 'cookies':
      return 'waiting_for_cookies';
    case 'display_and_wait':
      return 'waiting_for_display';
    default:
      return `waiting_for_${state.scriptStep.step.type}`;
  }
}

function endingView(
  { ending, stepID }: Extract<SessionState, { kind: 'complete' }>,
  signedIn: SignedIn | undefined,
): Partial<LoginSession> {
  if (signedIn === undefined || ending.shape === 'silent') return {};
  const { account, login } = signedIn;
  const names = { account, ...(login === undefined ? {} : { login }) };
  if (ending.shape === 'bare') {
    const { accountID, loginID } = account;
    return { ...names, accountID, ...(loginID === undefined ? {} : { loginID }) };
  }
  const { instructions } = ending;
  const content = instructions === undefined ? {} : { instructions };
  return { currentStep: { type: 'complete', stepID, ...names, ...content } };
}
