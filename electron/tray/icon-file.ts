import type { TrayIcon } from './model';

/** The desktop the tray stands on. */
export interface TrayGround {
  platform: NodeJS.Platform;
  /** From `XDG_CURRENT_DESKTOP`, e.g. "ubuntu:GNOME"; empty elsewhere. */
  desktop: string;
  /** The desktop's theme is dark. */
  darkTheme: boolean;
}

/** Desktops whose bar is dark whatever the theme. */
const DARK_BAR = /gnome|unity|budgie|pantheon/i;

/**
 * The icon's file below `resources/`. macOS tints its template images by itself; elsewhere the bar
 * decides between the glyph for dark and the one for light ground.
 */
export function iconFile(icon: TrayIcon, { platform, desktop, darkTheme }: TrayGround): string {
  if (platform === 'darwin') return `tray/mac/${icon}Template.png`;
  const isDarkBar = darkTheme || (platform === 'linux' && DARK_BAR.test(desktop));
  const ground = isDarkBar ? 'on-dark' : 'on-light';
  return platform === 'win32'
    ? `tray/win/${icon}-${ground}.ico`
    : `tray/linux/${icon}-${ground}.png`;
}
