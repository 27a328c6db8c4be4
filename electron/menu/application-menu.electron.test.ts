import { describe, expect, it } from 'vitest';
import type { SettingsState } from '../../shared/model/settings';
import { setApplicationMenu } from './application-menu.electron';
import type { MenuCommand } from './menu-template';

type Template = Electron.MenuItemConstructorOptions[];

/** A double of Electron's menu, which runs only in Electron; e2e/keyboard.spec.ts has the real one. */
function build(platform: SettingsState['platform']) {
  let menu: Template | null | undefined;
  const commands: MenuCommand[] = [];
  const Menu = {
    buildFromTemplate: (template: Template) => template,
    setApplicationMenu: (set: Template | null) => (menu = set),
  };
  setApplicationMenu({
    electron: { Menu: Menu as unknown as typeof Electron.Menu },
    platform,
    onCommand: (command) => commands.push(command),
  });
  const find = (items: Template, label: string): Template[number] | undefined =>
    items.find((item) => item.label === label) ??
    items.flatMap((item) => find((item.submenu ?? []) as Template, label) ?? [])[0];
  const roles = (items: Template): unknown[] =>
    items.flatMap((item) => [
      ...(item.role === undefined ? [] : [item.role]),
      ...roles((item.submenu ?? []) as Template),
    ]);
  return {
    menu,
    commands,
    find: (label: string) => find(menu ?? [], label),
    roles: roles(menu ?? []),
  };
}

describe('setApplicationMenu', () => {
  it('hands on what is chosen', () => {
    const { find, commands } = build('mac');
    const click = find('Settings…')?.click as (() => void) | undefined;
    click?.();
    expect(commands).toEqual(['settings']);
  });

  it('leaves the page’s own keys to the page, and takes the others', () => {
    expect(build('windows').find('Check Now')).toMatchObject({
      accelerator: 'CommandOrControl+R',
      registerAccelerator: false,
    });
    expect(build('windows').find('Zoom In')).toMatchObject({
      accelerator: 'CommandOrControl+Plus',
      registerAccelerator: true,
    });
  });

  it('takes other keys too, without showing them', () => {
    const view = build('linux').find('View')?.submenu as Template;
    const zoomIn = view.filter(({ label }) => label === 'Zoom In');
    expect(zoomIn.map(({ accelerator, visible }) => [accelerator, visible ?? true])).toEqual([
      ['CommandOrControl+Plus', true],
      ['CommandOrControl+=', false],
      ['CommandOrControl+numadd', false],
    ]);
  });

  it.each(['mac', 'windows', 'linux'] as const)(
    'neither reloads nor opens developer tools (%s)',
    (platform) => {
      const forbidden = [
        'reload',
        'forceReload',
        'toggleDevTools',
        'viewMenu',
        'appMenu',
        'windowMenu',
      ];
      expect(build(platform).roles.filter((role) => forbidden.includes(String(role)))).toEqual([]);
      expect(build(platform).roles).toContain('paste');
    },
  );
});
