import { afterEach, describe, expect, it, vi } from 'vitest';
import { createLocalTime } from './local-time';

afterEach(() => vi.unstubAllEnvs());

const NOW = Date.UTC(2025, 0, 2, 0, 30);

describe('createLocalTime', () => {
  it.each([
    [Date.UTC(2025, 0, 2, 0, 1), '00:01'],
    [Date.UTC(2025, 0, 1, 23, 59), 'yesterday, 23:59'],
    [Date.UTC(2025, 0, 1, 0, 0), 'yesterday, 00:00'],
    [Date.UTC(2024, 11, 31, 14, 2), '31 December 2024, 14:02'],
    [Date.UTC(2025, 0, 3, 8), 'tomorrow, 08:00'],
    [Date.UTC(2025, 0, 4, 8), '4 January, 08:00'],
  ])('%d is %s', (moment, text) => {
    expect(createLocalTime('h23').at(moment, NOW)).toBe(text);
  });

  it('leaves out the year while it is this one', () => {
    const now = Date.UTC(2025, 6, 9, 12);
    expect(createLocalTime('h23').at(Date.UTC(2025, 4, 3, 14, 2), now)).toBe('3 May, 14:02');
  });

  it('names a day alone, with its year where that is another', () => {
    const { day } = createLocalTime('h23');
    expect(day(Date.UTC(2025, 10, 29, 23), NOW)).toBe('29 November');
    expect(day(Date.UTC(2026, 0, 3), NOW)).toBe('3 January 2026');
    vi.stubEnv('TZ', 'Asia/Tokyo');
    expect(day(Date.UTC(2025, 10, 29, 23), NOW)).toBe('30 November');
  });

  it('has a clock of 12 hours where the system has', () => {
    expect(createLocalTime('h12').at(Date.UTC(2025, 0, 2, 0, 1), NOW)).toBe('12:01 am');
  });

  it('counts days in the user’s time zone', () => {
    const eveningBefore = Date.UTC(2025, 0, 1, 22);
    vi.stubEnv('TZ', 'Asia/Tokyo');
    expect(createLocalTime('h23').at(eveningBefore, NOW)).toBe('07:00');
  });

  it('finds yesterday where a day has 23 hours', () => {
    vi.stubEnv('TZ', 'Europe/Berlin');
    const now = Date.parse('2025-03-31T00:30:00+02:00');
    const { at } = createLocalTime('h23');
    expect(at(Date.parse('2025-03-30T00:10:00+01:00'), now)).toBe('yesterday, 00:10');
    expect(at(Date.parse('2025-03-29T23:50:00+01:00'), now)).toBe('29 March, 23:50');
  });

  it('writes a time of day as the system does, whatever the time zone', () => {
    vi.stubEnv('TZ', 'Asia/Tokyo');
    expect(createLocalTime('h23').ofDay('07:05')).toBe('07:05');
    expect(createLocalTime('h12').ofDay('22:00')).toBe('10:00 pm');
    expect(createLocalTime('h12').ofDay('12:30')).toBe('12:30 pm');
  });
});
