import type { SettingsState } from '../../shared/model/settings';
import { MENU_TEXT } from '../../shared/strings/menu';

/** What an item asks of the program. */
export type MenuCommand =
  'about' | 'settings' | 'search' | 'check' | 'shortcuts' | 'zoom-in' | 'zoom-out' | 'zoom-reset';

/**
 * What the system does by itself. None reloads the window or opens developer tools, as the roles of a
 * whole menu would.
 */
export type MenuRole =
  | 'services'
  | 'hide'
  | 'hideOthers'
  | 'unhide'
  | 'quit'
  | 'undo'
  | 'redo'
  | 'cut'
  | 'copy'
  | 'paste'
  | 'pasteAndMatchStyle'
  | 'delete'
  | 'selectAll'
  | 'minimize'
  | 'zoom'
  | 'close'
  | 'front'
  | 'togglefullscreen';

export type MenuItem =
  | { type: 'separator' }
  | { type: 'role'; role: MenuRole }
  | { type: 'command'; label: string; command: MenuCommand; keys: MenuKeys | null }
  /** The system knows some menus, and adds to them. */
  | { type: 'submenu'; label: string; role: 'window' | 'help' | null; items: readonly MenuItem[] };

interface MenuKeys {
  /** In Electron's notation. */
  accelerator: string;
  /** Other keys for the same, which the menu does not show. */
  alternatives: readonly string[];
  /** Whether the window's page acts on them; then the menu only shows them where it can choose. */
  isOfPage: boolean;
}

const SEPARATOR: MenuItem = { type: 'separator' };
const role = (name: MenuRole): MenuItem => ({ type: 'role', role: name });
const submenu = (
  label: string,
  items: readonly MenuItem[],
  known: 'window' | 'help' | null = null,
): MenuItem => ({ type: 'submenu', label, role: known, items });

const command = (label: string, name: MenuCommand, keys: MenuKeys | null = null): MenuItem => ({
  type: 'command',
  label,
  command: name,
  keys,
});
const ofPage = (accelerator: string): MenuKeys => ({
  accelerator,
  alternatives: [],
  isOfPage: true,
});
const ofMenu = (accelerator: string, ...alternatives: string[]): MenuKeys => ({
  accelerator,
  alternatives,
  isOfPage: false,
});

const SETTINGS = command(MENU_TEXT.settings, 'settings', ofPage('CommandOrControl+,'));
const ABOUT = command(MENU_TEXT.about, 'about');

const VIEW = submenu(MENU_TEXT.view, [
  command(MENU_TEXT.search, 'search', ofPage('CommandOrControl+K')),
  command(MENU_TEXT.checkNow, 'check', ofPage('CommandOrControl+R')),
  SEPARATOR,
  command(
    MENU_TEXT.actualSize,
    'zoom-reset',
    ofMenu('CommandOrControl+0', 'CommandOrControl+num0'),
  ),
  // As in browsers, where many keyboards type a plus with Shift alone.
  command(
    MENU_TEXT.zoomIn,
    'zoom-in',
    ofMenu('CommandOrControl+Plus', 'CommandOrControl+=', 'CommandOrControl+numadd'),
  ),
  command(MENU_TEXT.zoomOut, 'zoom-out', ofMenu('CommandOrControl+-', 'CommandOrControl+numsub')),
]);

const SHORTCUTS = command(MENU_TEXT.shortcuts, 'shortcuts');

const MAC_MENU: readonly MenuItem[] = [
  // The system calls it by the program's name, whatever stands here.
  submenu('Bridgekeeper', [
    ABOUT,
    SEPARATOR,
    SETTINGS,
    SEPARATOR,
    role('services'),
    SEPARATOR,
    role('hide'),
    role('hideOthers'),
    role('unhide'),
    SEPARATOR,
    role('quit'),
  ]),
  submenu(MENU_TEXT.edit, [
    role('undo'),
    role('redo'),
    SEPARATOR,
    role('cut'),
    role('copy'),
    role('paste'),
    role('pasteAndMatchStyle'),
    role('delete'),
    role('selectAll'),
  ]),
  VIEW,
  submenu(
    MENU_TEXT.window,
    [role('minimize'), role('zoom'), role('close'), SEPARATOR, role('front')],
    'window',
  ),
  submenu(MENU_TEXT.help, [SHORTCUTS], 'help'),
];

const OTHER_MENU: readonly MenuItem[] = [
  submenu(MENU_TEXT.edit, [
    role('undo'),
    role('redo'),
    SEPARATOR,
    role('cut'),
    role('copy'),
    role('paste'),
    role('delete'),
    SEPARATOR,
    role('selectAll'),
    SEPARATOR,
    SETTINGS,
  ]),
  VIEW,
  submenu(MENU_TEXT.help, [SHORTCUTS, ABOUT], 'help'),
];

/** The application menu. On Windows and Linux the window shows it with Alt. */
export function menuTemplate(platform: SettingsState['platform']): readonly MenuItem[] {
  return platform === 'mac' ? MAC_MENU : OTHER_MENU;
}
