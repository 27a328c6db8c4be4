import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  DEFAULT_SETTINGS,
  migrateSettings,
  readSetting,
  SETTING_KEYS,
  SETTINGS_VERSION,
} from './settings';
import { POLL_SECONDS } from './poll-seconds';

describe('readSetting', () => {
  it('takes every default as good', () => {
    for (const key of SETTING_KEYS) {
      expect(readSetting(key, DEFAULT_SETTINGS[key])).toEqual({
        value: DEFAULT_SETTINGS[key],
        bad: false,
      });
    }
  });

  it('gives a good value whatever stands there', () => {
    fc.assert(
      fc.property(fc.constantFrom(...SETTING_KEYS), fc.anything(), (key, raw) => {
        const { value } = readSetting(key, raw);
        expect(readSetting(key, value).bad).toBe(false);
      }),
    );
  });

  it.each([
    [POLL_SECONDS.least, false],
    [POLL_SECONDS.most, false],
    [POLL_SECONDS.least - 1, true],
    [POLL_SECONDS.most + 1, true],
    [7.5, true],
    ['30', true],
  ])('a poll every %s s is bad: %s', (seconds, bad) => {
    expect(readSetting('pollSeconds', seconds).bad).toBe(bad);
  });

  it('turns on a kind of notification that an older file does not know', () => {
    const older = { 'action-required': false, disconnected: true, recovered: false };
    expect(readSetting('notifications', older)).toEqual({
      value: { ...older, renewal: true, connection: true },
      bad: false,
    });
  });
});

describe('migrateSettings', () => {
  it('does nothing twice', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (raw) => {
        const once = migrateSettings(raw);
        expect(migrateSettings(once)).toBe(once);
        expect(once['version']).toBeGreaterThanOrEqual(SETTINGS_VERSION);
      }),
    );
  });

  it('keeps what was chosen under the names that kinds of notification had in version 1', () => {
    const chosen = { 'needs-you': false, 'out-of-touch': false, recovered: true, connection: true };
    expect(migrateSettings({ version: 1, notifications: chosen })['notifications']).toEqual({
      'action-required': false,
      disconnected: false,
      recovered: true,
      connection: true,
    });
  });

  it.each([null, 'no', 7, ['needs-you']])('leaves notifications that are no object: %j', (raw) => {
    expect(migrateSettings({ version: 1, notifications: raw })['notifications']).toEqual(raw);
  });

  it.each([null, 'one', -3, 0.5, {}])('takes the version %j for none', (version) => {
    expect(migrateSettings({ version, theme: 'dark' })).toEqual({
      version: SETTINGS_VERSION,
      theme: 'dark',
    });
  });
});
