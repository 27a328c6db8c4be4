import type { Menu, MenuItemConstructorOptions } from 'electron';
import type { SettingsState } from '../../shared/model/settings';
import { menuTemplate, type MenuCommand, type MenuItem } from './menu-template';

interface Options {
  electron: { Menu: typeof Menu };
  platform: SettingsState['platform'];
  onCommand: (command: MenuCommand) => void;
}

/** Gives the program its own menu in place of Electron's, which reloads and opens developer tools. */
export function setApplicationMenu({ electron, platform, onCommand }: Options): void {
  const items = menuTemplate(platform);
  electron.Menu.setApplicationMenu(
    items === null ? null : electron.Menu.buildFromTemplate(items.map(toTemplate(onCommand))),
  );
}

function toTemplate(onCommand: Options['onCommand']) {
  const convert = (item: MenuItem): MenuItemConstructorOptions => {
    switch (item.type) {
      case 'separator':
        return { type: 'separator' };
      case 'role':
        return { role: item.role };
      case 'command':
        return {
          label: item.label,
          click: () => onCommand(item.command),
          ...(item.keys !== null && {
            accelerator: item.keys.accelerator,
            // A Mac registers all the same, and leaves to the menu what the page does not take.
            registerAccelerator: !item.keys.isOfPage,
          }),
        };
      case 'submenu':
        return {
          label: item.label,
          submenu: item.items.map(convert),
          ...(item.role !== null && { role: item.role }),
        };
    }
  };
  return convert;
}
