import { afterEach, describe, expect, it } from 'vitest';
import type { QuietWindow } from '../../shared/model/settings';
import { nextQuietStart, quietUntil } from './quiet-hours';
import { muteEnd, snoozeEnd, withoutExpired } from './silence-list';

const ZONE = process.env['TZ'];
afterEach(() => {
  if (ZONE === undefined) delete process.env['TZ'];
  else process.env['TZ'] = ZONE;
});

const EVERY_DAY = [0, 1, 2, 3, 4, 5, 6];
const NIGHT: QuietWindow = { days: EVERY_DAY, from: '22:00', to: '07:00' };
const at = (text: string) => new Date(text).getTime();
const until = (windows: readonly QuietWindow[], now: string) => {
  const end = quietUntil(windows, at(now));
  return end === null ? null : new Date(end).toISOString();
};

describe('quiet hours', () => {
  it('hold over midnight, from their beginning until just before their end', () => {
    process.env['TZ'] = 'UTC';
    expect(until([NIGHT], '2026-06-10T21:59:59Z')).toBeNull();
    expect(until([NIGHT], '2026-06-10T22:00:00Z')).toBe('2026-06-11T07:00:00.000Z');
    expect(until([NIGHT], '2026-06-11T06:59:59Z')).toBe('2026-06-11T07:00:00.000Z');
    expect(until([NIGHT], '2026-06-11T07:00:00Z')).toBeNull();
  });

  it('hold on the days they begin on alone', () => {
    process.env['TZ'] = 'UTC';
    const friday: QuietWindow = { ...NIGHT, days: [5] };
    expect(until([friday], '2026-06-13T03:00:00Z')).toBe('2026-06-13T07:00:00.000Z');
    expect(until([friday], '2026-06-12T03:00:00Z')).toBeNull();
    expect(until([{ ...NIGHT, days: [] }], '2026-06-12T03:00:00Z')).toBeNull();
  });

  it('are one where windows overlap or follow one another', () => {
    process.env['TZ'] = 'UTC';
    const morning: QuietWindow = { days: EVERY_DAY, from: '06:00', to: '09:00' };
    const coffee: QuietWindow = { days: EVERY_DAY, from: '09:00', to: '09:30' };
    expect(until([coffee, NIGHT, morning], '2026-06-10T23:00:00Z')).toBe(
      '2026-06-11T09:30:00.000Z',
    );
  });

  it('are a whole day where both times are the same, and do not loop when they never end', () => {
    process.env['TZ'] = 'UTC';
    const sunday: QuietWindow = { days: [0], from: '08:00', to: '08:00' };
    expect(until([sunday], '2026-06-15T07:00:00Z')).toBe('2026-06-15T08:00:00.000Z');
    const always = quietUntil([{ ...sunday, days: EVERY_DAY }], at('2026-06-15T07:00:00Z'));
    expect(always).toBeGreaterThan(at('2026-06-20T07:00:00Z'));
  });

  it.each([
    ['2026-03-28T23:00:00Z', '2026-03-29T05:00:00.000Z', 'the clocks go forward'],
    ['2026-10-24T23:00:00Z', '2026-10-25T06:00:00.000Z', 'the clocks go back'],
  ])('end at the same time of day when %s is the night in which %s', (now, end) => {
    process.env['TZ'] = 'Europe/Berlin';
    expect(until([NIGHT], now)).toBe(end);
  });

  it('begin next on the day they are set for', () => {
    process.env['TZ'] = 'UTC';
    const next = nextQuietStart([{ ...NIGHT, days: [3] }], at('2026-06-11T08:00:00Z'));
    expect(new Date(next ?? 0).toISOString()).toBe('2026-06-17T22:00:00.000Z');
    expect(nextQuietStart([], 0)).toBeNull();
  });
});

describe('a silence', () => {
  it('ends when it says; until tomorrow means the morning that comes', () => {
    process.env['TZ'] = 'Europe/Berlin';
    const end = (now: string) => new Date(snoozeEnd('until-tomorrow', at(now)) ?? 0).toISOString();
    expect(end('2026-10-24T20:00:00Z')).toBe('2026-10-25T07:00:00.000Z');
    expect(end('2026-06-10T00:30:00Z')).toBe('2026-06-10T06:00:00.000Z');
    expect(end('2026-06-10T07:30:00Z')).toBe('2026-06-11T06:00:00.000Z');
    expect(snoozeEnd('30-minutes', 5)).toBe(1_800_005);
    expect([snoozeEnd('until-resumed', 5), muteEnd('for-good', 5)]).toEqual([null, null]);
    expect(muteEnd('1-day', 0)).toBe(86_400_000);
  });

  it('lasts no longer than it was to, when the clock is set back', () => {
    const silence = { since: 10_000, until: 11_000 };
    const account = { accountID: 'a', kind: 'muted' as const, since: 9_000, until: null };
    const list = { snooze: silence, accounts: [account] };
    expect(withoutExpired(list, 500)).toEqual({
      snooze: { since: 500, until: 1_500 },
      accounts: [{ ...account, since: 500 }],
    });
    expect(withoutExpired(list, 11_000)).toEqual({ snooze: null, accounts: [account] });
  });
});
