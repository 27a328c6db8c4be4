import { accountsWithProblems } from './accounts-with-problems';
import { demoNotificationText } from '../../shared/strings/notifications';
import type { NotificationDecision } from '../../shared/model/notification-decision';
import type { Settings } from '../../shared/model/settings';
import {
  NO_SILENCES,
  type MuteLength,
  type Silences,
  type SnoozeLength,
} from '../../shared/model/silences';
import type { Snapshot } from '../../shared/model/snapshot';
import { createEmitter } from '../../shared/util/emitter';
import type { Clock } from '../platform/clock';
import { evaluateConnection, INITIAL_CONNECTION_STATE } from './connection-policy';
import {
  connectionNotification,
  notificationsFor,
  type NotificationSpec,
} from './notification-content';
import type { NotificationMemory } from './notification-memory';
import {
  afterResume,
  evaluatePolicy,
  initialPolicyState,
  notifiedStates,
} from './notification-policy';

export interface NotificationService {
  /** Shows the notifications for a new snapshot and withdraws those that no longer hold. */
  evaluate(snapshot: Snapshot): void;
  /** "Not now, until it is back": silences the account's present problem; off takes it back. */
  acknowledge(accountID: string, isOn: boolean): void;
  /** Null ends it. */
  mute(accountID: string, length: MuteLength | null): void;
  /** Snoozes all accounts; null ends it. */
  snooze(length: SnoozeLength | null): void;
  /** What is silenced now. */
  silences(): Silences;
  /** Returns the way to stop listening. */
  onSilences(listener: (silences: Silences) => void): () => void;
  /** Receives what was decided, also what was held back. Returns the way to stop listening. */
  onDecisions(
    listener: (decisions: readonly NotificationDecision[], at: number) => void,
  ): () => void;
  /** A setting changed that decides what the user is notified of. */
  refresh(): void;
  /** The computer woke from sleep: states get a minute to settle. */
  onResume(): void;
  /** Resolves when what was shown is on disk. */
  close(): Promise<void>;
}

interface Options {
  clock: Clock;
  memory: NotificationMemory;
  settings: () => Settings['notifications'];
  /** The accounts are made up, and each notification says so. */
  isDemo: boolean;
  notify: (spec: NotificationSpec) => void;
  withdraw: (category: NotificationSpec['category']) => void;
  /** Takes down the notifications of problems that none of these accounts has any more. */
  keepProblemsOf: (accountIDs: ReadonlySet<string>) => void;
  /** Receives one line for each decision, with its reason. */
  log: (line: string) => void;
}

/** Applies the notification policies of the accounts and of the connection. */
export function createNotificationService(options: Options): NotificationService {
  const { clock, memory, settings, isDemo, withdraw, log } = options;
  let state = initialPolicyState(memory.remembered);
  let connectionState = INITIAL_CONNECTION_STATE;
  const silenceChanges = createEmitter<[Silences]>();
  const decided = createEmitter<[readonly NotificationDecision[], number]>();
  let saved: Promise<void> = Promise.resolve();

  const notify = (spec: NotificationSpec) =>
    options.notify(isDemo ? demoNotificationText(spec) : spec);

  const evaluateAccounts = (snapshot: Snapshot) => {
    const now = clock.now();
    const result = evaluatePolicy(state, snapshot, settings(), now);
    state = result.state;
    for (const { accountID, kind, notify, reason } of result.decisions) {
      log(`${notify ? 'notified' : 'not notified'}: ${kind} ${accountID} (${reason})`);
    }
    if (result.decisions.length > 0) decided.emit(result.decisions, now);
    if (state.hasBaseline) options.keepProblemsOf(accountsWithProblems(state, snapshot, now));
    notificationsFor(result.decisions, snapshot, now).forEach(notify);
    if (state.hasBaseline) saved = memory.save(notifiedStates(state));
  };

  const evaluateRefusal = (snapshot: Snapshot) => {
    const result = evaluateConnection(connectionState, snapshot, settings().connection);
    connectionState = result.state;
    switch (result.decision?.kind) {
      case 'withdraw':
        return withdraw('connection');
      case 'kind-off':
        return log('not notified: connect again (kind-off)');
      case 'notify':
        log('notified: connect again');
        return notify(connectionNotification(result.decision.refusal));
    }
  };

  return {
    evaluate(snapshot) {
      evaluateAccounts(snapshot);
      evaluateRefusal(snapshot);
    },
    acknowledge: () => undefined,
    mute: () => undefined,
    snooze: () => undefined,
    silences: () => NO_SILENCES,
    onSilences: silenceChanges.on,
    onDecisions: decided.on,
    refresh: () => undefined,
    onResume() {
      state = afterResume(state, clock.now());
    },
    close: () => saved,
  };
}
