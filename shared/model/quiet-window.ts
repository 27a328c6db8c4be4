import type { QuietWindow } from './settings';

const MINUTES_OF_DAY = 24 * 60;
const MINUTES_OF_WEEK = 7 * MINUTES_OF_DAY;

/** How a window ends: on the day it began, at the midnight after, later, or after a whole day. */
export type QuietWindowSpan = 'same-day' | 'midnight' | 'next-day' | 'whole-day';

export function quietWindowSpan({ from, to }: QuietWindow): QuietWindowSpan {
  if (from === to) return 'whole-day';
  if (to === '00:00') return 'midnight';
  return to > from ? 'same-day' : 'next-day';
}

/** Whether two windows hold at the same time on some day; those that only touch do not. */
export function quietWindowsOverlap(windows: readonly QuietWindow[]): boolean {
  const stretches = windows.flatMap(stretchesOf);
  return stretches.some((one, index) =>
    stretches.some(
      (other, otherIndex) =>
        index !== otherIndex &&
        (other.start - one.start + MINUTES_OF_WEEK) % MINUTES_OF_WEEK < one.length,
    ),
  );
}

/** In minutes of a week without daylight saving; a stretch may go on into the next week. */
function stretchesOf({ days, from, to }: QuietWindow): { start: number; length: number }[] {
  const start = minuteOfDay(from);
  const length = (minuteOfDay(to) - start + MINUTES_OF_DAY) % MINUTES_OF_DAY || MINUTES_OF_DAY;
  return [...new Set(days)].map((day) => ({ start: day * MINUTES_OF_DAY + start, length }));
}

function minuteOfDay(time: string): number {
  const [hours, minutes] = time.split(':').map(Number);
  return (hours ?? 0) * 60 + (minutes ?? 0);
}

const EVERY_DAY = [0, 1, 2, 3, 4, 5, 6];

const SUGGESTIONS: readonly QuietWindow[] = [
  { days: EVERY_DAY, from: '22:00', to: '07:00' },
  { days: [1, 2, 3, 4, 5], from: '12:00', to: '13:00' },
  { days: [0, 6], from: '07:00', to: '09:00' },
];

/** What a further window starts as: hours of which none are quiet yet, else without a day. */
export function suggestedQuietWindow(windows: readonly QuietWindow[]): QuietWindow {
  const fitting = SUGGESTIONS.find((one) => !windows.some((w) => quietWindowsOverlap([w, one])));
  return fitting ?? { days: [], from: '22:00', to: '07:00' };
}
