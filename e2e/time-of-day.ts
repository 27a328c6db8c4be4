import type { QuietWindow } from '../shared/model/settings';

/** A time of day in the computer's own zone, e.g. "09:05". */
export function timeOfDay(moment: number): string {
  const date = new Date(moment);
  return [date.getHours(), date.getMinutes()].map((part) => `${part}`.padStart(2, '0')).join(':');
}

/** Quiet hours every day that began ten minutes ago and end in twenty. @param now ms since the epoch */
export function quietHoursAround(now: number): QuietWindow {
  return {
    days: [0, 1, 2, 3, 4, 5, 6],
    from: timeOfDay(now - 10 * 60_000),
    to: timeOfDay(now + 20 * 60_000),
  };
}
