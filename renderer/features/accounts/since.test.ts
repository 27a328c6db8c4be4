import { describe, expect, it } from 'vitest';
import { createLocalTime } from '../../../shared/util/local-time';
import { sinceText } from './since';

const MINUTE_MS = 60_000;
const localTime = createLocalTime('h23');
const NOON = Date.UTC(2025, 4, 20, 12);

describe('sinceText', () => {
  it.each([
    [0, 'just now'],
    [59_999, 'just now'],
    [MINUTE_MS, 'for 1 minute'],
    [3 * MINUTE_MS, 'for 3 minutes'],
    [49 * 60 * MINUTE_MS, 'for 2 days'],
    [-5_000, 'just now'],
  ])('says for %d ms: %s', (length, text) => {
    expect(sinceText({ since: NOON - length, sinceExact: true }, NOON, localTime)).toBe(text);
  });

  it('does not claim to know when an earlier status began', () => {
    const since = Date.UTC(2025, 4, 20, 9, 5);
    expect(sinceText({ since, sinceExact: false }, NOON, localTime)).toBe('since before 09:05');
  });
});
