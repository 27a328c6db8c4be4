import { Menu, nativeTheme, Tray, type MenuItemConstructorOptions } from 'electron';
import type { Settings } from '../../shared/model/settings';
import { trayIconPath } from './tray-icon-path';
import type { TrayAction, TrayItem, TrayModel } from './tray-model';

export interface AppTray {
  /** Shows the model anew; does nothing when it is the one already shown. */
  refresh(): void;
  /** Puts the icon there once more: a tray that came after it does not know of it. */
  recreate(): void;
  destroy(): void;
}

interface Options {
  /** The full path of a file below `resources/`. */
  resource: (file: string) => string;
  /** Carries out what the user chose. */
  act: (action: TrayAction) => void;
  /** How things stand now. */
  model: () => TrayModel;
  style: () => Settings['trayStyle'];
}

/** Puts the icon into the system tray. */
export function createTray(options: Options): AppTray {
  const parts = { ...options, isSystemDark: watchSystemTheme() };
  let shown = showTray(parts);
  const refresh = () => shown.refresh();
  nativeTheme.on('updated', refresh);

  return {
    refresh,
    recreate() {
      shown.destroy();
      shown = showTray(parts);
    },
    destroy() {
      nativeTheme.off('updated', refresh);
      shown.destroy();
    },
  };
}

interface Parts extends Options {
  isSystemDark: () => boolean;
}

function showTray({ resource, act, model, style, isSystemDark }: Parts) {
  const iconOf = ({ icon, count }: TrayModel) =>
    trayIconPath(icon, count, {
      platform: process.platform,
      desktop: process.env['XDG_CURRENT_DESKTOP'] ?? '',
      darkTheme: isSystemDark(),
      style: style(),
    });
  let shown: TrayModel | null = null;
  let shownIcon = iconOf(model());
  const tray = new Tray(resource(shownIcon));

  const refresh = () => {
    const before = shown;
    shown = model();
    const icon = iconOf(shown);
    if (icon !== shownIcon) tray.setImage(resource(icon));
    shownIcon = icon;
    if (shown.tooltip !== before?.tooltip) tray.setToolTip(shown.tooltip);
    if (process.platform === 'darwin' && shown.count !== before?.count) {
      tray.setTitle(shown.count > 0 ? String(shown.count) : '');
    }
    // On Linux a menu is sent over whole: changing its items in place would not be seen.
    if (JSON.stringify(shown.menu) !== JSON.stringify(before?.menu)) {
      tray.setContextMenu(Menu.buildFromTemplate(toTemplate(shown.menu, act)));
    }
  };

  // On macOS a click opens the menu, as people expect there.
  if (process.platform !== 'darwin') tray.on('click', () => act({ do: 'open', route: null }));
  refresh();
  return { refresh, destroy: () => tray.destroy() };
}

/**
 * Tells whether the system's own theme is dark, whatever the user chose for the window. Apart from
 * Windows, Electron says so only while nothing is chosen: what it said last is remembered.
 */
function watchSystemTheme(): () => boolean {
  if (process.platform === 'win32') {
    return () => nativeTheme.shouldUseDarkColorsForSystemIntegratedUI;
  }
  const chosen = nativeTheme.themeSource;
  nativeTheme.themeSource = 'system';
  let isDark = nativeTheme.shouldUseDarkColors;
  nativeTheme.themeSource = chosen;
  return () => {
    if (nativeTheme.themeSource === 'system') isDark = nativeTheme.shouldUseDarkColors;
    return isDark;
  };
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
