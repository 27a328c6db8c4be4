import type { Snapshot } from '../../shared/model/snapshot';
import type { Clock } from '../platform/clock';
import { notificationsFor, type NotificationSpec } from './notification-content';
import type { NotificationMemory } from './notification-memory';
import {
  afterResume,
  initialPolicyState,
  evaluatePolicy,
  notifiedStates,
  type NotificationSettings,
} from './notification-policy';

export interface NotificationService {
  /** Judges a snapshot and tells the user what there is to tell. */
  evaluate(snapshot: Snapshot): void;
  /** The computer woke from sleep: states get a minute to settle. */
  noteResume(): void;
  /** Resolves when what was told is on disk. */
  close(): Promise<void>;
}

interface Options {
  clock: Clock;
  memory: NotificationMemory;
  settings: () => NotificationSettings;
  /** Shows a notification. */
  notify: (alert: NotificationSpec) => void;
  /** Takes one line for each decision, with its reason. */
  log: (line: string) => void;
}

/** Carries out the policy: remembers, judges, tells, and logs why. */
export function createNotificationService({
  clock,
  memory,
  settings,
  notify,
  log,
}: Options): NotificationService {
  let state = initialPolicyState(memory.remembered);
  let kept: Promise<void> = Promise.resolve();

  return {
    evaluate(snapshot) {
      const now = clock.now();
      const judged = evaluatePolicy(state, snapshot, settings(), now);
      state = judged.state;
      for (const { accountID, kind, notify, reason } of judged.decisions) {
        log(`${notify ? 'told' : 'not told'}: ${kind} ${accountID} (${reason})`);
      }
      for (const alert of notificationsFor(judged.decisions, snapshot, now)) notify(alert);
      if (state.hasBaseline) kept = memory.save(notifiedStates(state));
    },
    noteResume() {
      state = afterResume(state, clock.now());
    },
    close: () => kept,
  };
}
