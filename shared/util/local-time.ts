import { tomorrowAt, yesterdayAt } from '../strings/time';

/** A clock of 12 or of 24 hours. */
type HourCycle = 'h12' | 'h23';

export interface LocalTime {
  /**
   * A moment as seen from `now` (both ms since the epoch): "14:02", "yesterday, 14:02",
   * "tomorrow, 14:02", "3 May, 14:02", "3 May 2024, 14:02".
   */
  at(moment: number, now: number): string;
  /** The day of a moment as seen from `now`: "3 May", "3 May 2024". */
  day(moment: number, now: number): string;
  /** A time of day, `HH:MM`, e.g. "14:02" or "2:02 pm". */
  ofDay(time: string): string;
}

/**
 * Formats moments in the user's time zone.
 * @param hourCycle `system`: as the user has set it
 * @param timeZone the system's when left out
 */
export function createLocalTime(hourCycle: HourCycle | 'system', timeZone?: string): LocalTime {
  const zone = timeZone === undefined ? {} : { timeZone };
  const timeOptions = (): Intl.DateTimeFormatOptions => {
    const cycle = hourCycle === 'system' ? systemHourCycle() : hourCycle;
    const hour = cycle === 'h12' ? 'numeric' : '2-digit';
    return { ...zone, hourCycle: cycle, hour, minute: '2-digit' };
  };
  const time = formatter(timeOptions);
  const timeOfDay = formatter(() => ({ ...timeOptions(), timeZone: 'UTC' }));
  const day = formatter(() => ({ ...zone, day: 'numeric', month: 'long' }));
  const dayAndYear = formatter(() => ({
    ...zone,
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  }));
  const yearOf = formatter(() => ({ ...zone, year: 'numeric' }));
  const dateOf = (moment: number, now: number) =>
    (yearOf(moment) === yearOf(now) ? day : dayAndYear)(moment);
  const sameDay = (a: number, b: number) => dayAndYear(a) === dayAndYear(b);

  return {
    at(moment, now) {
      const clock = time(moment);
      if (sameDay(moment, now)) return clock;
      if (sameDay(moment, otherDay(now, -1))) return yesterdayAt(clock);
      if (sameDay(moment, otherDay(now, 1))) return tomorrowAt(clock);
      return `${dateOf(moment, now)}, ${clock}`;
    },
    day: dateOf,
    ofDay: (text) => timeOfDay(Date.parse(`1970-01-01T${text}Z`)),
  };
}

/** Made when it is first used: the first of all takes milliseconds and 2 MB, which a start does not have. */
function formatter(options: () => Intl.DateTimeFormatOptions): (moment: number) => string {
  let made: Intl.DateTimeFormat | undefined;
  return (moment) => (made ??= new Intl.DateTimeFormat('en-GB', options())).format(moment);
}

/** The same time some days later. Not so many hours, which daylight saving can make another day. */
function otherDay(moment: number, days: number): number {
  const date = new Date(moment);
  date.setDate(date.getDate() + days);
  return date.getTime();
}

function systemHourCycle(): HourCycle {
  const { hourCycle } = new Intl.DateTimeFormat(undefined, { hour: 'numeric' }).resolvedOptions();
  return hourCycle === 'h11' || hourCycle === 'h12' ? 'h12' : 'h23';
}
