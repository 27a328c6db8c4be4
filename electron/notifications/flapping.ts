import type { AccountNotificationKind } from '../../shared/model/notification-decision';
import { saysAll } from '../../shared/util/says-all';

/** An account that falls this often within the time below is said to keep dropping. */
const FALLS_TO_FLAP = 4;
const FLAP_WITHIN_MS = 60 * 60_000;
/** It counts as steady again after this long in one state, good or bad. */
const STEADY_MS = 60 * 60_000;
/** That it still keeps dropping is said at most this often. */
const FLAP_AGAIN_MS = 6 * 60 * 60_000;

/** How often an account fell lately. A value; times are ms since the epoch. */
export interface Flapping {
  /** When it fell within the last hour, oldest first. */
  falls: readonly number[];
  /** When it last fell or was well again, or may have while nobody looked. */
  changedAt: number;
  /** The user was told that it keeps dropping; null while it does not. */
  told: { at: number; kind: AccountNotificationKind } | null;
  /** How often it fell since the user was told. */
  fallsSinceTold: number;
}

export const STEADY: Flapping = { falls: [], changedAt: 0, told: null, fallsSinceTold: 0 };

interface Change {
  /** It was well at the poll before, and is not now. */
  fell: boolean;
  /** The other way round. */
  healed: boolean;
  /** How it was before is not known: at this run's first look, or after it was not listed. */
  isFirstLook: boolean;
  /** Beeper has just come back, or the computer has: falls are not the account's own. */
  isSettling: boolean;
}

/** The same value (`===`) when nothing changes. */
export function afterPoll(
  flapping: Flapping,
  { fell, healed, isFirstLook, isSettling }: Change,
  now: number,
): Flapping {
  if (isAtRest(flapping, now) && !fell && !healed) return flapping;
  const counts = fell && !isSettling;
  // A time in the future was noted before the clock was set back.
  const changedBefore = Math.min(flapping.changedAt, now);
  const isSteady = flapping.told !== null && now - changedBefore >= STEADY_MS;
  const { told, falls, fallsSinceTold } = isSteady ? STEADY : flapping;
  // What it did while nobody looked may have been another drop.
  const mayHaveChanged = isFirstLook && told !== null;
  const changedAt = fell || healed || mayHaveChanged ? now : changedBefore;
  const recent = falls.filter((at) => at <= now && now - at < FLAP_WITHIN_MS);
  const next: Flapping = {
    falls: counts
      ? [...recent, now].slice(-FALLS_TO_FLAP)
      : recent.length === falls.length
        ? falls
        : recent,
    changedAt,
    told: told !== null && told.at > now ? { ...told, at: now } : told,
    fallsSinceTold: told === null ? 0 : fallsSinceTold + (counts ? 1 : 0),
  };
  return saysAll(flapping, next) ? flapping : next;
}

/** Whether time alone changes nothing of it. */
function isAtRest({ falls, changedAt, told, fallsSinceTold }: Flapping, now: number): boolean {
  return falls.length === 0 && told === null && fallsSinceTold === 0 && changedAt <= now;
}

/**
 * What its falls ask for: null when it does not flap; `silent` when the user knows; else how often it
 * fell, for the user to be told.
 */
export function flapsAt(
  { falls, told, fallsSinceTold }: Flapping,
  kind: AccountNotificationKind,
  now: number,
): { count: number } | 'silent' | null {
  if (told === null) return falls.length >= FALLS_TO_FLAP ? { count: falls.length } : null;
  // That it drops by itself says nothing of one that needs its user now.
  if (kind === 'action-required' && told.kind !== 'action-required') return null;
  return now - told.at >= FLAP_AGAIN_MS && fallsSinceTold > 0
    ? { count: fallsSinceTold }
    : 'silent';
}

export function afterTold(
  flapping: Flapping,
  kind: AccountNotificationKind,
  now: number,
): Flapping {
  return { ...flapping, told: { at: now, kind }, fallsSinceTold: 0 };
}
