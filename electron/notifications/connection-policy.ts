import type { Snapshot } from '../../shared/model/snapshot';

/** Refusals in a row before the user is notified: a Beeper that is starting may refuse once. */
const REFUSALS = 2;

/** How Beeper refuses a token. */
export type Refusal = 'unauthorized' | 'forbidden';

/** What is remembered from snapshot to snapshot. */
export interface ConnectionPolicyState {
  /** In a row. */
  refusals: number;
  /** What the user was notified of and still holds, also by an earlier run. */
  notified: Refusal | null;
  /** The last decision not to notify, so that it is not returned twice. */
  lastSilent: string | null;
}

/** Why the user is not notified. */
export type ConnectionSilence = 'kind-off' | 'snoozed' | 'quiet-hours';

/** Whether the user is notified of a refusal, or what holds it back. */
export interface RefusalDecision {
  kind: 'notify' | ConnectionSilence;
  refusal: Refusal;
}

export type ConnectionDecision =
  | RefusalDecision
  /** Beeper accepts the token again: the notification no longer holds. */
  | { kind: 'withdraw' };

export function initialConnectionState(notified: Refusal | null): ConnectionPolicyState {
  return { refusals: 0, notified, lastSilent: null };
}

/**
 * Whether the user is notified that Beeper does not accept the token: once for each refusal that
 * lasts, and as soon as nothing silences it.
 * @param silence what silences it now
 */
export function evaluateConnection(
  state: ConnectionPolicyState,
  { connectivity }: Snapshot,
  silence: ConnectionSilence | null,
): { state: ConnectionPolicyState; decision: ConnectionDecision | null } {
  if (connectivity.state === 'ok') {
    const decision = state.notified === null ? null : ({ kind: 'withdraw' } as const);
    return { state: initialConnectionState(null), decision };
  }
  const refusal = connectivity.problem?.kind;
  if (refusal !== 'unauthorized' && refusal !== 'forbidden') {
    return { state: { ...state, refusals: 0 }, decision: null };
  }
  const refusals = state.refusals + 1;
  if (refusals < REFUSALS || state.notified === refusal) {
    return { state: { ...state, refusals }, decision: null };
  }
  if (silence === null) {
    return {
      state: { refusals, notified: refusal, lastSilent: null },
      decision: { kind: 'notify', refusal },
    };
  }
  const isNew = silence !== state.lastSilent;
  return {
    state: { ...state, refusals, lastSilent: silence },
    decision: isNew ? { kind: silence, refusal } : null,
  };
}
