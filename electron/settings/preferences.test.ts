import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../shared/model/settings';
import { createPreferences } from './preferences';
import { createSettings } from './settings';

interface System {
  shortcut?: 'ok' | 'taken' | 'unusable';
  autostartFails?: boolean;
  stored?: Record<string, unknown>;
}

function open({ shortcut = 'ok', autostartFails = false, stored = {} }: System = {}) {
  const values = new Map(Object.entries(stored));
  const settings = createSettings({ store: values, reportToUser: () => undefined });
  const asked: (string | null)[] = [];
  const troubles: string[] = [];
  let startsAtLogin = false;
  const preferences = createPreferences({
    settings,
    autostart: {
      isOn: () => Promise.resolve(startsAtLogin),
      refresh: () => Promise.resolve(),
      set: (on) => {
        if (autostartFails) return Promise.reject(new Error('read-only disk'));
        startsAtLogin = on;
        return Promise.resolve();
      },
    },
    shortcut: {
      set: (keys) => {
        asked.push(keys);
        return keys === null ? 'ok' : shortcut;
      },
      release: () => undefined,
    },
    platform: 'linux',
    hasTray: () => true,
    log: () => undefined,
    reportToUser: (sentence) => troubles.push(sentence),
  });
  let told = 0;
  preferences.onState(() => (told += 1));
  const now = () => preferences.state().preferences;
  return {
    ...{ preferences, now, values, asked, troubles },
    told: () => told,
    isOn: () => startsAtLogin,
    turnOnElsewhere: () => (startsAtLogin = true),
  };
}

describe('preferences', () => {
  it('keep what is chosen, and tell it', async () => {
    const { preferences, now, told } = open();
    await preferences.change({ theme: 'dark', pollSeconds: 60 });
    expect(now()).toMatchObject({ theme: 'dark', pollSeconds: 60, closing: 'tray' });
    expect(told()).toBe(1);
  });

  it.each(['taken', 'unusable'] as const)(
    'keep the old shortcut when a new one is %s',
    async (why) => {
      const { preferences, now, told } = open({ shortcut: why, stored: { shortcut: 'Alt+1' } });
      await expect(preferences.change({ shortcut: 'Alt+F4', theme: 'dark' })).rejects.toThrow(
        /keys/,
      );
      expect(now()).toMatchObject({ shortcut: 'Alt+1', theme: 'system' });
      expect(told()).toBe(1);
    },
  );

  it('have the system start the program at login, and say why it does not', async () => {
    const good = open();
    await good.preferences.change({ startAtLogin: true });
    expect([good.now().startAtLogin, good.isOn()]).toEqual([true, true]);
    const bad = open({ autostartFails: true });
    await expect(bad.preferences.change({ startAtLogin: true })).rejects.toThrow('read-only disk');
    expect(bad.now().startAtLogin).toBe(false);
  });

  it('turn off starting at login even where another tool has turned it on since', async () => {
    const { preferences, isOn, turnOnElsewhere } = open();
    await preferences.start();
    turnOnElsewhere();
    await preferences.reset();
    expect(isOn()).toBe(false);
  });

  it('register the kept shortcut at the start, and say when it cannot be had', async () => {
    const good = open({ stored: { shortcut: 'Alt+1' } });
    await good.preferences.start();
    expect([good.asked, good.troubles]).toEqual([['Alt+1'], []]);
    const taken = open({ shortcut: 'taken', stored: { shortcut: 'Alt+1' } });
    await taken.preferences.start();
    expect(taken.troubles).toEqual([expect.stringContaining('shortcut')]);
    expect(taken.now().shortcut).toBe('Alt+1');
  });

  it('all go back to their defaults', async () => {
    const stored = { theme: 'dark', shortcut: 'Alt+1', trayCount: false, closingTold: true };
    const { preferences, now, asked, values, isOn } = open({ stored });
    await preferences.change({ startAtLogin: true });
    await preferences.reset();
    const { closingTold: _told, window: _window, ...chosen } = DEFAULT_SETTINGS;
    expect(now()).toEqual({ ...chosen, startAtLogin: false });
    expect([asked, isOn(), values.get('closingTold')]).toEqual([[null], false, true]);
  });
});
