import { describe, expect, it } from 'vitest';
import { createLocalTime } from './local-time';

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
    expect(createLocalTime('h23', 'UTC').at(moment, NOW)).toBe(text);
  });

  it('leaves out the year while it is this one', () => {
    const now = Date.UTC(2025, 6, 9, 12);
    expect(createLocalTime('h23', 'UTC').at(Date.UTC(2025, 4, 3, 14, 2), now)).toBe('3 May, 14:02');
  });

  it('names a day alone, with its year where that is another', () => {
    const { day } = createLocalTime('h23', 'UTC');
    expect(day(Date.UTC(2025, 10, 29, 23), NOW)).toBe('29 November');
    expect(day(Date.UTC(2026, 0, 3), NOW)).toBe('3 January 2026');
    expect(createLocalTime('h23', 'Asia/Tokyo').day(Date.UTC(2025, 10, 29, 23), NOW)).toBe(
      '30 November',
    );
  });

  it('has a clock of 12 hours where the system has', () => {
    expect(createLocalTime('h12', 'UTC').at(Date.UTC(2025, 0, 2, 0, 1), NOW)).toMatch(
      /^12:01\sam$/,
    );
  });

  it('counts days in the user’s time zone', () => {
    const eveningBefore = Date.UTC(2025, 0, 1, 22);
    expect(createLocalTime('h23', 'Asia/Tokyo').at(eveningBefore, NOW)).toBe('07:00');
  });

  it('writes a time of day as the system does, whatever the time zone', () => {
    expect(createLocalTime('h23', 'Asia/Tokyo').ofDay('07:05')).toBe('07:05');
    expect(createLocalTime('h12', 'Asia/Tokyo').ofDay('22:00')).toMatch(/^10:00\spm$/);
  });
});
