import { KEY_TEXT, MODIFIER_SIGNS, MODIFIER_TEXT } from '../../../shared/strings/settings';
import type { SettingsState } from '../../../shared/model/settings';

type Platform = SettingsState['platform'];

/** What of a `KeyboardEvent` tells a shortcut. */
export interface KeyPress {
  /** What the key means in the present layout, e.g. `b`, `B`, `и`. */
  key: string;
  /** Which key it is by its place, in the words of an American keyboard, e.g. `KeyB`. */
  code: string;
  ctrlKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
  metaKey: boolean;
}

/** What a key press means to the recorder. */
export type KeyPressMeaning =
  /** A shortcut in Electron's words, e.g. `Control+Alt+B`. */
  | { kind: 'shortcut'; accelerator: string }
  | { kind: 'clear' }
  | { kind: 'stop' }
  /** Only modifiers so far. */
  | { kind: 'more' }
  /** The recorder has nothing to do with it: it moves the focus on. */
  | { kind: 'pass' }
  /** The keys would be taken from every other program, which nobody wants for plain typing. */
  | { kind: 'needs-modifier' }
  | { kind: 'unusable' };

const MODIFIER_KEYS = new Set(['Control', 'Alt', 'AltGraph', 'Shift', 'Meta', 'OS', 'Super', 'Fn']);

/** Keys with a name of their own, by `code`, in Electron's words. */
const NAMED_KEYS = new Map<string, string>([
  ['Space', 'Space'],
  ['Enter', 'Return'],
  ['ArrowUp', 'Up'],
  ['ArrowDown', 'Down'],
  ['ArrowLeft', 'Left'],
  ['ArrowRight', 'Right'],
  ['Home', 'Home'],
  ['End', 'End'],
  ['PageUp', 'PageUp'],
  ['PageDown', 'PageDown'],
  ['Insert', 'Insert'],
]);

/** In the order Electron's own examples have them. */
const MODIFIERS = ['Control', 'Alt', 'Shift', 'Super'] as const;

type Modifier = (typeof MODIFIERS)[number];

/** Other words Electron takes for the modifiers, in lower case. */
const MODIFIER_ALIASES = new Map<string, Modifier>([
  ['control', 'Control'],
  ['ctrl', 'Control'],
  ['alt', 'Alt'],
  ['option', 'Alt'],
  ['altgr', 'Alt'],
  ['shift', 'Shift'],
  ['super', 'Super'],
  ['meta', 'Super'],
  ['command', 'Super'],
  ['cmd', 'Super'],
]);

/**
 * What a press means while a shortcut is interpretKeyPress. A shortcut needs Ctrl, Alt or the system's own
 * key, or a function key: Shift alone would take a capital letter from every program.
 */
export function interpretKeyPress(press: KeyPress): KeyPressMeaning {
  const modifiers = modifiersOf(press);
  if (MODIFIER_KEYS.has(press.key)) return { kind: 'more' };
  if (modifiers.length === 0) {
    if (press.key === 'Escape') return { kind: 'stop' };
    if (press.key === 'Backspace' || press.key === 'Delete') return { kind: 'clear' };
  }
  // With Shift as well as without it, so that nobody is caught in the recorder.
  if (press.key === 'Tab') return { kind: 'pass' };

  const key = keyOf(press);
  if (key === null) return { kind: 'unusable' };
  const isFirm = modifiers.some((modifier) => modifier !== 'Shift') || isFunctionKey(key);
  if (!isFirm) return { kind: 'needs-modifier' };
  return { kind: 'shortcut', accelerator: [...modifiers, key].join('+') };
}

/**
 * The modifiers that are held, as shown while the rest is waited for: "Ctrl+Alt+…".
 * @returns empty when none is
 */
export function heldKeysText(press: KeyPress, platform: Platform): string {
  const modifiers = modifiersOf(press);
  return modifiers.length === 0 ? '' : joined([...modifiers, '…'], platform);
}

/** A shortcut as people of the platform write it: "Ctrl+Alt+B", on a Mac "⌃⌥B". */
export function shortcutText(accelerator: string, platform: Platform): string {
  const words = accelerator.split('+').map((word) => modifierOf(word, platform) ?? word);
  const modifiers = MODIFIERS.filter((modifier) => words.includes(modifier));
  const keys = words.filter((word) => !MODIFIERS.some((modifier) => modifier === word));
  return joined([...modifiers, ...keys], platform);
}

function modifiersOf({ ctrlKey, altKey, shiftKey, metaKey }: KeyPress): Modifier[] {
  const held: Record<Modifier, boolean> = {
    Control: ctrlKey,
    Alt: altKey,
    Shift: shiftKey,
    Super: metaKey,
  };
  return MODIFIERS.filter((modifier) => held[modifier]);
}

/** The key in Electron's words; null for one that is better left alone. */
function keyOf({ key, code }: KeyPress): string | null {
  // What the key means where it is a Latin letter; else its place, as Alt on a Mac and other scripts
  // make something else of it.
  if (/^[a-z]$/i.test(key)) return key.toUpperCase();
  const [, letter, digit] = /^(?:Key([A-Z])|Digit(\d))$/.exec(code) ?? [];
  if (letter !== undefined || digit !== undefined) return letter ?? digit ?? null;
  return isFunctionKey(code) ? code : (NAMED_KEYS.get(code) ?? null);
}

function isFunctionKey(key: string): boolean {
  return /^F([1-9]|1\d|2[0-4])$/.test(key);
}

function modifierOf(word: string, platform: Platform): Modifier | undefined {
  const lower = word.toLowerCase();
  if (lower === 'commandorcontrol' || lower === 'cmdorctrl') {
    return platform === 'mac' ? 'Super' : 'Control';
  }
  return MODIFIER_ALIASES.get(lower);
}

function joined(words: readonly string[], platform: Platform): string {
  const names = words.map((word) => nameOf(word, platform));
  return names.join(platform === 'mac' ? '' : '+');
}

function nameOf(word: string, platform: Platform): string {
  const modifier = MODIFIERS.find((candidate) => candidate === word);
  if (modifier === undefined) return KEY_TEXT.get(word) ?? word;
  return platform === 'mac' ? MODIFIER_SIGNS[modifier] : MODIFIER_TEXT[platform][modifier];
}
