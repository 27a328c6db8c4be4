const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

function counted(count: number, unit: string): string {
  return `${count.toLocaleString('en')} ${unit}${count === 1 ? '' : 's'}`;
}

/** A length of time in its largest fitting unit, e.g. "a moment", "3 minutes", "2 days". */
export function duration(ms: number): string {
  // Also where a clock was set back, or nothing is known: a comparison with NaN is false.
  if (!(ms >= MINUTE_MS)) return 'a moment';
  if (ms < HOUR_MS) return counted(Math.floor(ms / MINUTE_MS), 'minute');
  if (ms < DAY_MS) return counted(Math.floor(ms / HOUR_MS), 'hour');
  return counted(Math.floor(ms / DAY_MS), 'day');
}

/** How long ago: "a moment ago", "4 minutes ago", "2 days ago". */
export function ago(ms: number): string {
  return `${duration(ms)} ago`;
}

/** "yesterday, 14:02". */
export function yesterdayAt(time: string): string {
  return `yesterday, ${time}`;
}

/** "tomorrow, 14:02". */
export function tomorrowAt(time: string): string {
  return `tomorrow, ${time}`;
}
