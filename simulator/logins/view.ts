import type { Account } from '../../shared/api/account';
import type { BridgeLogin } from '../../shared/api/bridge';
import type { LoginSession } from '../../shared/api/login-session';
import type { Standing } from './session';

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
  standing: Standing,
  signedIn?: SignedIn,
): LoginSession {
  const status = statusOf(standing);
  switch (standing.kind) {
    case 'open':
      return { ...identity, status, currentStep: standing.scriptStep.step };
    case 'failed': {
      const { code, message } = standing;
      return { ...identity, status, error: { code, message } };
    }
    case 'cancelled':
      return { ...identity, status };
    case 'complete':
      return { ...identity, status, ...endingView(standing, signedIn) };
  }
}

/** The status of the wire: what an open session waits for follows from its step. */
export function statusOf(standing: Standing): LoginSession['status'] {
  if (standing.kind !== 'open') return standing.kind;
  switch (standing.scriptStep.step.type) {
    case 'user_input':
      return 'waiting_for_input';
    case 'cookies':
      return 'waiting_for_cookies';
    case 'display_and_wait':
      return 'waiting_for_display';
    default:
      return `waiting_for_${standing.scriptStep.step.type}`;
  }
}

function endingView(
  { ending, stepID }: Extract<Standing, { kind: 'complete' }>,
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
  const said = instructions === undefined ? {} : { instructions };
  return { currentStep: { type: 'complete', stepID, ...names, ...said } };
}
