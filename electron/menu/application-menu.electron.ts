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
  const template = menuTemplate(platform).flatMap(toTemplate(onCommand));
  electron.Menu.setApplicationMenu(electron.Menu.buildFromTemplate(template));
}

function toTemplate(onCommand: Options['onCommand']) {
  const convert = (item: MenuItem): MenuItemConstructorOptions[] => {
    switch (item.type) {
      case 'separator':
        return [{ type: 'separator' }];
      case 'role':
        return [{ role: item.role }];
      case 'command': {
        const { keys, label } = item;
        const click = () => onCommand(item.command);
        if (keys === null) return [{ label, click }];
        // A Mac registers all the same, and leaves to the menu what the page does not take.
        const registerAccelerator = !keys.isOfPage;
        return [
          { label, click, accelerator: keys.accelerator, registerAccelerator },
          ...keys.alternatives.map((accelerator) => ({
            label,
            click,
            accelerator,
            visible: false,
            acceleratorWorksWhenHidden: true,
          })),
        ];
      }
      case 'submenu':
        return [
          {
            label: item.label,
            submenu: item.items.flatMap(convert),
            ...(item.role !== null && { role: item.role }),
          },
        ];
    }
  };
  return convert;
}
