import type { AccountState, Snapshot } from '../../shared/model/snapshot';
import { HOLD_DOWN_MS, isTransient, isHealthy } from '../../shared/model/account-status';

/**
 * Whether the user is told about an account, and why or why not. The bridges' own policy, kept:
 * at once for what needs a sign-in, after three minutes for what may heal by itself, a recovery
 * notice only after an alert, identical states once, and nothing for what Beeper's own absence or
 * a resume from sleep causes unless it stays.
 */

/** After Beeper came back or the computer woke, states get this long to settle. */
export const SETTLE_MS = 60_000;

export type AccountNotificationKind = 'action-required' | 'disconnected' | 'recovered';

/** Which kinds the user wants to hear of. */
export type NotificationSettings = Record<AccountNotificationKind, boolean>;

/** Why the user is told, or why not. */
export type DecisionReason =
  | 'at-once'
  | 'outlasted-hold-down'
  | 'well-again'
  | 'was-so-at-first-look'
  | 'already-told'
  | 'held-down'
  | 'settling'
  | 'never-was-connected'
  | 'turned-off'
  | 'well-again-unseen'
  | 'muted';

export interface PolicyDecision {
  accountID: string;
  kind: AccountNotificationKind;
  notify: boolean;
  reason: DecisionReason;
}

/** What is remembered of an account across restarts. */
export interface NotifiedState {
  /** What the user was told since the account was last well; empty when nothing. */
  notifiedStatuses: readonly string[];
  /** The account was seen connected at some time. */
  wasConnected: boolean;
}

interface AccountPolicyState extends NotifiedState {
  /** The status it had at the first look, while it lasts; that one is not news. */
  firstStatus: string | null;
  /** The last decision, so that each is made known once. */
  last: string | null;
}

/** The policy's memory. A value: each judgement gives a new one. */
export interface PolicyState {
  accounts: ReadonlyMap<string, AccountPolicyState>;
  /** The first good poll was seen. */
  hasBaseline: boolean;
  /** Beeper was not reachable at the last look. */
  beeperWasAway: boolean;
  /** When Beeper last came back or the computer last woke; ms since the epoch. */
  settlingSince: number | null;
}

/** The memory at start, from what an earlier run remembered. */
export function initialPolicyState(remembered: ReadonlyMap<string, NotifiedState>): PolicyState {
  return {
    accounts: new Map(
      [...remembered].map(([id, notified]) => [id, { ...notified, firstStatus: null, last: null }]),
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

/** What outlives a restart. */
export function notifiedStates(state: PolicyState): Map<string, NotifiedState> {
  return new Map(
    [...state.accounts].map(([id, { notifiedStatuses, wasConnected }]) => [
      id,
      { notifiedStatuses, wasConnected },
    ]),
  );
}

/**
 * Judges a snapshot. Each decision is given once: again only when it or its reason changes.
 * @param now ms since the epoch
 */
export function evaluatePolicy(
  state: PolicyState,
  snapshot: Snapshot,
  settings: NotificationSettings,
  now: number,
): { state: PolicyState; decisions: PolicyDecision[] } {
  if (snapshot.connectivity.state !== 'ok') {
    const beeperWasAway = snapshot.connectivity.state !== 'starting';
    return { state: { ...state, beeperWasAway }, decisions: [] };
  }
  // A missed poll that is not yet an absence: nothing new is known.
  if (snapshot.missedPolls > 0) return { state, decisions: [] };

  const settlingSince = state.beeperWasAway ? now : notAhead(state.settlingSince, now);
  // What is not listed is kept in mind: a Beeper that has just started may not list everything yet.
  const accounts = new Map(state.accounts);
  const decisions: PolicyDecision[] = [];
  for (const account of snapshot.accounts) {
    const memory = remember(account, state);
    const verdict = judgeAccount(account, memory, { settings, now, settlingSince });
    const last = verdict === null ? null : `${account.status} ${verdict.reason}`;
    accounts.set(account.accountID, afterVerdict(account, { ...memory, last }, verdict));
    if (verdict !== null && last !== memory.last) {
      decisions.push({ accountID: account.accountID, ...verdict });
    }
  }
  return {
    state: { accounts, hasBaseline: true, beeperWasAway: false, settlingSince },
    decisions,
  };
}

function remember(account: AccountState, state: PolicyState): AccountPolicyState {
  const known = state.accounts.get(account.accountID);
  const memory = known ?? {
    notifiedStatuses: [],
    wasConnected: false,
    firstStatus: null,
    last: null,
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

interface Circumstances {
  settings: NotificationSettings;
  now: number;
  settlingSince: number | null;
}

type Verdict = Omit<PolicyDecision, 'accountID'> | null;

function judgeAccount(
  account: AccountState,
  memory: AccountPolicyState,
  when: Circumstances,
): Verdict {
  if (account.severity === 'off') {
    return memory.notifiedStatuses.length > 0 ? silent('recovered', 'turned-off') : null;
  }
  if (isHealthy(account.status)) return judgeRecovery(account, memory, when);

  const kind = isTransient(account.status) ? 'disconnected' : 'action-required';
  if (account.status === 'connection_required' && !memory.wasConnected) {
    return silent(kind, 'never-was-connected');
  }
  if (memory.notifiedStatuses.at(-1) === account.status && memory.firstStatus === null) return null;
  if (isTold(account, memory)) return silent(kind, 'already-told');
  if (memory.firstStatus !== null) return silent(kind, 'was-so-at-first-look');
  if (isSettling(account, when)) return silent(kind, 'settling');
  if (kind === 'disconnected' && !hasOutlasted(account, when)) return silent(kind, 'held-down');
  if (!when.settings[kind]) return silent(kind, 'muted');
  return {
    kind,
    notify: true,
    reason: kind === 'action-required' ? 'at-once' : 'outlasted-hold-down',
  };
}

function judgeRecovery(
  account: AccountState,
  memory: AccountPolicyState,
  when: Circumstances,
): Verdict {
  if (memory.notifiedStatuses.length === 0) return null;
  if (memory.firstStatus !== null) return silent('recovered', 'well-again-unseen');
  if (isSettling(account, when)) return silent('recovered', 'settling');
  if (!when.settings.recovered) return silent('recovered', 'muted');
  return { kind: 'recovered', notify: true, reason: 'well-again' };
}

function silent(kind: AccountNotificationKind, reason: DecisionReason): Verdict {
  return { kind, notify: false, reason };
}

/** A passing trouble says nothing new once the user was told of any; a need is told once each. */
function isTold(account: AccountState, memory: AccountPolicyState): boolean {
  return isTransient(account.status)
    ? memory.notifiedStatuses.length > 0
    : memory.notifiedStatuses.includes(account.status);
}

/**
 * Whether a state still has to show that it stays. One that is older than the minute has, even where
 * the minute begins anew because Beeper goes away again and again.
 */
function isSettling({ since }: AccountState, { now, settlingSince }: Circumstances): boolean {
  return settlingSince !== null && now - Math.min(since, settlingSince) < SETTLE_MS;
}

/** A moment that lies ahead is from before the clock was set back, and says nothing any more. */
function notAhead(moment: number | null, now: number): number | null {
  return moment !== null && moment <= now ? moment : null;
}

function hasOutlasted(account: AccountState, { now, settlingSince }: Circumstances): boolean {
  const since = Math.max(account.unhealthySince ?? now, settlingSince ?? 0);
  return now - since >= HOLD_DOWN_MS;
}

function afterVerdict(account: AccountState, memory: AccountPolicyState, verdict: Verdict) {
  if (verdict === null) return memory;
  if (verdict.kind === 'recovered') {
    return verdict.reason === 'settling' ? memory : { ...memory, notifiedStatuses: [] };
  }
  return verdict.notify
    ? { ...memory, notifiedStatuses: [...memory.notifiedStatuses, account.status] }
    : memory;
}
