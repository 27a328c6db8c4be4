import { describe, expect, it, test } from 'vitest';
import { checkRunning } from './check-running';
import {
  checkAutostart,
  checkClock,
  checkDisk,
  checkKeyring,
  checkProxy,
  type ClockFacts,
  type DiskFacts,
} from './check-system';

const HOUR_MS = 3_600_000;
const NOW = Date.UTC(2026, 5, 1);

describe('the program itself', () => {
  it('runs, runs paused, or does not', () => {
    expect(checkRunning({ isRunning: true, isPaused: false }).state).toBe('ok');
    expect(checkRunning({ isRunning: true, isPaused: true }).state).toBe('note');
    // What it said of a pause before it ended means nothing.
    expect(checkRunning({ isRunning: false, isPaused: true }).state).toBe('mend');
  });

  it('is started at login, or not, or nothing is left to be started', () => {
    const states = (['on', 'off', 'broken'] as const).map((one) => checkAutostart(one).state);
    expect(states).toEqual(['ok', 'note', 'mend']);
  });
});

describe('checkKeyring', () => {
  it('is to mend without a key, unless the user chose to do without', () => {
    expect(checkKeyring('gives-key', 'plain', true).state).toBe('ok');
    expect(checkKeyring('not-asked', null, true).state).toBe('note');
    expect(checkKeyring('locked', 'keyring', true).state).toBe('mend');
    expect(checkKeyring('waiting', null, true).state).toBe('mend');
    expect(checkKeyring('none', 'memory', true).how).toContain('gnome-keyring');
    expect(checkKeyring('none', null, false).how).not.toContain('gnome-keyring');
    expect(checkKeyring('none', 'plain', true).state).toBe('note');
  });
});

describe('checkDisk', () => {
  const check = (over: Partial<DiskFacts>) =>
    checkDisk({ isThere: true, isReadable: true, isWritable: true, freeBytes: 5e9, ...over });

  it('knows what cannot be read or written, and what is full', () => {
    expect(check({}).what).toBe('Files can be written, and 4,768 MB are free.');
    expect(check({ isThere: false }).state).toBe('ok');
    expect(check({ freeBytes: null }).state).toBe('ok');
    expect(check({ isReadable: false }).state).toBe('mend');
    expect(check({ isWritable: false, freeBytes: 0 }).what).toContain('Nothing can be written');
    expect(check({ freeBytes: 1_000 }).what).toContain('full');
  });
});

describe('checkClock', () => {
  const check = (over: Partial<ClockFacts>) =>
    checkClock({ now: NOW, latestFileAt: NOW, skewMs: 0, offsetMinutes: 330, ...over });

  it('is plausible, or was set back, or differs from that of Beeper’s computer', () => {
    expect(check({ latestFileAt: null, skewMs: null })).toMatchObject({
      state: 'ok',
      what: expect.stringContaining('UTC+5:30'),
    });
    expect(check({ now: 0 }).what).toContain('before the day');
    expect(check({ latestFileAt: NOW + 2 * HOUR_MS }).what).toContain('set back');
    expect(check({ skewMs: -3 * HOUR_MS }).what).toBe(
      'It differs by 3 hours from that of the computer Beeper runs on.',
    );
    expect(check({ skewMs: 30_000 }).state).toBe('ok');
    // Where somebody lives is nobody's business who reads the page.
    const said = [-180, 0, 120].map((offsetMinutes) => check({ offsetMinutes }).what);
    expect(said.map((text) => /by (.*)\.$/.exec(text)?.[1])).toEqual(['UTC−3', 'UTC', 'UTC+2']);
  });
});

test.each([
  ['none', 'ok'],
  ['answers', 'note'],
  ['untried', 'note'],
  ['silent', 'mend'],
] as const)('a proxy: %s is %s', (state, expected) => {
  expect(checkProxy(state).state).toBe(expected);
});
