import type { Settings } from '../../shared/model/settings';

const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;

/** When the user was first told of a problem, and last; ms since the epoch. */
export interface Told {
  firstAt: number;
  lastAt: number;
}

/**
 * Whether a problem that lasts is to be told of again: after 1 hour, 4 hours, then daily, as far as the
 * user wants each. Several that were missed are one.
 */
export function isReminderDue(told: Told, wanted: Settings['reminders'], now: number): boolean {
  // A time in the future was noted before the clock was set back.
  const firstAt = Math.min(told.firstAt, now);
  const lastAt = Math.min(told.lastAt, now);
  const isDue = (after: number) => lastAt < firstAt + after && firstAt + after <= now;
  const lastDay = Math.floor((now - firstAt) / DAY_MS) * DAY_MS;
  return (
    (wanted['after-1-hour'] && isDue(HOUR_MS)) ||
    (wanted['after-4-hours'] && isDue(4 * HOUR_MS)) ||
    (wanted.daily && lastDay > 0 && isDue(lastDay))
  );
}
