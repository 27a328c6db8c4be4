import type { LoginItemSettings, Settings } from 'electron';
import { describe, expect, it } from 'vitest';
import { createAutostart } from './autostart.electron';

/**
 * A double of the login items of macOS and Windows, which Electron has only there; no test here runs
 * on either. `isForbidden`: the system does not take the change.
 */
function start(
  platform: 'darwin' | 'win32',
  { isPackaged = true, isForbidden = false, isOnBefore = false } = {},
) {
  const changes: Settings[] = [];
  let isOn = isOnBefore;
  /** As macOS has it. */
  let status = isOn ? 'enabled' : 'not-registered';
  const autostart = createAutostart({
    electron: {
      app: {
        isPackaged,
        getName: () => 'Bridgekeeper',
        getAppPath: () => '/app',
        getLoginItemSettings: () =>
          ({ openAtLogin: isOn, executableWillLaunchAtLogin: isOn, status }) as LoginItemSettings,
        setLoginItemSettings: (settings) => {
          changes.push(settings);
          const isWanted = settings.openAtLogin ?? false;
          if (!isForbidden) isOn = isWanted;
          const wanted = isForbidden ? 'requires-approval' : 'enabled';
          status = isWanted ? wanted : 'not-registered';
        },
      },
    },
    icon: '/icon.png',
    platform,
  });
  return { autostart, changes, status: () => status };
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

  it('says that the user has to allow it, and can be turned off while that is open', async () => {
    const { autostart, status } = start('darwin', { isForbidden: true });
    await expect(autostart.set(true)).rejects.toThrow(/Login Items/);
    expect([await autostart.isOn(), status()]).toEqual([false, 'requires-approval']);
    await autostart.set(false);
    expect(status()).toBe('not-registered');
  });

  it('changes nothing that is so already', async () => {
    const { autostart, changes } = start('darwin');
    await autostart.set(false);
    await autostart.refresh();
    expect(changes).toEqual([]);
  });
});

describe('on Windows', () => {
  const written = (openAtLogin: boolean) => ({
    openAtLogin,
    path: `"${process.execPath}"`,
    args: expect.arrayContaining(['--hidden']),
  });

  it('writes the program in quotes, and the arguments bare: those Electron quotes', async () => {
    const { autostart, changes } = start('win32');
    await autostart.set(true);
    expect(await autostart.isOn()).toBe(true);
    expect(changes).toEqual([written(true)]);
    await autostart.set(true);
    expect(changes).toHaveLength(1);
  });

  it('is written anew at the start, as its arguments may be wrong, but only while it is on', async () => {
    const on = start('win32', { isOnBefore: true });
    await on.autostart.refresh();
    expect(on.changes).toEqual([written(true)]);
    const off = start('win32');
    await off.autostart.refresh();
    expect(off.changes).toEqual([]);
  });

  it('says that Windows refused', async () => {
    const { autostart } = start('win32', { isForbidden: true });
    await expect(autostart.set(true)).rejects.toThrow(/Windows/);
  });
});
