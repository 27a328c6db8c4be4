const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

function counted(count: number, unit: string): string {
  return `${count.toLocaleString('en')} ${unit}${count === 1 ? '' : 's'}`;
}

/**
 * A time of day: "14:02", or "2:02 pm" on a clock of 12 hours.
 * @param hours 0 to 23
 */
export function timeOfDayText(hours: number, minutes: number, cycle: 'h12' | 'h23'): string {
  const digits = (number: number) => String(number).padStart(2, '0');
  if (cycle === 'h23') return `${digits(hours)}:${digits(minutes)}`;
  return `${hours % 12 || 12}:${digits(minutes)} ${hours < 12 ? 'am' : 'pm'}`;
}

/**
 * A day: "3 May", or "3 May 2024".
 * @param month 0 to 11
 */
export function dayText(day: number, month: number, year: number | null): string {
  const name = `${day} ${MONTHS[month] ?? ''}`;
  return year === null ? name : `${name} ${year}`;
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
