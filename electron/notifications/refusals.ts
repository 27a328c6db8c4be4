import type { Silences } from '../../shared/model/silences';
import type { Snapshot } from '../../shared/model/snapshot';
import { createEmitter } from '../../shared/util/emitter';
import {
  evaluateConnection,
  initialConnectionState,
  type ConnectionSilence,
  type Refusal,
  type RefusalDecision,
} from './connection-policy';

/** Tells the user of a token that Beeper does not accept. */
export interface Refusals {
  evaluate(snapshot: Snapshot): void;
  /** What the user was notified of and still holds. */
  notified(): Refusal | null;
  /** Receives each decision and when it was made. Returns the way to stop listening. */
  onDecision(listener: (decision: RefusalDecision, at: number) => void): () => void;
}

interface Options {
  /** What the user was notified of by an earlier run. */
  remembered: Refusal | null;
  now: () => number;
  silences: () => Silences;
  /** Whether the user wants to be notified of it. */
  isWanted: () => boolean;
  notify: (refusal: Refusal) => void;
  withdraw: () => void;
  log: (line: string) => void;
}

export function createRefusals(options: Options): Refusals {
  const { now, silences, isWanted, notify, withdraw, log } = options;
  let state = initialConnectionState(options.remembered);
  const decided = createEmitter<[RefusalDecision, number]>();

  const silence = (): ConnectionSilence | null => {
    const { snooze, quietUntil } = silences();
    if (!isWanted()) return 'kind-off';
    if (snooze !== null) return 'snoozed';
    return quietUntil === null ? null : 'quiet-hours';
  };

  return {
    evaluate(snapshot) {
      const result = evaluateConnection(state, snapshot, silence());
      state = result.state;
      const { decision } = result;
      if (decision === null) return;
      // One that says another reason is out of date.
      if (decision.kind === 'notify' || decision.kind === 'withdraw') withdraw();
      if (decision.kind === 'withdraw') return;
      decided.emit(decision, now());
      if (decision.kind === 'notify') {
        log('notified: connect again');
        notify(decision.refusal);
      } else log(`not notified: connect again (${decision.kind})`);
    },
    notified: () => state.notified,
    onDecision: decided.on,
  };
}
