import { dayText, timeOfDayText, tomorrowAt, yesterdayAt } from '../strings/time';

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
 * Writes moments in the system's time zone. Without `Intl`, whose first use takes 9 ms and 2 MB, but for
 * the system's hour cycle, which is read when a time of day is first written.
 * @param hourCycle `system`: as the user has set it
 */
export function createLocalTime(hourCycle: HourCycle | 'system'): LocalTime {
  let cycle = hourCycle === 'system' ? null : hourCycle;
  const ofDay = (hours: number, minutes: number) =>
    timeOfDayText(hours, minutes, (cycle ??= systemHourCycle()));
  const day = (moment: number, now: number) => {
    const date = new Date(moment);
    const year = date.getFullYear();
    const isThisYear = year === new Date(now).getFullYear();
    return dayText(date.getDate(), date.getMonth(), isThisYear ? null : year);
  };

  return {
    at(moment, now) {
      const date = new Date(moment);
      const time = ofDay(date.getHours(), date.getMinutes());
      const isDay = (days: number) => date.toDateString() === dayAfter(now, days);
      if (isDay(0)) return time;
      if (isDay(-1)) return yesterdayAt(time);
      if (isDay(1)) return tomorrowAt(time);
      return `${day(moment, now)}, ${time}`;
    },
    day,
    ofDay(time) {
      const [hours = 0, minutes = 0] = time.split(':').map(Number);
      return ofDay(hours, minutes);
    },
  };
}

/** When the day of a moment began, in the system's time zone. */
export function startOfDay(moment: number): number {
  return new Date(moment).setHours(0, 0, 0, 0);
}

/** The day this many after a moment's. Not so many hours, which daylight saving can make another day. */
function dayAfter(moment: number, days: number): string {
  const date = new Date(moment);
  date.setDate(date.getDate() + days);
  return date.toDateString();
}

function systemHourCycle(): HourCycle {
  const { hourCycle } = new Intl.DateTimeFormat(undefined, { hour: 'numeric' }).resolvedOptions();
  return hourCycle === 'h11' || hourCycle === 'h12' ? 'h12' : 'h23';
}
