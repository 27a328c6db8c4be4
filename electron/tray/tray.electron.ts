import type { Menu, MenuItemConstructorOptions, NativeTheme, Tray } from 'electron';
import { IDENTITY } from '../../shared/model/identity';
import type { Settings } from '../../shared/model/settings';
import { trayIconPath } from './tray-icon-path';
import type { TrayAction, TrayItem } from './tray-item';
import type { TrayModel } from './tray-model';

export interface AppTray {
  /** Shows the model; the first one creates the icon. Changes only what differs. */
  update(model: TrayModel, style: Settings['trayStyle']): void;
  /** Creates the icon again, for a tray that appeared after it. */
  recreate(): void;
  /** Removes the icon; later updates do nothing. */
  stop(): void;
}

interface Options {
  electron: { Menu: typeof Menu; nativeTheme: NativeTheme; Tray: typeof Tray };
  /** The full path of a file below `resources/`. */
  resource: (file: string) => string;
  /** Receives what the user chose in the menu, or by a click on the icon. */
  onAction: (action: TrayAction) => void;
  platform?: NodeJS.Platform;
  /** From `XDG_CURRENT_DESKTOP`; empty where there is no such variable. */
  desktop?: string;
}

/** The icon in the system tray. Create it once the app is ready. */
export function createTray({
  electron,
  resource,
  onAction,
  platform = process.platform,
  desktop = process.env['XDG_CURRENT_DESKTOP'] ?? '',
}: Options): AppTray {
  const { nativeTheme } = electron;
  const isSystemDark = monitorSystemTheme(nativeTheme, platform);
  let latest: { model: TrayModel; style: Settings['trayStyle'] } | null = null;
  let icon: TrayIconView | null = null;

  const render = () => {
    if (latest === null) return;
    const { model, style } = latest;
    const darkTheme = isSystemDark();
    const file = trayIconPath(model.icon, model.count, { platform, desktop, darkTheme, style });
    icon ??= showIcon(resource(file), { electron, onAction, platform });
    icon.update(model, resource(file));
  };

  const remove = () => {
    icon?.destroy();
    icon = null;
  };

  let isStopped = false;
  nativeTheme.on('updated', render);
  return {
    update(model, style) {
      if (isStopped) return;
      latest = { model, style };
      render();
    },
    recreate() {
      remove();
      render();
    },
    stop() {
      isStopped = true;
      latest = null;
      nativeTheme.off('updated', render);
      remove();
    },
  };
}

interface TrayIconView {
  /** @param image the full path of the icon's file */
  update(model: TrayModel, image: string): void;
  destroy(): void;
}

type ViewOptions = Required<Pick<Options, 'electron' | 'onAction' | 'platform'>>;

function showIcon(firstImage: string, { electron, onAction, platform }: ViewOptions): TrayIconView {
  // By a name of its own the icon keeps its place in a Mac's menu bar. Windows would bind the name to the
  // path of a program that nobody has signed, and show no icon once that has moved.
  const tray =
    platform === 'darwin'
      ? new electron.Tray(firstImage, IDENTITY.trayIcon)
      : new electron.Tray(firstImage);
  let shownImage = firstImage;
  let shown: TrayModel | null = null;

  // On macOS a click opens the menu, as people expect there.
  if (platform !== 'darwin') tray.on('click', () => onAction({ do: 'open', route: null }));

  return {
    update(model, image) {
      const before = shown;
      if (image !== shownImage) tray.setImage(image);
      if (model.tooltip !== before?.tooltip) tray.setToolTip(model.tooltip);
      if (platform === 'darwin' && model.count !== before?.count) {
        tray.setTitle(model.count > 0 ? String(model.count) : '');
      }
      // On Linux a menu is sent over whole: changing its items in place would not be seen.
      if (JSON.stringify(model.menu) !== JSON.stringify(before?.menu)) {
        tray.setContextMenu(electron.Menu.buildFromTemplate(toTemplate(model.menu, onAction)));
      }
      shownImage = image;
      shown = model;
    },
    destroy: () => tray.destroy(),
  };
}

/**
 * Returns whether the system's theme is dark, whatever the user chose for the window. Except on
 * Windows, Electron knows it only while the user chose no theme, so its last answer is remembered.
 */
function monitorSystemTheme(nativeTheme: NativeTheme, platform: NodeJS.Platform): () => boolean {
  if (platform === 'win32') {
    // From Electron 39 on it has the taskbar's theme only after a theme has changed, and until then the
    // applications' own (electron_api_native_theme.cc).
    const { themeSource } = nativeTheme;
    nativeTheme.themeSource = nativeTheme.shouldUseDarkColors ? 'light' : 'dark';
    nativeTheme.themeSource = themeSource;
    return () => nativeTheme.shouldUseDarkColorsForSystemIntegratedUI;
  }
  // A Mac tints the icon itself.
  if (platform === 'darwin') return () => false;
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
  onAction: (action: TrayAction) => void,
): MenuItemConstructorOptions[] {
  return items.map((item) => {
    switch (item.type) {
      case 'separator':
        return { type: 'separator' };
      case 'label':
        return { label: menuLabel(item.label), enabled: false };
      case 'action':
        return { label: menuLabel(item.label), click: () => onAction(item.action) };
      case 'submenu':
        return { label: menuLabel(item.label), submenu: toTemplate(item.items, onAction) };
    }
  });
}

/** In a menu an ampersand marks a key; a name's own must be doubled. */
function menuLabel(label: string): string {
  return label.replaceAll('&', '&&');
}
