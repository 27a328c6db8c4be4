import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../shared/model/settings';
import { createPreferences } from './preferences';
import { createSettings } from './settings';

interface System {
  shortcut?: 'ok' | 'taken' | 'unusable';
  autostartFails?: boolean;
  /** It cannot even be read whether the program starts at login. */
  isAutostartUnreadable?: boolean;
  stored?: Record<string, unknown>;
}

function open(system: System = {}) {
  const { shortcut = 'ok', autostartFails = false, stored = {} } = system;
  const values = new Map(Object.entries(stored));
  const settings = createSettings({ store: values, reportToUser: () => undefined });
  const asked: (string | null)[] = [];
  const reported: string[] = [];
  let startsAtLogin = false;
  const preferences = createPreferences({
    settings,
    autostart: {
      isOn: () =>
        system.isAutostartUnreadable
          ? Promise.reject(new Error('unreadable file'))
          : Promise.resolve(startsAtLogin),
      refresh: () => Promise.resolve(),
      set: (on) => {
        if (system.isAutostartUnreadable) return Promise.reject(new Error('unreadable file'));
        if (autostartFails && on !== startsAtLogin)
          return Promise.reject(new Error('read-only disk'));
        startsAtLogin = on;
        return Promise.resolve();
      },
    },
    shortcut: {
      set: (keys) => {
        asked.push(keys);
        return keys === null ? 'ok' : shortcut;
      },
    },
    platform: 'linux',
    isWayland: true,
    hasTray: () => true,
    log: () => undefined,
    reportToUser: (sentence) => reported.push(sentence),
  });
  let emitted = 0;
  preferences.onState(() => (emitted += 1));
  const now = () => preferences.state().preferences;
  return {
    ...{ preferences, now, values, asked, reported },
    emitted: () => emitted,
    isOn: () => startsAtLogin,
    turnOnElsewhere: () => (startsAtLogin = true),
  };
}

describe('preferences', () => {
  it('are shown with what the system says of itself', () => {
    expect(open().preferences.state()).toMatchObject({
      platform: 'linux',
      isWayland: true,
      hasTray: true,
    });
  });

  it('store what is chosen, and emit it once', async () => {
    const { preferences, now, emitted } = open();
    await preferences.change({ theme: 'dark', pollSeconds: 60 });
    expect(now()).toMatchObject({ theme: 'dark', pollSeconds: 60, closing: 'tray' });
    expect(emitted()).toBe(1);
  });

  it.each(['taken', 'unusable'] as const)(
    'keep the old shortcut when a new one is %s',
    async (why) => {
      const { preferences, now, emitted } = open({ shortcut: why, stored: { shortcut: 'Alt+1' } });
      await expect(preferences.change({ shortcut: 'Alt+F4', theme: 'dark' })).rejects.toThrow(
        /keys/,
      );
      expect(now()).toMatchObject({ shortcut: 'Alt+1', theme: 'system' });
      expect(emitted()).toBe(1);
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

  it('register the stored shortcut at the start, and report when it cannot be had', async () => {
    const good = open({ stored: { shortcut: 'Alt+1' } });
    await good.preferences.start();
    expect([good.asked, good.reported]).toEqual([['Alt+1'], []]);
    const failing = open({ shortcut: 'taken', stored: { shortcut: 'Alt+1' } });
    await failing.preferences.start();
    expect(failing.reported).toEqual([expect.stringContaining('shortcut')]);
    expect(failing.now().shortcut).toBe('Alt+1');
  });

  it('all go back to their defaults', async () => {
    const stored = { theme: 'dark', shortcut: 'Alt+1', trayCount: false, closingTold: true };
    const { preferences, now, asked, values, isOn } = open({ stored });
    await preferences.change({ startAtLogin: true });
    await preferences.reset();
    const {
      closingTold: _told,
      window: _window,
      hookCommand: _command,
      signsInElsewhere: _way,
      ...chosen
    } = DEFAULT_SETTINGS;
    expect(now()).toEqual({ ...chosen, startAtLogin: false });
    expect([asked, isOn(), values.get('closingTold')]).toEqual([[null], false, true]);
  });

  it('leave nothing half done when one of several changes is refused', async () => {
    const failing = open({ shortcut: 'taken' });
    const both = { startAtLogin: true, shortcut: 'Alt+1', theme: 'dark' } as const;
    await expect(failing.preferences.change(both)).rejects.toThrow(/keys/);
    expect([failing.isOn(), failing.now()]).toEqual([
      false,
      expect.objectContaining({ startAtLogin: false, shortcut: null, theme: 'system' }),
    ]);
    const readOnly = open({ autostartFails: true, stored: { shortcut: 'Alt+2' } });
    await expect(readOnly.preferences.change(both)).rejects.toThrow('read-only disk');
    expect(readOnly.asked).toEqual(['Alt+1', 'Alt+2']);
    expect(readOnly.now()).toMatchObject({ shortcut: 'Alt+2', theme: 'system' });
  });

  it('go back to their defaults but for one that the system refuses, which is named', async () => {
    const { preferences, now, asked } = open({
      isAutostartUnreadable: true,
      stored: { theme: 'dark', shortcut: 'Alt+1' },
    });
    await expect(preferences.reset()).rejects.toThrow(
      /^The other settings are back.*Starting at login could not be changed: unreadable file/,
    );
    expect(now()).toMatchObject({ theme: 'system', shortcut: null });
    expect(asked).toEqual([null]);
  });
});
