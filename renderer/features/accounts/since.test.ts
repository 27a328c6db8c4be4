import { describe, expect, it } from 'vitest';
import { createLocalTime, startOfDay } from '../../../shared/util/local-time';
import { sinceText } from './since';

const MINUTE_MS = 60_000;
const localTime = createLocalTime('h23');
const NOON = Date.UTC(2025, 4, 20, 12);
const now = { coarse: NOON, today: startOfDay(NOON) };

describe('sinceText', () => {
  it.each([
    [0, 'just now'],
    [59_999, 'just now'],
    [MINUTE_MS, 'for 1 minute'],
    [3 * MINUTE_MS, 'for 3 minutes'],
    [49 * 60 * MINUTE_MS, 'for 2 days'],
    [-5_000, 'just now'],
  ])('says for %d ms: %s', (length, text) => {
    expect(sinceText({ since: NOON - length, sinceExact: true }, now, localTime)).toBe(text);
  });

  it('does not claim to know when an earlier status began', () => {
    const since = Date.UTC(2025, 4, 20, 9, 5);
    expect(sinceText({ since, sinceExact: false }, now, localTime)).toBe('since before 09:05');
  });

  it('says the same of those all day, without a look at the time', () => {
    const onlyToday = {
      get coarse(): number {
        throw new Error('It changes every five seconds.');
      },
      today: now.today,
    };
    const yesterday = Date.UTC(2025, 4, 19, 9, 5);
    expect(sinceText({ since: yesterday, sinceExact: false }, onlyToday, localTime)).toBe(
      'since before yesterday, 09:05',
    );
  });
});
