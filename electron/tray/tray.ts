import { Menu, nativeTheme, Tray, type MenuItemConstructorOptions } from 'electron';
import { iconFile } from './icon-file';
import type { TrayAction, TrayItem, TrayModel } from './model';

export interface TrayIconService {
  /** Shows the model anew; does nothing when it is the one already shown. */
  refresh(): void;
  destroy(): void;
}

interface Options {
  /** The full path of a file below `resources/`. */
  resource: (file: string) => string;
  /** Carries out what the owner chose. */
  act: (action: TrayAction) => void;
  /** How things stand now. */
  model: () => TrayModel;
}

/** Puts the icon into the system tray. */
export function createTray({ resource, act, model }: Options): TrayIconService {
  let shown: TrayModel | null = null;
  let shownIcon = currentIcon(model());
  const tray = new Tray(resource(shownIcon));

  const showMenu = ({ menu }: TrayModel) => {
    const built = Menu.buildFromTemplate(toTemplate(menu, act));
    tray.setContextMenu(built);
  };

  const refresh = () => {
    const before = shown;
    shown = model();
    const icon = currentIcon(shown);
    if (icon !== shownIcon) tray.setImage(resource(icon));
    shownIcon = icon;
    if (shown.tooltip !== before?.tooltip) tray.setToolTip(shown.tooltip);
    if (process.platform === 'darwin' && shown.count !== before?.count) {
      tray.setTitle(shown.count > 0 ? String(shown.count) : '');
    }
    // On Linux a menu is sent over whole: changing its items in place would not be seen.
    if (JSON.stringify(shown.menu) !== JSON.stringify(before?.menu)) showMenu(shown);
  };

  nativeTheme.on('updated', refresh);
  // On macOS a click opens the menu, as people expect there.
  if (process.platform !== 'darwin') tray.on('click', () => act({ do: 'open', place: null }));
  refresh();

  return {
    refresh,
    destroy() {
      nativeTheme.off('updated', refresh);
      tray.destroy();
    },
  };
}

function currentIcon({ icon }: TrayModel): string {
  return iconFile(icon, {
    platform: process.platform,
    desktop: process.env['XDG_CURRENT_DESKTOP'] ?? '',
    darkTheme: nativeTheme.shouldUseDarkColors,
  });
}

function toTemplate(
  items: readonly TrayItem[],
  act: (action: TrayAction) => void,
): MenuItemConstructorOptions[] {
  return items.map((item) => {
    switch (item.type) {
      case 'separator':
        return { type: 'separator' };
      case 'label':
        return { label: plain(item.label), enabled: false };
      case 'action':
        return { label: plain(item.label), click: () => act(item.action) };
      case 'submenu':
        return { label: plain(item.label), submenu: toTemplate(item.items, act) };
    }
  });
}

/** In a menu an ampersand marks a key; a name's own must be doubled. */
function plain(label: string): string {
  return label.replaceAll('&', '&&');
}
