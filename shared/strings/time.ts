const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

function counted(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

/** A length of time in its largest fitting unit, e.g. "12 seconds", "3 minutes", "2 days". */
export function duration(ms: number): string {
  const length = Math.max(0, ms);
  if (length < MINUTE_MS) return counted(Math.floor(length / SECOND_MS), 'second');
  if (length < HOUR_MS) return counted(Math.floor(length / MINUTE_MS), 'minute');
  if (length < DAY_MS) return counted(Math.floor(length / HOUR_MS), 'hour');
  return counted(Math.floor(length / DAY_MS), 'day');
}

/** How long ago, short: "just now", "12 s ago", "4 min ago", "3 h ago", "2 days ago". */
export function ago(ms: number): string {
  if (ms < 2 * SECOND_MS) return 'just now';
  if (ms < MINUTE_MS) return `${Math.floor(ms / SECOND_MS)} s ago`;
  if (ms < HOUR_MS) return `${Math.floor(ms / MINUTE_MS)} min ago`;
  if (ms < DAY_MS) return `${Math.floor(ms / HOUR_MS)} h ago`;
  return `${counted(Math.floor(ms / DAY_MS), 'day')} ago`;
}

/** "yesterday, 14:02". */
export function yesterdayAt(time: string): string {
  return `yesterday, ${time}`;
}

/** "tomorrow, 14:02". */
export function tomorrowAt(time: string): string {
  return `tomorrow, ${time}`;
}
