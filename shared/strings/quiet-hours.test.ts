import { expect, it } from 'vitest';
import { daysText, quietWindowText } from './quiet-hours';

it.each([
  [[], 'On no day'],
  [[0, 1, 2, 3, 4, 5, 6], 'Every day'],
  [[1, 2, 3, 4, 5], 'Monday to Friday'],
  [[0, 6], 'Saturday and Sunday'],
  [[5], 'Friday'],
  [[1, 3, 5], 'Monday, Wednesday and Friday'],
  [[5, 1, 2, 3], 'Monday to Wednesday and Friday'],
  [[0, 1], 'Monday and Sunday'],
])('the days %j are: %s', (days, text) => {
  expect(daysText(days)).toBe(text);
});

it.each([
  ['same-day', 'Friday, 12:00 to 13:00'],
  ['midnight', 'Friday, 12:00 until midnight'],
  ['next-day', 'Friday, 12:00 until 13:00 the next day'],
  ['whole-day', 'Friday, the whole day, 12:00 until 13:00 the next day'],
] as const)('hours that end %s read: %s', (span, text) => {
  expect(quietWindowText([5], span, '12:00', '13:00')).toBe(text);
});
