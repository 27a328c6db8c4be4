import type {
  AccountNotificationKind,
  DecisionReason,
  NotificationDecision,
} from '../../shared/model/notification-decision';
import type { Settings } from '../../shared/model/settings';
import type { AccountState } from '../../shared/model/snapshot';
import { HOLD_DOWN_MS, isTransient, isHealthy } from '../../shared/model/account-status';
import { updated } from '../../shared/util/says-all';
import type { AccountMemory } from './account-memory';
import { afterTold, flapsAt, STEADY } from './flapping';
import { heldBackBy, type SilencedBy } from './held-back';
import { isReminderDue } from './reminders';

/**
 * Whether the user is notified about an account, and why. The rules are those of the bridges:
 * - at once when an account needs a sign-in, after three minutes when it may recover by itself;
 * - of a recovery only after a notified problem, and of the same state only once, but for reminders;
 * - of one that falls and heals over and over once, and then rarely;
 * - of what Beeper's absence or a resume from sleep causes only if it lasts;
 * - of what a silence holds back when that is over, if it still holds.
 */

/** After Beeper came back or the computer woke, states get this long to settle. */
export const SETTLE_MS = 60_000;

/** Which kinds the user wants. */
export type NotificationSettings = Record<AccountNotificationKind, boolean>;

/** What the user wants and has silenced. */
export interface PolicyWishes extends SilencedBy {
  settings: NotificationSettings;
  reminders: Settings['reminders'];
  /** The accounts that the user is removing: whatever becomes of them is no news. */
  removing: ReadonlySet<string>;
  /** The screen is locked. */
  isAway: boolean;
}

export interface PolicyContext extends PolicyWishes {
  now: number;
  /** When Beeper last came back or the computer last woke. */
  settlingSince: number | null;
  /** From when a problem has to last. */
  heldDownFrom: number | null;
}

export type AccountDecision =
  (Omit<NotificationDecision, 'accountID' | 'kind'> & { kind: AccountNotificationKind }) | null;

export function decideAccount(
  account: AccountState,
  memory: AccountMemory,
  context: PolicyContext,
): AccountDecision {
  if (account.severity === 'off') {
    return memory.notifiedStatuses.length > 0 || memory.isHeldBack
      ? silent('recovered', 'turned-off')
      : null;
  }
  if (isHealthy(account.status)) return decideRecovery(account, memory, context);

  const kind = isTransient(account.status) ? 'disconnected' : 'action-required';
  if (account.status === 'connection_required' && !memory.wasConnected) {
    return silent(kind, 'never-was-connected');
  }
  const { settings, now } = context;
  const decision = decideProblem(account, kind, memory, context);
  if (decision?.notify !== true) return decision;
  if (!settings[kind]) return silent(kind, 'kind-off');
  const held = heldBackBy(account.accountID, kind, context);
  if (held !== null) return silent(kind, held);
  const flaps = flapsAt(memory.flapping, kind, now) !== null;
  return memory.isHeldBack && !flaps ? { ...decision, reason: 'after-silence' } : decision;
}

/** What would be decided if the user wanted every kind, and had silenced nothing. */
function decideProblem(
  account: AccountState,
  kind: AccountNotificationKind,
  memory: AccountMemory,
  context: PolicyContext,
): AccountDecision {
  const { now, reminders } = context;
  const isTold = isNotified(account, memory);
  const isFirst = memory.firstStatus !== null && !memory.isHeldBack;
  if (isTold || isFirst) {
    const isDue = memory.told !== null && isReminderDue(memory.told, reminders, now);
    if (kind === 'action-required' && isDue) return { kind, notify: true, reason: 'reminder' };
    if (memory.notifiedStatuses.at(-1) === account.status && memory.firstStatus === null)
      return null;
    return silent(kind, isTold ? 'already-notified' : 'was-so-at-first-look');
  }
  if (isSettling(account, context)) return silent(kind, 'settling');
  const flaps = flapsAt(memory.flapping, kind, now);
  if (flaps === 'silent') return silent(kind, 'flapping');
  if (flaps !== null) return { kind, notify: true, reason: 'keeps-dropping', count: flaps.count };
  if (kind === 'disconnected' && !hasOutlasted(account, context)) return silent(kind, 'held-down');
  const reason = kind === 'action-required' ? 'at-once' : 'outlasted-hold-down';
  return { kind, notify: true, reason };
}

function decideRecovery(
  account: AccountState,
  memory: AccountMemory,
  context: PolicyContext,
): AccountDecision {
  if (memory.notifiedStatuses.length === 0 && !memory.isHeldBack) return null;
  if (memory.firstStatus !== null) return silent('recovered', 'well-again-unseen');
  if (isSettling(account, context)) return silent('recovered', 'settling');
  if (!context.settings.recovered) return silent('recovered', 'kind-off');
  if (memory.flapping.told !== null) return silent('recovered', 'flapping');
  const held = heldBackBy(account.accountID, 'recovered', context);
  if (held !== null) return silent('recovered', held);
  if (context.isAway) return silent('recovered', 'away');
  if (memory.notifiedStatuses.length === 0) return silent('recovered', 'well-again-unseen');
  return { kind: 'recovered', notify: true, reason: 'well-again' };
}

function silent(kind: AccountNotificationKind, reason: DecisionReason): AccountDecision {
  return { kind, notify: false, reason };
}

/** Of transient problems any earlier notification counts; of others only one of the same status. */
function isNotified(account: AccountState, memory: AccountMemory): boolean {
  return isTransient(account.status)
    ? memory.notifiedStatuses.length > 0
    : memory.notifiedStatuses.includes(account.status);
}

/** Whether one line may tell the user now what became of an account. */
export function isPresent(accountID: string, context: PolicyContext): boolean {
  return !context.isAway && heldBackBy(accountID, 'recovered', context) === null;
}

/**
 * Whether a status may still change because Beeper has just come back. One that is older than
 * SETTLE_MS counts as settled, even when Beeper goes away again and again.
 */
export function isSettling(
  { since }: AccountState,
  { now, settlingSince }: Pick<PolicyContext, 'now' | 'settlingSince'>,
): boolean {
  return settlingSince !== null && now - Math.min(since, settlingSince) < SETTLE_MS;
}

function hasOutlasted(account: AccountState, { now, heldDownFrom }: PolicyContext): boolean {
  const since = Math.max(account.unhealthySince ?? now, heldDownFrom ?? 0);
  return now - since >= HOLD_DOWN_MS;
}

const UNSEEN: ReadonlySet<DecisionReason> = new Set(['snoozed', 'quiet-hours', 'away']);
const HELD_BACK: ReadonlySet<DecisionReason> = new Set([
  'acknowledged',
  'muted',
  'snoozed',
  'quiet-hours',
]);

export function memoryAfter(
  account: AccountState,
  memory: AccountMemory,
  decision: AccountDecision,
  { now }: PolicyContext,
): AccountMemory {
  if (decision === null)
    return isHealthy(account.status) ? updated(memory, { told: null }) : memory;
  const { kind, notify, reason } = decision;
  if (kind === 'recovered') {
    if (reason === 'settling') return memory;
    const isBackUnseen = memory.isBackUnseen || UNSEEN.has(reason);
    const flapping = reason === 'turned-off' ? STEADY : memory.flapping;
    return {
      ...memory,
      notifiedStatuses: [],
      told: null,
      isHeldBack: false,
      isBackUnseen,
      flapping,
    };
  }
  if (!notify) return HELD_BACK.has(reason) ? updated(memory, { isHeldBack: true }) : memory;
  const isListed = memory.notifiedStatuses.includes(account.status);
  return {
    ...memory,
    notifiedStatuses: isListed
      ? memory.notifiedStatuses
      : [...memory.notifiedStatuses, account.status],
    told: { firstAt: memory.told?.firstAt ?? now, lastAt: now },
    isHeldBack: false,
    flapping: reason === 'keeps-dropping' ? afterTold(memory.flapping, kind, now) : memory.flapping,
  };
}
