import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { iconFile, type TrayGround } from './icon-file';
import type { TrayIcon } from './model';

const file = (over: Partial<TrayGround>) =>
  iconFile('well', { platform: 'linux', desktop: 'XFCE', darkTheme: false, ...over });

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

  const icons: TrayIcon[] = ['well', 'moving', 'needs-you', 'unreachable', 'not-connected'];
  const platforms: NodeJS.Platform[] = ['linux', 'darwin', 'win32'];
  it.each(icons.flatMap((icon) => platforms.map((platform) => [icon, platform] as const)))(
    '%s on %s is there, for light and dark',
    (icon, platform) => {
      for (const darkTheme of [true, false]) {
        const path = iconFile(icon, { platform, desktop: '', darkTheme });
        expect(existsSync(join('resources', path)), path).toBe(true);
      }
    },
  );
});
