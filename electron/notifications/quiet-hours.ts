import type { QuietWindow } from '../../shared/model/settings';

/** A window that begins today may be the last of a week of windows, each on the heels of another. */
const MAX_JOINED = 16;
/** A week ahead every window has begun once; two days more, as a day may have 23 or 25 hours. */
const DAYS_AHEAD = 9;

interface Span {
  from: number;
  to: number;
}

/**
 * When the quiet hours that hold now end, by the computer's own time zone; null outside them. Windows
 * that overlap or follow one another are one. A time that a change of the clocks leaves out counts as
 * that much later; of one that it repeats the first counts.
 * @param now ms since the epoch, as is the result
 */
export function quietUntil(windows: readonly QuietWindow[], now: number): number | null {
  const spans = spansAround(windows, now);
  let until: number | null = null;
  for (let joined = 0; joined < MAX_JOINED; joined += 1) {
    const at: number = until ?? now;
    const ends = spans.filter(({ from, to }) => from <= at && at < to).map(({ to }) => to);
    if (ends.length === 0) return until;
    until = Math.max(...ends);
  }
  return until;
}

/** When quiet hours begin next; null when none do within a week. */
export function nextQuietStart(windows: readonly QuietWindow[], now: number): number | null {
  const starts = spansAround(windows, now)
    .map(({ from }) => from)
    .filter((from) => from > now);
  return starts.length === 0 ? null : Math.min(...starts);
}

/** The windows of yesterday, today and the days after it. */
function spansAround(windows: readonly QuietWindow[], now: number): Span[] {
  const today = new Date(now);
  const at = (daysAhead: number, time: string) => {
    const [hours = 0, minutes = 0] = time.split(':').map(Number);
    const [year, month, day] = [today.getFullYear(), today.getMonth(), today.getDate()];
    return new Date(year, month, day + daysAhead, hours, minutes);
  };
  const days = Array.from({ length: DAYS_AHEAD + 1 }, (_, index) => index - 1);
  return windows.flatMap(({ days: weekdays, from, to }) =>
    days
      .filter((day) => weekdays.includes(at(day, '12:00').getDay()))
      .map((day) => ({
        from: at(day, from).getTime(),
        to: at(from < to ? day : day + 1, to).getTime(),
      })),
  );
}
