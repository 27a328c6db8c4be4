import type { Snapshot } from '../../shared/model/snapshot';
import type { Clock } from '../platform/clock';
import { alertsFor, type Alert } from './notification-content';
import type { AlertMemoryFile } from './notification-memory';
import {
  afterResume,
  firstAlertState,
  judge,
  toRemember,
  type AlertSettings,
} from './notification-policy';

export interface Alerts {
  /** Judges a snapshot and tells the owner what there is to tell. */
  see(snapshot: Snapshot): void;
  /** The computer woke from sleep: states get a minute to settle. */
  noteResume(): void;
  /** Resolves when what was told is on disk. */
  close(): Promise<void>;
}

interface Options {
  clock: Clock;
  memory: AlertMemoryFile;
  settings: () => AlertSettings;
  /** Shows a notification. */
  notify: (alert: Alert) => void;
  /** Takes one line for each decision, with its reason. */
  log: (line: string) => void;
}

/** Carries out the policy: remembers, judges, tells, and logs why. */
export function createAlerts({ clock, memory, settings, notify, log }: Options): Alerts {
  let state = firstAlertState(memory.remembered);
  let kept: Promise<void> = Promise.resolve();

  return {
    see(snapshot) {
      const now = clock.now();
      const judged = judge(state, snapshot, settings(), now);
      state = judged.state;
      for (const { accountID, kind, tell, reason } of judged.decisions) {
        log(`${tell ? 'told' : 'not told'}: ${kind} ${accountID} (${reason})`);
      }
      for (const alert of alertsFor(judged.decisions, snapshot, now)) notify(alert);
      if (state.hasBaseline) kept = memory.keep(toRemember(state));
    },
    noteResume() {
      state = afterResume(state, clock.now());
    },
    close: () => kept,
  };
}
