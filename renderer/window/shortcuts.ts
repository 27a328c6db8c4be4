import type { SettingsState } from '../../shared/model/settings';
import { heldKeyCaps, keyCap, type SHORTCUT_LABELS } from '../../shared/strings/shortcuts';

type Platform = SettingsState['platform'];

export type ShortcutName = keyof typeof SHORTCUT_LABELS;

/** Keys that are pressed together. */
interface Keys {
  /** What the key types, or its name, in lower case. */
  key: string;
  /** With Ctrl, on a Mac with ⌘. */
  command?: true;
  alt?: true;
}

/** The part of a `KeyboardEvent` that identifies a shortcut. */
export interface KeyPress {
  key: string;
  /** The key's position, named after the US layout, e.g. `KeyK`. */
  code: string;
  ctrlKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
  metaKey: boolean;
}

const command = (key: string): Keys => ({ key, command: true });
const ESCAPE: Keys = { key: 'escape' };

/** In the order they are listed. */
const SHORTCUTS: Record<ShortcutName, readonly Keys[]> = {
  search: [command('k')],
  find: [command('f')],
  check: [command('r'), { key: 'f5' }],
  settings: [command(',')],
  back: [ESCAPE, { key: 'arrowleft', alt: true }],
  page: [{ key: 'f6' }],
  shortcuts: [{ key: '?' }],
};

/** Where a Mac has other keys: there Alt and an arrow move by a word. */
const MAC_SHORTCUTS: Partial<typeof SHORTCUTS> = {
  check: [command('r')],
  back: [ESCAPE, command('[')],
};

export const SHORTCUT_NAMES = Object.keys(SHORTCUTS) as ShortcutName[];

function keysOf(name: ShortcutName, platform: Platform): readonly Keys[] {
  return (platform === 'mac' ? MAC_SHORTCUTS[name] : undefined) ?? SHORTCUTS[name];
}

/**
 * The shortcut that a key press is; null for any other press.
 * @param isTyping whether it would write in a text field
 */
export function shortcutOf(
  press: KeyPress,
  platform: Platform,
  isTyping: boolean,
): ShortcutName | null {
  const isPressed = (keys: Keys) =>
    matches(press, keys, platform) && !(isTyping && isPlain(keys) && keys.key.length === 1);
  return SHORTCUT_NAMES.find((name) => keysOf(name, platform).some(isPressed)) ?? null;
}

/** Each way to press a shortcut, as what stands on its keys: `['Ctrl', 'K']`. */
export function keyCapsOf(name: ShortcutName, platform: Platform): string[][] {
  const held = heldKeyCaps(platform);
  return keysOf(name, platform).map((keys) => [
    ...(keys.command === true ? [held.command] : []),
    ...(keys.alt === true ? [held.alt] : []),
    keyCap(keys.key),
  ]);
}

function isPlain({ command, alt }: Keys): boolean {
  return command !== true && alt !== true;
}

/** AltGr counts as Ctrl and Alt on Windows, and so is neither. */
function matches(press: KeyPress, keys: Keys, platform: Platform): boolean {
  const { ctrlKey, metaKey, altKey, shiftKey } = press;
  const [isCommand, isOther] = platform === 'mac' ? [metaKey, ctrlKey] : [ctrlKey, metaKey];
  if (isOther || isCommand !== (keys.command === true) || altKey !== (keys.alt === true)) {
    return false;
  }
  // Which key types a sign, with Shift or without, is the layout's.
  const isSign = keys.key.length === 1 && !/[a-z]/.test(keys.key);
  return (isSign || !shiftKey) && keyOf(press) === keys.key;
}

/** What a key types; its position where a layout types no Latin letters. */
function keyOf({ key, code }: KeyPress): string {
  const [, letter] = /^Key([A-Z])$/.exec(code) ?? [];
  const isForeign = /^\P{ASCII}$/u.test(key);
  return (isForeign ? (letter ?? key) : key).toLowerCase();
}

const FIELDS_WITHOUT_TEXT = new Set(['button', 'checkbox', 'color', 'file', 'radio', 'range']);

/** Whether keys pressed in an element make text there. */
export function isTextField(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return !FIELDS_WITHOUT_TEXT.has(target.type);
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  return target instanceof HTMLElement && target.isContentEditable;
}
