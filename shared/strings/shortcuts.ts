import type { SettingsState } from '../model/settings';

/** What the keyboard does anywhere in the window. */
export const SHORTCUT_LABELS = {
  search: 'Find a command or an account',
  find: 'Find in the list that is shown',
  check: 'Check now',
  settings: 'Settings',
  back: 'Back',
  page: 'Into the sign-in page, and out of it',
  shortcuts: 'Show these shortcuts',
} as const;

export const SHORTCUTS_TEXT = {
  heading: 'Keyboard shortcuts',
  /** Between two ways to press the same. */
  or: 'or',
  close: 'Close',
} as const;

/** What stands on the keys that have a name. */
const KEY_NAMES: ReadonlyMap<string, string> = new Map([
  ['arrowleft', '←'],
  ['escape', 'Esc'],
]);

/** What stands on a key, given as a keyboard event names it, in lower case. */
export function keyCap(key: string): string {
  return KEY_NAMES.get(key) ?? key.toUpperCase();
}

/** What stands on the keys that are held. */
export function heldKeyCaps(platform: SettingsState['platform']): { command: string; alt: string } {
  return platform === 'mac' ? { command: '⌘', alt: '⌥' } : { command: 'Ctrl', alt: 'Alt' };
}
