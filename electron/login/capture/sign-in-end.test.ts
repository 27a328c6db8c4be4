import { describe, expect, it } from 'vitest';
import { earliestEnd } from './sign-in-end';

const DAY_MS = 24 * 60 * 60_000;
const NOW = Date.UTC(2026, 10, 26);
const inDays = (days: number) => NOW + days * DAY_MS;

describe('earliestEnd', () => {
  it.each([
    ['the earliest', [inDays(90), inDays(30), inDays(365)], inDays(30)],
    ['nothing of values without an end', [null, null], null],
    ['nothing of no values', [], null],
    ['no end that has passed', [inDays(-1), inDays(40)], inDays(40)],
    [
      'no end within a day, as such a cookie is for the act of signing in',
      [inDays(0.9), NOW],
      null,
    ],
    ['an end in a day', [inDays(1)], inDays(1)],
    ['an end in 399 days', [inDays(399)], inDays(399)],
    ['no end in 400 days, which Chromium makes of any later one', [inDays(400) - 60_000], null],
    ['no later end, nor one that is no time', [inDays(5_000), Infinity, NaN], null],
  ])('is %s', (_what, ends, expected) => {
    expect(earliestEnd(ends, NOW)).toBe(expected);
  });
});
