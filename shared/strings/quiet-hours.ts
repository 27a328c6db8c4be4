import type { QuietWindowSpan } from '../model/quiet-window';
import type { Settings } from '../model/settings';

/** The days as they are shown, 0 for Sunday. */
export const WEEK: readonly { day: number; short: string; name: string }[] = [
  { day: 1, short: 'Mo', name: 'Monday' },
  { day: 2, short: 'Tu', name: 'Tuesday' },
  { day: 3, short: 'We', name: 'Wednesday' },
  { day: 4, short: 'Th', name: 'Thursday' },
  { day: 5, short: 'Fr', name: 'Friday' },
  { day: 6, short: 'Sa', name: 'Saturday' },
  { day: 0, short: 'Su', name: 'Sunday' },
];

/** When nothing notifies the user. */
export const QUIET_HOURS_TEXT = {
  heading: 'Quiet hours',
  intro:
    'Only important accounts notify you then. Watching goes on, and afterwards you hear about what still needs you.',
  system:
    'Your system’s own do-not-disturb still counts: while it is on, it decides what you see and hear.',
  days: 'Days',
  from: 'From',
  to: 'To',
  noDay: 'No day is chosen, so these hours do nothing yet.',
  noTime: 'Choose a time of day.',
  overlap: 'Some of these hours overlap. That is fine: it is quiet as long as any of them lasts.',
  add: 'Add quiet hours',
  remove: 'Remove',
  enough: 'These are as many as Bridgekeeper can keep.',
} as const;

/** The name of the button that removes a window, for a screen reader. */
export function removeQuietHoursLabel(hours: string): string {
  return `${QUIET_HOURS_TEXT.remove}: ${hours}`;
}

/** "Every day", "Monday to Friday", "Monday, Wednesday and Friday"; "On no day" of none. */
export function daysText(days: readonly number[]): string {
  const chosen = WEEK.map(({ day, name }) => (days.includes(day) ? name : null));
  if (chosen.every((name) => name !== null)) return 'Every day';
  const runs: string[][] = [];
  chosen.forEach((name, index) => {
    if (name === null) return;
    const last = runs.at(-1);
    if (last === undefined || chosen[index - 1] === null) runs.push([name]);
    else last.push(name);
  });
  const parts = runs.flatMap((run) =>
    run.length < 3 ? run : [`${run[0] ?? ''} to ${run.at(-1) ?? ''}`],
  );
  if (parts.length === 0) return 'On no day';
  if (parts.length === 1) return parts[0] ?? '';
  return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;
}

/** "Monday to Friday, 22:00 until 07:00 the next day"; `from` and `to` are local times. */
export function quietWindowText(
  days: readonly number[],
  span: QuietWindowSpan,
  from: string,
  to: string,
): string {
  return `${daysText(days)}, ${hoursText(span, from, to)}`;
}

function hoursText(span: QuietWindowSpan, from: string, to: string): string {
  switch (span) {
    case 'same-day':
      return `${from} to ${to}`;
    case 'midnight':
      return `${from} until midnight`;
    case 'next-day':
      return `${from} until ${to} the next day`;
    case 'whole-day':
      return `the whole day, ${from} until ${to} the next day`;
  }
}

/** Being told again. */
export const REMINDERS_TEXT = {
  heading: 'Reminders',
  intro: 'While an account still needs me, tell me again',
} as const;

export const REMINDER_LABELS: Record<keyof Settings['reminders'], string> = {
  'after-1-hour': 'After 1 hour',
  'after-4-hours': 'After 4 hours',
  daily: 'Each day after that',
};

/** The accounts that break through. */
export const IMPORTANT_TEXT = {
  heading: 'Important accounts',
  none: 'None yet. Open an account and tick “Important”, and it tells you even while notifications are paused and in quiet hours.',
  some: 'They tell you even while notifications are paused and in quiet hours.',
  remove: 'Not important',
} as const;

/** The name of the button that takes an account from the list, for a screen reader. */
export function notImportantLabel(name: string): string {
  return `${IMPORTANT_TEXT.remove}: ${name}`;
}
