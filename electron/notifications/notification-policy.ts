import type { NotificationDecision } from '../../shared/model/notification-decision';
import type { Snapshot } from '../../shared/model/snapshot';
import { isHealthy } from '../../shared/model/account-status';
import { saysAll, updated } from '../../shared/util/says-all';
import {
  decideAccount,
  isPresent,
  isSettling,
  memoryAfter,
  SETTLE_MS,
  type PolicyContext,
  type PolicyWishes,
} from './account-decision';
import {
  currentMemory,
  notifiedStateOf,
  rememberedMemory,
  type AccountMemory,
  type NotifiedState,
} from './account-memory';

/** An account that good polls do not list for this long is gone, and nothing of it is remembered. */
export const FORGET_MS = 60 * 60_000;
/** The same over all runs, of which none may last as long as that. */
export const FORGET_OVER_RUNS_MS = 30 * 24 * 60 * 60_000;

/** The policy's memory. A value: each evaluation returns a new one. */
export interface PolicyState {
  accounts: ReadonlyMap<string, AccountMemory>;
  /** There was a good poll. */
  hasBaseline: boolean;
  /** Beeper was not reachable at the last poll. */
  beeperWasAway: boolean;
  /** When Beeper last came back or the computer last woke; ms since the epoch. */
  settlingSince: number | null;
}

export interface PolicyResult {
  state: PolicyState;
  /** Only those that are new, or have a new reason. */
  decisions: NotificationDecision[];
  /** The accounts of which one line says that they had a problem and are well again. */
  backAgain: readonly string[];
  /** The accounts that are gone, and of which nothing is remembered any more. */
  forgotten: readonly string[];
}

/** The memory at start, from what an earlier run remembered. */
export function initialPolicyState(remembered: ReadonlyMap<string, NotifiedState>): PolicyState {
  return {
    accounts: new Map([...remembered].map(([id, state]) => [id, rememberedMemory(state)])),
    hasBaseline: false,
    beeperWasAway: false,
    settlingSince: null,
  };
}

/** The memory after the computer woke from sleep. */
export function afterResume(state: PolicyState, now: number): PolicyState {
  return { ...state, settlingSince: now };
}

/** The memory without accounts that the user removed. */
export function withoutRemoved(state: PolicyState, removed: ReadonlySet<string>): PolicyState {
  if (removed.size === 0) return state;
  const left = [...state.accounts].filter(([id]) => !removed.has(id));
  return { ...state, accounts: new Map(left) };
}

/** What is remembered across restarts. */
export function notifiedStates(state: PolicyState): Map<string, NotifiedState> {
  const states = new Map<string, NotifiedState>();
  for (const [id, memory] of state.accounts) states.set(id, notifiedStateOf(memory));
  return states;
}

/**
 * Applies the rules of account-decision.ts to every account of a snapshot. What is remembered of an
 * account, and of all, stays the same value (`===`) when nothing of it changes.
 * @param now ms since the epoch
 */
export function evaluatePolicy(
  state: PolicyState,
  snapshot: Snapshot,
  wishes: PolicyWishes,
  now: number,
): PolicyResult {
  const nothing = { decisions: [], backAgain: [], forgotten: [] };
  if (snapshot.connectivity.state !== 'ok') {
    const beeperWasAway = snapshot.connectivity.state !== 'starting';
    return { state: { ...state, beeperWasAway }, ...nothing };
  }
  // A missed poll brings no new statuses.
  if (snapshot.missedPolls > 0) return { state, ...nothing };

  const settlingSince = state.beeperWasAway ? now : notAhead(state.settlingSince, now);
  const context = { ...wishes, now, settlingSince };
  const { accounts, forgotten } = withAbsences(state, snapshot, context);
  const decisions: NotificationDecision[] = [];
  const backAgain: string[] = [];
  for (const account of snapshot.accounts) {
    const { accountID } = account;
    if (wishes.removing.has(accountID)) continue;
    const isSettlingNow = isSettling(account, context);
    const known = { isFirstPoll: !state.hasBaseline, isSettling: isSettlingNow, now };
    const memory = currentMemory(account, state.accounts.get(accountID), known);
    const decision = decideAccount(account, memory, context);
    const lastDecision = decision === null ? null : `${account.status} ${decision.reason}`;
    let next = memoryAfter(account, updated(memory, { lastDecision }), decision, context);
    // A reminder follows a reminder.
    const isNew = lastDecision !== memory.lastDecision || decision?.notify === true;
    if (decision !== null && isNew) decisions.push({ accountID, ...decision });
    if (next.isBackUnseen && !isSettlingNow && isPresent(accountID, context)) {
      if (isHealthy(account.status)) backAgain.push(accountID);
      next = { ...next, isBackUnseen: false };
    }
    const before = state.accounts.get(accountID);
    accounts.set(accountID, before !== undefined && saysAll(before, next) ? before : next);
  }
  const isSame = isSameMap(state.accounts, accounts);
  const after = {
    accounts: isSame ? state.accounts : accounts,
    hasBaseline: true,
    beeperWasAway: false,
    settlingSince,
  };
  return { state: after, decisions, backAgain, forgotten };
}

/** What is remembered, without what is long gone. A Beeper that has just started may not list all yet. */
function withAbsences(state: PolicyState, snapshot: Snapshot, context: PolicyContext) {
  const { now, settlingSince } = context;
  const listed = new Set(snapshot.accounts.map(({ accountID }) => accountID));
  const isSettled = settlingSince === null || now - settlingSince >= SETTLE_MS;
  const accounts = new Map<string, AccountMemory>();
  const forgotten: string[] = [];
  for (const [id, memory] of state.accounts) {
    // Never in the future, as it is when the clock was set back.
    const absentSince = Math.min(memory.absentSince ?? now, now);
    const goneSince = Math.min(memory.goneSince ?? now, now);
    const isGone = now - absentSince >= FORGET_MS || now - goneSince >= FORGET_OVER_RUNS_MS;
    if (listed.has(id) || !isSettled) accounts.set(id, memory);
    else if (isGone) forgotten.push(id);
    else accounts.set(id, { ...memory, absentSince, goneSince, wasHealthy: null });
  }
  return { accounts, forgotten };
}

function isSameMap<Value>(a: ReadonlyMap<string, Value>, b: ReadonlyMap<string, Value>): boolean {
  return a.size === b.size && [...b].every(([key, value]) => a.get(key) === value);
}

/** Null for a time in the future: it was recorded before the clock was set back. */
function notAhead(moment: number | null, now: number): number | null {
  return moment !== null && moment <= now ? moment : null;
}
