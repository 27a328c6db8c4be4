import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quietWindowsOverlap, quietWindowSpan, suggestedQuietWindow } from './quiet-window';

const WEEK_MINUTES = 7 * 24 * 60;
const MONDAY = 1;
const SATURDAY = 6;
const SUNDAY = 0;
const hours = (days: number[], from: string, to: string) => ({ days, from, to });

it.each([
  ['12:00', '13:00', 'same-day'],
  ['22:00', '07:00', 'next-day'],
  ['22:00', '00:00', 'midnight'],
  ['08:00', '08:00', 'whole-day'],
  ['00:00', '00:00', 'whole-day'],
  ['00:00', '00:01', 'same-day'],
])('from %s to %s ends: %s', (from, to, span) => {
  expect(quietWindowSpan(hours([MONDAY], from, to))).toBe(span);
});

describe('windows overlap', () => {
  it.each([
    ['on the same day', hours([MONDAY], '12:00', '14:00'), hours([MONDAY], '13:00', '15:00')],
    ['one within the other', hours([MONDAY], '08:00', '20:00'), hours([MONDAY], '12:00', '13:00')],
    ['the same twice', hours([MONDAY], '12:00', '14:00'), hours([MONDAY], '12:00', '14:00')],
    ['over midnight', hours([MONDAY], '22:00', '07:00'), hours([2], '06:59', '09:00')],
    ['over the week’s end', hours([SATURDAY], '22:00', '07:00'), hours([SUNDAY], '06:00', '09:00')],
    ['a whole day', hours([MONDAY], '08:00', '08:00'), hours([2], '07:00', '07:30')],
  ])('%s', (_, one, other) => {
    expect(quietWindowsOverlap([one, other])).toBe(true);
    expect(quietWindowsOverlap([other, one])).toBe(true);
  });

  it.each([
    ['that touch', hours([MONDAY], '22:00', '07:00'), hours([2], '07:00', '09:00')],
    ['on other days', hours([MONDAY], '12:00', '14:00'), hours([2], '12:00', '14:00')],
    ['without a day', hours([], '12:00', '14:00'), hours([MONDAY], '12:00', '14:00')],
  ])('but not %s', (_, one, other) => {
    expect(quietWindowsOverlap([one, other])).toBe(false);
  });

  it('but not a window that lasts each whole day, with itself', () => {
    expect(quietWindowsOverlap([hours([0, 1, 2, 3, 4, 5, 6], '08:00', '08:00')])).toBe(false);
  });

  it('but not a window whose file names a day twice', () => {
    expect(quietWindowsOverlap([hours([MONDAY, MONDAY], '08:00', '09:00')])).toBe(false);
  });
});

it('each window that is suggested overlaps with none before it', () => {
  const windows = [suggestedQuietWindow([])];
  while (windows.length < 5) windows.push(suggestedQuietWindow(windows));
  expect(quietWindowsOverlap(windows)).toBe(false);
  expect(windows.map(({ days }) => days.length)).toEqual([7, 5, 2, 0, 0]);
});

const timeOfDay = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
const anyWindow = fc.record({
  days: fc.array(fc.integer({ min: 0, max: 6 }), { maxLength: 3 }),
  from: timeOfDay,
  to: timeOfDay,
});

/** How many windows hold in each minute of a week, counted one by one. */
function minuteCounts(windows: readonly ReturnType<typeof hours>[]): number[] {
  const counts = Array.from({ length: WEEK_MINUTES }, () => 0);
  for (const { days, from, to } of windows) {
    for (const day of new Set(days)) {
      let minute = day * 24 * 60 + Number(from.slice(0, 2)) * 60 + Number(from.slice(3));
      let left = 24 * 60;
      do {
        counts[minute % WEEK_MINUTES] = (counts[minute % WEEK_MINUTES] ?? 0) + 1;
        minute += 1;
        left -= 1;
      } while (left > 0 && clockOf(minute) !== to);
    }
  }
  return counts;
}

function clockOf(minute: number): string {
  const ofDay = minute % (24 * 60);
  const parts = [Math.floor(ofDay / 60), ofDay % 60];
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
}

it('windows overlap exactly when two hold in the same minute of the week', () => {
  fc.assert(
    fc.property(fc.array(anyWindow, { maxLength: 4 }), (windows) => {
      const isShared = minuteCounts(windows).some((count) => count > 1);
      expect(quietWindowsOverlap(windows)).toBe(isShared);
    }),
    { numRuns: 300 },
  );
});
