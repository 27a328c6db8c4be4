import { describe, expect, it } from 'vitest';
import { menuTemplate, type MenuItem } from './menu-template';

const menuOf = (platform: 'mac' | 'windows') => menuTemplate(platform);

/** Every item, submenus' included. */
function flat(items: readonly MenuItem[]): MenuItem[] {
  return items.flatMap((item) => [item, ...(item.type === 'submenu' ? flat(item.items) : [])]);
}

const rolesOf = (platform: 'mac' | 'windows') =>
  flat(menuOf(platform)).flatMap((item) => (item.type === 'role' ? [item.role] : []));

const keysOf = (platform: 'mac' | 'windows') =>
  flat(menuOf(platform)).flatMap((item) =>
    item.type === 'command' && item.keys !== null ? [[item.command, item.keys.accelerator]] : [],
  );

describe('menuTemplate', () => {
  it('is the same on Windows and Linux', () => {
    expect(menuTemplate('linux')).toBe(menuTemplate('windows'));
  });

  it('has on macOS the menus that people look for, in their order', () => {
    expect(menuOf('mac').map((item) => item.type === 'submenu' && item.label)).toEqual([
      'Bridgekeeper',
      'Edit',
      'View',
      'Window',
      'Help',
    ]);
    expect(menuOf('mac').map((item) => item.type === 'submenu' && item.role)).toEqual([
      null,
      null,
      null,
      'window',
      'help',
    ]);
  });

  it.each(['mac', 'windows'] as const)('edits text by the system’s own roles (%s)', (platform) => {
    expect(rolesOf(platform)).toEqual(
      expect.arrayContaining(['undo', 'redo', 'cut', 'copy', 'paste', 'selectAll']),
    );
  });

  it('hides and quits on macOS', () => {
    expect(rolesOf('mac')).toEqual(expect.arrayContaining(['hide', 'hideOthers', 'quit', 'close']));
  });

  it.each(['mac', 'windows'] as const)('shows the keys of what it offers (%s)', (platform) => {
    expect(keysOf(platform)).toEqual(
      expect.arrayContaining([
        ['settings', 'CommandOrControl+,'],
        ['search', 'CommandOrControl+K'],
        ['check', 'CommandOrControl+R'],
        ['zoom-in', 'CommandOrControl+Plus'],
        ['zoom-out', 'CommandOrControl+-'],
        ['zoom-reset', 'CommandOrControl+0'],
      ]),
    );
  });

  it.each(['mac', 'windows'] as const)('offers the shortcuts and About (%s)', (platform) => {
    const commands = flat(menuOf(platform)).flatMap((item) =>
      item.type === 'command' ? [item.command] : [],
    );
    expect(commands).toEqual(expect.arrayContaining(['shortcuts', 'about']));
    expect(new Set(commands).size).toBe(commands.length);
  });
});
