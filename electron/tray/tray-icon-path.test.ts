import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { iconFile, type TrayGround } from './tray-icon-path';
import type { TrayIcon } from './tray-model';

const XFCE: TrayGround = { platform: 'linux', desktop: 'XFCE', darkTheme: false, style: 'auto' };

const file = (over: Partial<TrayGround>) => iconFile('well', 0, { ...XFCE, ...over });

describe('iconFile', () => {
  it('fits the bar', () => {
    expect(file({})).toBe('tray/linux/well-colour.png');
    expect(file({ darkTheme: true })).toBe('tray/linux/well-on-dark.png');
    expect(file({ platform: 'win32' })).toBe('tray/win/well-on-light.ico');
    expect(file({ platform: 'win32', darkTheme: true })).toBe('tray/win/well-on-dark.ico');
    expect(file({ platform: 'darwin' })).toBe('tray/mac/wellTemplate.png');
  });

  it.each(['ubuntu:GNOME', 'GNOME-Classic:GNOME', 'Unity'])(
    'knows that %s has a dark bar',
    (desktop) => {
      expect(file({ desktop })).toBe('tray/linux/well-on-dark.png');
    },
  );

  it('takes the style its owner chose before what the desktop suggests', () => {
    const bright = { style: 'light' } as const;
    const dark = { style: 'dark', desktop: 'GNOME', darkTheme: true } as const;
    const colour = { style: 'colour', darkTheme: true } as const;
    expect(file(bright)).toBe('tray/linux/well-on-dark.png');
    expect(file(dark)).toBe('tray/linux/well-on-light.png');
    expect(file(colour)).toBe('tray/linux/well-colour.png');
    expect(file({ ...colour, platform: 'win32' })).toBe('tray/win/well-colour.ico');
    expect(file({ ...colour, platform: 'darwin' })).toBe('tray/mac/wellTemplate.png');
  });

  it.each([
    [0, 'needs-you-colour.png'],
    [1, 'needs-you-1-colour.png'],
    [9, 'needs-you-9-colour.png'],
    [10, 'needs-you-9plus-colour.png'],
    [1_000, 'needs-you-9plus-colour.png'],
  ])('draws a count of %d', (count, name) => {
    expect(iconFile('needs-you', count, XFCE)).toBe(`tray/linux/${name}`);
  });

  it('leaves the count to the title on macOS, and to the icon that asks for somebody', () => {
    const mac = { ...XFCE, platform: 'darwin' } as const;
    expect(iconFile('needs-you', 3, mac)).toBe('tray/mac/needs-youTemplate.png');
    expect(iconFile('unreachable', 3, XFCE)).toBe('tray/linux/unreachable-colour.png');
  });

  const icons: TrayIcon[] = ['well', 'moving', 'needs-you', 'unreachable', 'not-connected'];
  const platforms: NodeJS.Platform[] = ['linux', 'darwin', 'win32'];
  it.each(icons.flatMap((icon) => platforms.map((platform) => [icon, platform] as const)))(
    '%s on %s is there, in every style and with every count',
    (icon, platform) => {
      for (const style of ['light', 'dark', 'colour'] as const) {
        for (let count = 0; count <= 10; count += 1) {
          const path = iconFile(icon, count, { ...XFCE, platform, style });
          expect(existsSync(join('resources', path)), path).toBe(true);
        }
      }
    },
  );
});
