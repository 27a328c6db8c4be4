import type { Snapshot } from '../../shared/model/snapshot';

/** Refusals in a row before the user is notified: a Beeper that is starting may refuse once. */
const REFUSALS = 2;

/** What is remembered from snapshot to snapshot. */
export interface ConnectionPolicyState {
  /** In a row. */
  refusals: number;
  /** The user was notified of this refusal, or the settings say no. */
  isNotified: boolean;
}

export const INITIAL_CONNECTION_STATE: ConnectionPolicyState = { refusals: 0, isNotified: false };

export type ConnectionDecision =
  | { kind: 'notify' | 'kind-off'; refusal: 'unauthorized' | 'forbidden' }
  /** Beeper accepts the token again: the notification no longer holds. */
  | { kind: 'withdraw' };

/**
 * Whether the user is notified that Beeper does not accept the token: once for each refusal that
 * lasts.
 * @param isWanted the user's setting
 */
export function evaluateConnection(
  state: ConnectionPolicyState,
  { connectivity }: Snapshot,
  isWanted: boolean,
): { state: ConnectionPolicyState; decision: ConnectionDecision | null } {
  if (connectivity.state === 'ok') {
    const decision = state.isNotified ? ({ kind: 'withdraw' } as const) : null;
    return { state: INITIAL_CONNECTION_STATE, decision };
  }
  const refusal = connectivity.problem?.kind;
  if (refusal !== 'unauthorized' && refusal !== 'forbidden') {
    return { state: { ...state, refusals: 0 }, decision: null };
  }
  const refusals = state.refusals + 1;
  if (refusals < REFUSALS || state.isNotified) {
    return { state: { ...state, refusals }, decision: null };
  }
  const kind = isWanted ? 'notify' : 'kind-off';
  return { state: { refusals, isNotified: true }, decision: { kind, refusal } };
}
