import type { NotificationDecision } from '../../shared/model/notification-decision';
import type { AccountState, Snapshot } from '../../shared/model/snapshot';
import { HOLD_DOWN_MS, isHealthy } from '../../shared/model/account-status';
import { rememberPerObject } from '../../shared/util/remember';
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
  /** From when a problem has to last: the same, unless that came while an earlier one still had to. */
  heldDownFrom: number | null;
  /** When the accounts were last looked at. */
  lookedAt: number | null;
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
    heldDownFrom: null,
    lookedAt: null,
  };
}

/** The memory after the computer woke from sleep. */
export function afterResume(state: PolicyState, now: number): PolicyState {
  return { ...state, settlingSince: now, heldDownFrom: now };
}

/** The memory where the same accounts are watched on at another address of their Beeper. */
export function afterMove(state: PolicyState): PolicyState {
  return { ...state, beeperWasAway: true };
}

/**
 * From when a problem has to last after Beeper came back. One that goes away for a moment again and
 * again would otherwise keep every problem from lasting.
 */
function heldDownAnew({ heldDownFrom, lookedAt }: PolicyState, now: number): number {
  if (heldDownFrom === null || lookedAt === null || lookedAt > now) return now;
  const isUnderWay = lookedAt - heldDownFrom < HOLD_DOWN_MS && now - lookedAt < HOLD_DOWN_MS;
  return isUnderWay ? Math.min(heldDownFrom, now) : now;
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
    const beeperWasAway = state.beeperWasAway || snapshot.connectivity.state !== 'starting';
    return { state: { ...state, beeperWasAway }, ...nothing };
  }
  // A missed poll brings no new statuses.
  if (snapshot.missedPolls > 0) return { state, ...nothing };

  const settlingSince = state.beeperWasAway ? now : notAhead(state.settlingSince, now);
  const heldDownFrom = state.beeperWasAway
    ? heldDownAnew(state, now)
    : notAhead(state.heldDownFrom, now);
  const context = { ...wishes, now, settlingSince, heldDownFrom };
  const { changed, forgotten } = absences(state, snapshot, context);
  const decisions: NotificationDecision[] = [];
  const backAgain: string[] = [];
  for (const account of snapshot.accounts) {
    const { accountID } = account;
    if (wishes.removing.has(accountID)) continue;
    const isSettlingNow = isSettling(account, context);
    const known = { isFirstPoll: !state.hasBaseline, isSettling: isSettlingNow, now };
    const before = state.accounts.get(accountID);
    const memory = currentMemory(account, before, known);
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
    if (before === undefined || !saysAll(before, next)) changed.set(accountID, next);
  }
  const after = {
    accounts: withChanges(state.accounts, changed, forgotten),
    hasBaseline: true,
    beeperWasAway: false,
    settlingSince,
    heldDownFrom,
    lookedAt: now,
  };
  return { state: after, decisions, backAgain, forgotten };
}

/**
 * What changes of the accounts that are not listed, and which of them are long gone. A Beeper that has
 * just started may not list all yet.
 */
function absences(state: PolicyState, snapshot: Snapshot, context: PolicyContext) {
  const { now, settlingSince } = context;
  const changed = new Map<string, AccountMemory>();
  const forgotten: string[] = [];
  const isSettled = settlingSince === null || now - settlingSince >= SETTLE_MS;
  if (!isSettled) return { changed, forgotten };
  const listed = accountIDsOf(snapshot.accounts);
  for (const [id, memory] of state.accounts) {
    if (listed.has(id)) continue;
    // Never in the future, as it is when the clock was set back.
    const absentSince = Math.min(memory.absentSince ?? now, now);
    const goneSince = Math.min(memory.goneSince ?? now, now);
    const isGone = now - absentSince >= FORGET_MS || now - goneSince >= FORGET_OVER_RUNS_MS;
    if (isGone) forgotten.push(id);
    else changed.set(id, { ...memory, absentSince, goneSince, wasHealthy: null });
  }
  return { changed, forgotten };
}

/** Made once for as long as the accounts stay the same value. */
const accountIDsOf = rememberPerObject(
  (accounts: readonly AccountState[]): ReadonlySet<string> =>
    new Set(accounts.map(({ accountID }) => accountID)),
);

function withChanges(
  accounts: PolicyState['accounts'],
  changed: ReadonlyMap<string, AccountMemory>,
  forgotten: readonly string[],
): PolicyState['accounts'] {
  if (changed.size === 0 && forgotten.length === 0) return accounts;
  const after = new Map(accounts);
  changed.forEach((memory, id) => after.set(id, memory));
  forgotten.forEach((id) => after.delete(id));
  return after;
}

/** Null for a time in the future: it was recorded before the clock was set back. */
function notAhead(moment: number | null, now: number): number | null {
  return moment !== null && moment <= now ? moment : null;
}
