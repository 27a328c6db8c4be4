import type {
  AccountNotificationKind,
  DecisionReason,
  NotificationDecision,
} from '../../shared/model/notification-decision';
import type { AccountState, Snapshot } from '../../shared/model/snapshot';
import { HOLD_DOWN_MS, isTransient, isHealthy } from '../../shared/model/account-status';

/**
 * Whether the user is notified about an account, and why. The rules are those of the bridges:
 * - at once when an account needs a sign-in, after three minutes when it may recover by itself;
 * - of a recovery only after a notified problem, and of the same state only once;
 * - of what Beeper's absence or a resume from sleep causes only if it lasts.
 */

/** After Beeper came back or the computer woke, states get this long to settle. */
export const SETTLE_MS = 60_000;

/** Which kinds the user wants. */
export type NotificationSettings = Record<AccountNotificationKind, boolean>;

/** What is remembered of an account across restarts. */
export interface NotifiedState {
  /** The statuses that the user was notified of since the account was last healthy. */
  notifiedStatuses: readonly string[];
  wasConnected: boolean;
}

interface AccountPolicyState extends NotifiedState {
  /** The status at the first good poll, while it lasts: the user is not notified of it. */
  firstStatus: string | null;
  /** The last decision, so that the same one is not returned twice. */
  lastDecision: string | null;
}

/** The policy's memory. A value: each evaluation returns a new one. */
export interface PolicyState {
  accounts: ReadonlyMap<string, AccountPolicyState>;
  /** There was a good poll. */
  hasBaseline: boolean;
  /** Beeper was not reachable at the last poll. */
  beeperWasAway: boolean;
  /** When Beeper last came back or the computer last woke; ms since the epoch. */
  settlingSince: number | null;
}

/** The memory at start, from what an earlier run remembered. */
export function initialPolicyState(remembered: ReadonlyMap<string, NotifiedState>): PolicyState {
  return {
    accounts: new Map(
      [...remembered].map(([id, notified]) => [
        id,
        { ...notified, firstStatus: null, lastDecision: null },
      ]),
    ),
    hasBaseline: false,
    beeperWasAway: false,
    settlingSince: null,
  };
}

/** The memory after the computer woke from sleep. */
export function afterResume(state: PolicyState, now: number): PolicyState {
  return { ...state, settlingSince: now };
}

/** What is remembered across restarts. */
export function notifiedStates(state: PolicyState): Map<string, NotifiedState> {
  return new Map(
    [...state.accounts].map(([id, { notifiedStatuses, wasConnected }]) => [
      id,
      { notifiedStatuses, wasConnected },
    ]),
  );
}

/**
 * Evaluates a snapshot. Returns a decision again only when it or its reason changes.
 * @param now ms since the epoch
 */
export function evaluatePolicy(
  state: PolicyState,
  snapshot: Snapshot,
  settings: NotificationSettings,
  now: number,
): { state: PolicyState; decisions: NotificationDecision[] } {
  if (snapshot.connectivity.state !== 'ok') {
    const beeperWasAway = snapshot.connectivity.state !== 'starting';
    return { state: { ...state, beeperWasAway }, decisions: [] };
  }
  // A missed poll brings no new statuses.
  if (snapshot.missedPolls > 0) return { state, decisions: [] };

  const settlingSince = state.beeperWasAway ? now : notAhead(state.settlingSince, now);
  // An account that is not listed stays: a Beeper that has just started may not list everything yet.
  const accounts = new Map(state.accounts);
  const decisions: NotificationDecision[] = [];
  for (const account of snapshot.accounts) {
    const memory = currentMemory(account, state);
    const decision = decideAccount(account, memory, { settings, now, settlingSince });
    const lastDecision = decision === null ? null : `${account.status} ${decision.reason}`;
    accounts.set(account.accountID, memoryAfter(account, { ...memory, lastDecision }, decision));
    if (decision !== null && lastDecision !== memory.lastDecision) {
      decisions.push({ accountID: account.accountID, ...decision });
    }
  }
  return {
    state: { accounts, hasBaseline: true, beeperWasAway: false, settlingSince },
    decisions,
  };
}

function currentMemory(account: AccountState, state: PolicyState): AccountPolicyState {
  const known = state.accounts.get(account.accountID);
  const memory = known ?? {
    notifiedStatuses: [],
    wasConnected: false,
    firstStatus: null,
    lastDecision: null,
  };
  const firstStatus = state.hasBaseline
    ? memory.firstStatus === account.status
      ? memory.firstStatus
      : null
    : account.status;
  return {
    ...memory,
    firstStatus,
    wasConnected: memory.wasConnected || isHealthy(account.status),
  };
}

interface PolicyContext {
  settings: NotificationSettings;
  now: number;
  settlingSince: number | null;
}

type AccountDecision = Omit<NotificationDecision, 'accountID'> | null;

function decideAccount(
  account: AccountState,
  memory: AccountPolicyState,
  context: PolicyContext,
): AccountDecision {
  if (account.severity === 'off') {
    return memory.notifiedStatuses.length > 0 ? silent('recovered', 'turned-off') : null;
  }
  if (isHealthy(account.status)) return decideRecovery(account, memory, context);

  const kind = isTransient(account.status) ? 'disconnected' : 'action-required';
  if (account.status === 'connection_required' && !memory.wasConnected) {
    return silent(kind, 'never-was-connected');
  }
  if (memory.notifiedStatuses.at(-1) === account.status && memory.firstStatus === null) return null;
  if (isNotified(account, memory)) return silent(kind, 'already-notified');
  if (memory.firstStatus !== null) return silent(kind, 'was-so-at-first-look');
  if (isSettling(account, context)) return silent(kind, 'settling');
  if (kind === 'disconnected' && !hasOutlasted(account, context)) return silent(kind, 'held-down');
  if (!context.settings[kind]) return silent(kind, 'kind-off');
  return {
    kind,
    notify: true,
    reason: kind === 'action-required' ? 'at-once' : 'outlasted-hold-down',
  };
}

function decideRecovery(
  account: AccountState,
  memory: AccountPolicyState,
  context: PolicyContext,
): AccountDecision {
  if (memory.notifiedStatuses.length === 0) return null;
  if (memory.firstStatus !== null) return silent('recovered', 'well-again-unseen');
  if (isSettling(account, context)) return silent('recovered', 'settling');
  if (!context.settings.recovered) return silent('recovered', 'kind-off');
  return { kind: 'recovered', notify: true, reason: 'well-again' };
}

function silent(kind: AccountNotificationKind, reason: DecisionReason): AccountDecision {
  return { kind, notify: false, reason };
}

/** Of transient problems any earlier notification counts; of others only one of the same status. */
function isNotified(account: AccountState, memory: AccountPolicyState): boolean {
  return isTransient(account.status)
    ? memory.notifiedStatuses.length > 0
    : memory.notifiedStatuses.includes(account.status);
}

/**
 * Whether a status may still change because Beeper has just come back. One that is older than
 * SETTLE_MS counts as settled, even when Beeper goes away again and again.
 */
function isSettling({ since }: AccountState, { now, settlingSince }: PolicyContext): boolean {
  return settlingSince !== null && now - Math.min(since, settlingSince) < SETTLE_MS;
}

/** Null for a time in the future: it was recorded before the clock was set back. */
function notAhead(moment: number | null, now: number): number | null {
  return moment !== null && moment <= now ? moment : null;
}

function hasOutlasted(account: AccountState, { now, settlingSince }: PolicyContext): boolean {
  const since = Math.max(account.unhealthySince ?? now, settlingSince ?? 0);
  return now - since >= HOLD_DOWN_MS;
}

function memoryAfter(
  account: AccountState,
  memory: AccountPolicyState,
  decision: AccountDecision,
): AccountPolicyState {
  if (decision === null) return memory;
  if (decision.kind === 'recovered') {
    return decision.reason === 'settling' ? memory : { ...memory, notifiedStatuses: [] };
  }
  return decision.notify
    ? { ...memory, notifiedStatuses: [...memory.notifiedStatuses, account.status] }
    : memory;
}
