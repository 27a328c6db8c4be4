import { LEAST_SECONDS_ON_BATTERY } from '../../shared/model/poll-seconds';
import type { Snapshot } from '../../shared/model/snapshot';

/** At most this between polls while an account is in progress or the window is visible. */
export const ACTIVE_POLL_MS = 3_000;
/** After each poll in a row without a usable answer; the last one repeats. */
export const BACK_OFF_MS = [1_000, 2_000, 4_000, 8_000, 15_000, 30_000, 60_000] as const;

/** An account counts as in progress for this long; it may fetch years of messages. */
const IN_PROGRESS_FOR_MS = 10 * 60_000;

/** How long to wait while nothing changes and the window is hidden, by the user's choice; ms. */
export function idlePollMs(seconds: number, isOnBattery: boolean): number {
  return Math.max(seconds, isOnBattery ? LEAST_SECONDS_ON_BATTERY : 0) * 1_000;
}

export interface PollContext {
  snapshot: Snapshot;
  windowVisible: boolean;
  /** Between polls while nothing changes and the window is hidden. */
  idlePollMs: number;
  /** From `retry-after`, most often a 429's; ms, null when Beeper did not ask for a pause. */
  retryAfterMs: number | null;
  /** Ms since the epoch. */
  now: number;
}

/** How long to wait before the next poll, in ms. */
export function nextPollDelay(context: PollContext): number {
  const { snapshot, windowVisible, idlePollMs, retryAfterMs, now } = context;
  if (snapshot.missedPolls > 0) {
    const step = Math.min(snapshot.missedPolls, BACK_OFF_MS.length) - 1;
    return Math.max(BACK_OFF_MS[step] ?? idlePollMs, retryAfterMs ?? 0);
  }
  const isInProgress = snapshot.accounts.some(
    (account) => account.severity === 'in-progress' && now - account.since < IN_PROGRESS_FOR_MS,
  );
  return windowVisible || isInProgress ? ACTIVE_POLL_MS : idlePollMs;
}
