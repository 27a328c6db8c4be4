import type { Settings } from '../../shared/model/settings';
import type { TrayIcon } from './tray-model';

/** What the tray's icon has to fit: the desktop, its theme, the user's choice. */
export interface TrayEnvironment {
  platform: NodeJS.Platform;
  /** From `XDG_CURRENT_DESKTOP`, e.g. "ubuntu:GNOME"; empty elsewhere. */
  desktop: string;
  /** The desktop's theme is dark. */
  darkTheme: boolean;
  style: Settings['trayStyle'];
}

type IconVariant = 'on-dark' | 'on-light' | 'colour';

/** Linux desktops whose panel is dark in every theme. */
const DARK_PANEL = /gnome|unity|budgie|pantheon/i;

/** Two figures would not be legible in an icon of 22 pixels. */
const MAX_COUNTED = 9;

/**
 * The icon's file below `resources/`. macOS tints its template images by itself, whatever the style,
 * and shows the count as the icon's title; elsewhere the count is drawn into the icon.
 * @param count how many need their user; 0 for no figure. Only `action-required` has one.
 */
export function trayIconPath(icon: TrayIcon, count: number, environment: TrayEnvironment): string {
  if (environment.platform === 'darwin') return `tray/mac/${icon}Template.png`;
  const name = icon === 'action-required' && count > 0 ? `${icon}-${figure(count)}` : icon;
  return environment.platform === 'win32'
    ? `tray/win/${name}-${variantFor(environment)}.ico`
    : `tray/linux/${name}-${variantFor(environment)}.png`;
}

function figure(count: number): string {
  return count > MAX_COUNTED ? `${MAX_COUNTED}plus` : String(count);
}

function variantFor({ platform, desktop, darkTheme, style }: TrayEnvironment): IconVariant {
  if (style === 'light') return 'on-dark';
  if (style === 'dark') return 'on-light';
  if (style === 'colour') return 'colour';
  if (platform === 'win32') return darkTheme ? 'on-dark' : 'on-light';
  // On Linux many panels are dark even in a light theme. Where it is not known, the coloured glyph
  // is used, which is legible on any panel.
  return darkTheme || DARK_PANEL.test(desktop) ? 'on-dark' : 'colour';
}
