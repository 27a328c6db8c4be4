import type { TrayIcon } from './model';

/** The desktop the tray stands on. */
export interface TrayGround {
  platform: NodeJS.Platform;
  /** From `XDG_CURRENT_DESKTOP`, e.g. "ubuntu:GNOME"; empty elsewhere. */
  desktop: string;
  /** The desktop's theme is dark. */
  darkTheme: boolean;
}

/** Linux desktops whose bar is dark whatever the theme. */
const DARK_BAR = /gnome|unity|budgie|pantheon/i;

/**
 * The icon's file below `resources/`. macOS tints its template images by itself. On Windows the
 * theme tells the bar's ground; on Linux it does not (many bars are dark under a light theme), so
 * where the bar is not known the coloured glyph is taken, which reads on any ground.
 */
export function iconFile(icon: TrayIcon, { platform, desktop, darkTheme }: TrayGround): string {
  if (platform === 'darwin') return `tray/mac/${icon}Template.png`;
  if (platform === 'win32') return `tray/win/${icon}-${darkTheme ? 'on-dark' : 'on-light'}.ico`;
  const isDarkBar = darkTheme || DARK_BAR.test(desktop);
  return `tray/linux/${icon}-${isDarkBar ? 'on-dark' : 'colour'}.png`;
}
