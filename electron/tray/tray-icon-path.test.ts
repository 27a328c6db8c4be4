import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { trayIconPath, type TrayEnvironment } from './tray-icon-path';
import type { TrayIcon } from './tray-model';

const XFCE: TrayEnvironment = {
  platform: 'linux',
  desktop: 'XFCE',
  darkTheme: false,
  style: 'auto',
};

const file = (over: Partial<TrayEnvironment>) => trayIconPath('healthy', 0, { ...XFCE, ...over });

describe('trayIconPath', () => {
  it('fits the bar', () => {
    expect(file({})).toBe('tray/linux/healthy-colour.png');
    expect(file({ darkTheme: true })).toBe('tray/linux/healthy-on-dark.png');
    expect(file({ platform: 'win32' })).toBe('tray/win/healthy-on-light.ico');
    expect(file({ platform: 'win32', darkTheme: true })).toBe('tray/win/healthy-on-dark.ico');
    expect(file({ platform: 'darwin' })).toBe('tray/mac/healthyTemplate.png');
  });

  it.each(['ubuntu:GNOME', 'GNOME-Classic:GNOME', 'Unity'])(
    'knows that %s has a dark bar',
    (desktop) => {
      expect(file({ desktop })).toBe('tray/linux/healthy-on-dark.png');
    },
  );

  it('follows the style the user chose before what the desktop suggests', () => {
    const bright = { style: 'light' } as const;
    const dark = { style: 'dark', desktop: 'GNOME', darkTheme: true } as const;
    const colour = { style: 'colour', darkTheme: true } as const;
    expect(file(bright)).toBe('tray/linux/healthy-on-dark.png');
    expect(file(dark)).toBe('tray/linux/healthy-on-light.png');
    expect(file(colour)).toBe('tray/linux/healthy-colour.png');
    expect(file({ ...colour, platform: 'win32' })).toBe('tray/win/healthy-colour.ico');
    expect(file({ ...colour, platform: 'darwin' })).toBe('tray/mac/healthyTemplate.png');
  });

  it.each([
    [0, 'action-required-colour.png'],
    [1, 'action-required-1-colour.png'],
    [9, 'action-required-9-colour.png'],
    [10, 'action-required-9plus-colour.png'],
    [1_000, 'action-required-9plus-colour.png'],
  ])('draws a count of %d', (count, name) => {
    expect(trayIconPath('action-required', count, XFCE)).toBe(`tray/linux/${name}`);
  });

  it('leaves the count to the title on macOS, and to the icon that asks for somebody', () => {
    const mac = { ...XFCE, platform: 'darwin' } as const;
    expect(trayIconPath('action-required', 3, mac)).toBe('tray/mac/action-requiredTemplate.png');
    expect(trayIconPath('unreachable', 3, XFCE)).toBe('tray/linux/unreachable-colour.png');
  });

  const icons: TrayIcon[] = [
    'healthy',
    'in-progress',
    'action-required',
    'paused',
    'unreachable',
    'not-connected',
  ];
  const platforms: NodeJS.Platform[] = ['linux', 'darwin', 'win32'];
  it.each(icons.flatMap((icon) => platforms.map((platform) => [icon, platform] as const)))(
    '%s on %s is there, in every style and with every count',
    (icon, platform) => {
      for (const style of ['light', 'dark', 'colour'] as const) {
        for (let count = 0; count <= 10; count += 1) {
          const path = trayIconPath(icon, count, { ...XFCE, platform, style });
          expect(existsSync(join('resources', path)), path).toBe(true);
        }
      }
    },
  );
});
