import { accountsAtRest, accountsWithProblems } from './accounts-with-problems';
import { demoNotificationText } from '../../shared/strings/notifications';
import type { NotificationDecision } from '../../shared/model/notification-decision';
import type { Renewal } from '../../shared/model/renewal';
import type { MuteLength, Silences, SnoozeLength } from '../../shared/model/silences';
import type { Snapshot } from '../../shared/model/snapshot';
import { createEmitter } from '../../shared/util/emitter';
import type { LocalTime } from '../../shared/util/local-time';
import type { Clock } from '../platform/clock';
import type { RefusalDecision } from './connection-policy';
import { createExpectedRemovals, type ExpectedRemoval } from './expected-removals';
import {
  connectionNotification,
  notificationsFor,
  type NotificationSpec,
} from './notification-content';
import type { SettingsService } from '../settings/settings';
import type { NotificationMemory } from './notification-memory';
import {
  afterMove,
  afterResume,
  evaluatePolicy,
  initialPolicyState,
  notifiedStates,
  type PolicyState,
  withoutRemoved,
} from './notification-policy';
import type { RenewalKeeper } from './renewals/renewal-keeper';
import { renewalNotification } from './renewals/renewal-notification';
import type { SignIn } from './renewals/sign-in-ends';
import { createRefusals } from './refusals';
import { createSilenceKeeper } from './silence-keeper';

export interface NotificationService {
  /** Shows the notifications for a new snapshot and withdraws those that no longer hold. */
  evaluate(snapshot: Snapshot): void;
  /** "Not now, until it is back": silences the account's present problem; off takes it back. */
  acknowledge(accountID: string, isOn: boolean): void;
  /** Null ends it. */
  mute(accountID: string, length: MuteLength | null): void;
  /** Snoozes all accounts; null ends it. */
  snooze(length: SnoozeLength | null): void;
  /** Somebody signed in: how long that may last is remembered. */
  signedIn(signIn: Omit<SignIn, 'at'>): void;
  /** The sign-ins whose end is ahead, the soonest first. */
  renewals(): readonly Renewal[];
  /** Returns the way to stop listening. */
  onRenewals(listener: (renewals: readonly Renewal[]) => void): () => void;
  /** What is silenced now. */
  silences(): Silences;
  /** Returns the way to stop listening. */
  onSilences(listener: (silences: Silences) => void): () => void;
  /** Receives what was decided, also what was held back. Returns the way to stop listening. */
  onDecisions(
    listener: (decisions: readonly NotificationDecision[], at: number) => void,
  ): () => void;
  /**
   * The user is removing these accounts: nothing is told of them until that has failed, and nothing is
   * remembered of them once they are gone.
   */
  expectRemoval(accountIDs: readonly string[]): ExpectedRemoval;
  /** Receives what was decided about a token that Beeper refuses. Returns the way to stop listening. */
  onRefusal(listener: (decision: RefusalDecision, at: number) => void): () => void;
  /** What is remembered of the accounts; null before the first look at them. */
  watchState(): PolicyState | null;
  /** A setting changed that decides what the user is notified of. */
  refresh(): void;
  /** The computer woke from sleep: states get a minute to settle. */
  onResume(): void;
  /** The screen was locked, or unlocked: what passed meanwhile is then told in one line. */
  setAway(isAway: boolean): void;
  /** Resolves when what was shown is on disk. */
  close(): Promise<void>;
}

interface Options {
  clock: Clock;
  memory: NotificationMemory;
  renewals: RenewalKeeper;
  localTime: Pick<LocalTime, 'day'>;
  settings: Pick<SettingsService, 'get'>;
  /** What a service before this one remembers, if the same accounts are watched on; else null. */
  continued: PolicyState | null;
  /** The accounts are made up, and each notification says so. */
  isDemo: boolean;
  notify: (spec: NotificationSpec) => void;
  withdraw: (category: NotificationSpec['category']) => void;
  /** Takes down the notifications of problems that none of these accounts has any more. */
  keepProblemsOf: (accountIDs: ReadonlySet<string>) => void;
  /** The same of sign-ins that may run out. */
  keepRenewalsOf: (accountIDs: ReadonlySet<string>) => void;
  /** Receives one line for each decision, with its reason. */
  log: (line: string) => void;
}

/** Applies the notification policies of the accounts and of the connection. */
export function createNotificationService(options: Options): NotificationService {
  const { clock, memory, renewals, settings, isDemo, withdraw, log } = options;
  let state =
    options.continued === null
      ? initialPolicyState(memory.remembered.accounts)
      : afterMove(options.continued);
  let lastSnapshot: Snapshot | null = null;
  let isAway = false;
  const silenceChanges = createEmitter<[Silences]>();
  const decided = createEmitter<[readonly NotificationDecision[], number]>();
  let saved: Promise<void> = Promise.resolve();
  /** What was handed over to be saved; null when that is not on disk. */
  let lastSaved: { accounts: PolicyState['accounts']; rest: string } | null = null;

  const keeper = createSilenceKeeper({
    clock,
    remembered: memory.remembered.silences,
    quietHours: () => settings.get('quietHours'),
    onChange: (silences) => {
      silenceChanges.emit(silences);
      save();
    },
  });

  const refusals = createRefusals({
    remembered: memory.remembered.refusal,
    now: clock.now,
    silences: keeper.silences,
    isWanted: () => settings.get('notifications').connection,
    notify: (refusal) => notify(connectionNotification(refusal)),
    withdraw: () => withdraw('connection'),
    log,
  });

  const removals = createExpectedRemovals({
    now: clock.now,
    onChange: () => evaluateAgain(),
  });

  const notify = (spec: NotificationSpec) =>
    options.notify(isDemo ? demoNotificationText(spec) : spec);

  function save() {
    const [silences, refusal] = [keeper.list(), refusals.notified()];
    const next = { accounts: state.accounts, rest: JSON.stringify([silences, refusal]) };
    if (lastSaved?.accounts === next.accounts && lastSaved.rest === next.rest) return;
    lastSaved = next;
    saved = memory.save({ accounts: notifiedStates(state), silences, refusal }).then((isOnDisk) => {
      if (!isOnDisk && lastSaved === next) lastSaved = null;
    });
  }

  /** What the user wants, and what holds a notification back. */
  const wishes = () => ({
    settings: settings.get('notifications'),
    reminders: settings.get('reminders'),
    importantAccounts: settings.get('importantAccounts'),
    removing: removals.expected(),
    silences: keeper.silences(),
    isAway,
  });

  const report = (decisions: readonly NotificationDecision[], now: number) => {
    for (const { accountID, kind, notify, reason } of decisions) {
      log(`${notify ? 'notified' : 'not notified'}: ${kind} ${accountID} (${reason})`);
    }
    if (decisions.length > 0) decided.emit(decisions, now);
  };

  const evaluateAccounts = (snapshot: Snapshot) => {
    const now = clock.now();
    const removed = removals.takeGone(snapshot);
    const result = evaluatePolicy(state, snapshot, wishes(), now);
    state = withoutRemoved(result.state, removed);
    report(result.decisions, now);
    if (state.hasBaseline) options.keepProblemsOf(shownProblems(snapshot, now));
    notificationsFor(result.decisions, snapshot, now, result.backAgain).forEach(notify);
    const forgotten = new Set([...result.forgotten, ...removed]);
    if (forgotten.size > 0) {
      keeper.forget(forgotten);
      renewals.forget(forgotten);
    }
    if (keeper.list().accounts.length > 0) keeper.endAcknowledged(accountsAtRest(snapshot));
  };

  const evaluateRenewals = (snapshot: Snapshot) => {
    const now = clock.now();
    const decisions = renewals.evaluate(snapshot, wishes());
    report(decisions, now);
    options.keepRenewalsOf(renewals.told());
    const spec = renewalNotification({
      decisions,
      accounts: snapshot.accounts,
      renewals: renewals.renewals(),
      dayOf: (moment) => options.localTime.day(moment, now),
    });
    if (spec !== null) notify(spec);
  };

  /** The accounts whose problem may stay on the screen: not those that the user put off or removed. */
  const shownProblems = (snapshot: Snapshot, now: number): ReadonlySet<string> => {
    const silenced = new Set(keeper.silences().accounts.map(({ accountID }) => accountID));
    const inNeed = accountsWithProblems(state, snapshot, now);
    const removed = removals.removed();
    return new Set([...inNeed].filter((id) => !silenced.has(id) && !removed.has(id)));
  };

  /** Decides anew on what is known already. */
  const evaluateAgain = () => {
    if (lastSnapshot === null) return;
    evaluateAccounts(lastSnapshot);
    evaluateRenewals(lastSnapshot);
    save();
  };

  return {
    evaluate(snapshot) {
      lastSnapshot = snapshot;
      keeper.refresh();
      evaluateAccounts(snapshot);
      evaluateRenewals(snapshot);
      refusals.evaluate(snapshot);
      if (state.hasBaseline || refusals.notified() !== null) save();
    },
    acknowledge(accountID, isOn) {
      keeper.acknowledge(accountID, isOn);
      evaluateAgain();
    },
    mute(accountID, length) {
      keeper.mute(accountID, length);
      evaluateAgain();
    },
    snooze(length) {
      keeper.snooze(length);
      evaluateAgain();
    },
    signedIn(signIn) {
      renewals.signedIn(signIn, lastSnapshot?.accounts ?? []);
      evaluateAgain();
    },
    renewals: renewals.renewals,
    onRenewals: renewals.onRenewals,
    silences: keeper.silences,
    onSilences: silenceChanges.on,
    onDecisions: decided.on,
    onRefusal: refusals.onDecision,
    expectRemoval: removals.expect,
    watchState: () => (state.hasBaseline ? state : null),
    refresh() {
      keeper.refresh();
      evaluateAgain();
    },
    onResume() {
      state = afterResume(state, clock.now());
    },
    setAway(next) {
      isAway = next;
      if (!isAway) evaluateAgain();
    },
    async close() {
      keeper.stop();
      await Promise.all([saved, renewals.close()]);
    },
  };
}
