import type { LoginItemSettings, Settings } from 'electron';
import { describe, expect, it } from 'vitest';
import { createAutostart } from './autostart.electron';

/**
 * A double of the login items of macOS and Windows, which Electron has only there; no test here runs
 * on either. `isForbidden`: the system does not take the change.
 */
function start(platform: 'darwin' | 'win32', { isPackaged = true, isForbidden = false } = {}) {
  const changes: Settings[] = [];
  let isOn = false;
  const autostart = createAutostart({
    electron: {
      app: {
        isPackaged,
        getName: () => 'Bridgekeeper',
        getAppPath: () => '/app',
        getLoginItemSettings: () =>
          ({ openAtLogin: isOn, executableWillLaunchAtLogin: isOn }) as LoginItemSettings,
        setLoginItemSettings: (settings) => {
          changes.push(settings);
          if (!isForbidden) isOn = settings.openAtLogin ?? false;
        },
      },
    },
    icon: '/icon.png',
    platform,
  });
  return { autostart, changes };
}

describe('on macOS', () => {
  it('is turned on and off', async () => {
    const { autostart } = start('darwin');
    expect(await autostart.isOn()).toBe(false);
    await autostart.set(true);
    expect(await autostart.isOn()).toBe(true);
    await autostart.set(false);
    expect(await autostart.isOn()).toBe(false);
  });

  it('is refused where only Electron itself would be started', async () => {
    const { autostart, changes } = start('darwin', { isPackaged: false });
    await expect(autostart.set(true)).rejects.toThrow(/only the installed program/);
    expect(changes).toEqual([]);
  });

  it('says that the user has to allow it', async () => {
    const { autostart } = start('darwin', { isForbidden: true });
    await expect(autostart.set(true)).rejects.toThrow(/Login Items/);
  });
});

describe('on Windows', () => {
  it('writes the program and each argument in quotes', async () => {
    const { autostart, changes } = start('win32');
    await autostart.set(true);
    expect(await autostart.isOn()).toBe(true);
    expect(changes).toEqual([
      {
        openAtLogin: true,
        path: `"${process.execPath}"`,
        args: expect.arrayContaining(['"--hidden"']),
      },
    ]);
  });

  it('says that Windows refused', async () => {
    const { autostart } = start('win32', { isForbidden: true });
    await expect(autostart.set(true)).rejects.toThrow(/Windows/);
  });
});
