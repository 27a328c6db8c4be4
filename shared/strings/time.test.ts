import { expect, it } from 'vitest';
import { ago, duration } from './time';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

it.each([
  // A clock that was set back, and a moment that nobody knows.
  [-5_000, 'a moment'],
  [Number.NaN, 'a moment'],
  [0, 'a moment'],
  [1, 'a moment'],
  [MINUTE_MS - 1, 'a moment'],
  [MINUTE_MS, '1 minute'],
  [2 * MINUTE_MS, '2 minutes'],
  [HOUR_MS - 1, '59 minutes'],
  [HOUR_MS, '1 hour'],
  [DAY_MS - 1, '23 hours'],
  [DAY_MS, '1 day'],
  [36 * HOUR_MS, '1 day'],
  [1_234 * DAY_MS, '1,234 days'],
])('%d ms are: %s', (ms, text) => {
  expect(duration(ms)).toBe(text);
  expect(ago(ms)).toBe(`${text} ago`);
});
