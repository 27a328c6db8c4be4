import { isHealthy } from '../../shared/model/account-status';
import type { AccountState } from '../../shared/model/snapshot';
import { rememberPerObject } from '../../shared/util/remember';
import { updated } from '../../shared/util/says-all';
import { afterPoll, STEADY, type Flapping } from './flapping';
import type { Told } from './reminders';

/** What is remembered of an account across restarts. Times are ms since the epoch. */
export interface NotifiedState {
  /** The statuses that the user was notified of since the account was last healthy. */
  notifiedStatuses: readonly string[];
  wasConnected: boolean;
  /** When the user was told of its present need; also when it was there at the first look. */
  told: Told | null;
  /** A silence holds its present problem back. */
  isHeldBack: boolean;
  /** It had a problem while the user was away or everything was silenced, and is well again. */
  isBackUnseen: boolean;
  flapping: Flapping;
  /** Since when it is listed no more, over all runs; null while it is. */
  goneSince: number | null;
}

/** What the policy remembers of an account. */
export interface AccountMemory extends NotifiedState {
  /** The status at the first good poll, while it lasts: the user is not notified of it. */
  firstStatus: string | null;
  /** Whether it was healthy at the poll before; null at the first. */
  wasHealthy: boolean | null;
  /** Since when good polls of this run do not list it; null while they do. */
  absentSince: number | null;
  /** The last decision, so that the same one is not returned twice. */
  lastDecision: string | null;
}

export const NEVER_NOTIFIED: NotifiedState = {
  notifiedStatuses: [],
  wasConnected: false,
  told: null,
  isHeldBack: false,
  isBackUnseen: false,
  flapping: STEADY,
  goneSince: null,
};

export function rememberedMemory(remembered: NotifiedState): AccountMemory {
  const ofThisRun = { firstStatus: null, wasHealthy: null, absentSince: null, lastDecision: null };
  return { ...remembered, ...ofThisRun };
}

/** The same value (`===`) of the same memory. */
export const notifiedStateOf = rememberPerObject((memory: AccountMemory): NotifiedState => {
  const { notifiedStatuses, wasConnected, told, isHeldBack, isBackUnseen } = memory;
  const { flapping, goneSince } = memory;
  return { notifiedStatuses, wasConnected, told, isHeldBack, isBackUnseen, flapping, goneSince };
});

/** The memory as a good poll finds it, before anything is decided; the same value when that is as before. */
export function currentMemory(
  account: AccountState,
  known: AccountMemory | undefined,
  { isFirstPoll, isSettling, now }: { isFirstPoll: boolean; isSettling: boolean; now: number },
): AccountMemory {
  const memory = known ?? rememberedMemory(NEVER_NOTIFIED);
  const { status, severity } = account;
  const isNow = isHealthy(status);
  const fell = memory.wasHealthy === true && !isNow && severity !== 'off';
  const healed = memory.wasHealthy === false && isNow;
  const wasFirst = memory.firstStatus === status ? status : null;
  const firstStatus = isFirstPoll ? status : wasFirst;
  const isFirstNeed = firstStatus !== null && severity === 'action-required';
  return updated(memory, {
    firstStatus,
    wasConnected: memory.wasConnected || isNow,
    wasHealthy: isNow,
    absentSince: null,
    goneSince: null,
    told: memory.told ?? (isFirstNeed ? { firstAt: now, lastAt: now } : null),
    flapping: afterPoll(
      memory.flapping,
      { fell, healed, isFirstLook: memory.wasHealthy === null, isSettling },
      now,
    ),
  });
}
