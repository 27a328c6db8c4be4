import { KEY_TEXT, MODIFIER_SIGNS, MODIFIER_TEXT } from '../../../shared/strings/settings';
import type { SettingsState } from '../../../shared/model/settings';

type Platform = SettingsState['platform'];

/** The part of a `KeyboardEvent` that identifies a shortcut. */
export interface KeyPress {
  /** What the key types in the current layout, e.g. `b`, `B`, `и`. */
  key: string;
  /** The key's position, named after the US layout, e.g. `KeyB`. */
  code: string;
  ctrlKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
  metaKey: boolean;
  getModifierState(name: 'AltGraph'): boolean;
}

/** What a key press means to the recorder. */
type KeyPressMeaning =
  /** An Electron accelerator, e.g. `Control+Alt+B`. */
  | { kind: 'shortcut'; accelerator: string }
  | { kind: 'clear' }
  | { kind: 'stop' }
  /** Only modifiers so far. */
  | { kind: 'more' }
  /** Not for the recorder: it moves the focus. */
  | { kind: 'pass' }
  /** A global shortcut takes its keys from every other program, so plain keys cannot be one. */
  | { kind: 'needs-modifier' }
  /** Some character is typed with these keys, which no program could be given any more. */
  | { kind: 'types-character' }
  | { kind: 'unusable' };

const MODIFIER_KEYS = new Set(['Control', 'Alt', 'AltGraph', 'Shift', 'Meta', 'OS', 'Super', 'Fn']);

/** Electron's names of further keys, by `code`. */
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

/** In the order of Electron's documentation. */
const MODIFIERS = ['Control', 'Alt', 'Shift', 'Super'] as const;

type Modifier = (typeof MODIFIERS)[number];

/** Electron's names of the modifiers, in lower case. */
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
 * What a key press means to the recorder. A shortcut needs Ctrl, Alt, Super or a function key: with
 * Shift alone no program could type that capital letter any more.
 */
export function interpretKeyPress(press: KeyPress, platform: Platform): KeyPressMeaning {
  const modifiers = modifiersOf(press);
  if (MODIFIER_KEYS.has(press.key)) return { kind: 'more' };
  if (modifiers.length === 0) {
    if (press.key === 'Escape') return { kind: 'stop' };
    if (press.key === 'Backspace' || press.key === 'Delete') return { kind: 'clear' };
  }
  // With Shift too, so that the keyboard always leads out of the recorder.
  if (press.key === 'Tab') return { kind: 'pass' };

  const key = keyOf(press);
  if (platform === 'windows' && isAltGrCharacter(press, key)) return { kind: 'types-character' };
  if (key === null) return { kind: 'unusable' };
  const isAllowed = modifiers.some((modifier) => modifier !== 'Shift') || isFunctionKey(key);
  if (!isAllowed) return { kind: 'needs-modifier' };
  return { kind: 'shortcut', accelerator: [...modifiers, key].join('+') };
}

/**
 * The modifiers held so far: "Ctrl+Alt+…".
 * @returns empty when none is held
 */
export function heldKeysText(press: KeyPress, platform: Platform): string {
  const modifiers = modifiersOf(press);
  return modifiers.length === 0 ? '' : joined([...modifiers, '…'], platform);
}

/** A shortcut as people of the platform write it: "Ctrl+Alt+B", on a Mac "⌃⌥B". */
export function shortcutText(accelerator: string, platform: Platform): string {
  const parts = accelerator.split('+').map((part) => modifierOf(part, platform) ?? part);
  const modifiers = MODIFIERS.filter((modifier) => parts.includes(modifier));
  const keys = parts.filter((part) => !MODIFIERS.some((modifier) => modifier === part));
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

/** Electron's name of the key; null for a key that cannot be in a shortcut. */
function keyOf({ key, code }: KeyPress): string | null {
  // What it types, if that is a Latin letter. Else its position: other scripts, and Alt on a Mac, type
  // other characters.
  if (/^[a-z]$/i.test(key)) return key.toUpperCase();
  const [, letter, digit] = /^(?:Key([A-Z])|Digit(\d))$/.exec(code) ?? [];
  if (letter !== undefined || digit !== undefined) return letter ?? digit ?? null;
  return isFunctionKey(code) ? code : (NAMED_KEYS.get(code) ?? null);
}

/** Of the scripts that an AltGr key adds characters of; others have letters of their own on plain keys. */
const ADDED_BY_ALT_GR = /^[\p{Script=Latin}\p{Script=Common}]$/u;

/**
 * Whether keys type a character of this keyboard's third level. On Windows AltGr is Ctrl and Alt, so
 * that Ctrl+Alt+E would take the € of a German keyboard from every program.
 * @param key Electron's name of the key
 */
function isAltGrCharacter(press: KeyPress, key: string | null): boolean {
  const { key: typed, ctrlKey, altKey, shiftKey, metaKey } = press;
  if (typed !== 'Dead' && [...typed].length !== 1) return false;
  if (press.getModifierState('AltGraph')) return true;
  if (!ctrlKey || !altKey || metaKey || key?.length !== 1) return false;
  // Shift alone makes another character of a digit.
  const isPlain = typed.toUpperCase() === key || (shiftKey && /\d/.test(key));
  return !isPlain && (typed === 'Dead' || ADDED_BY_ALT_GR.test(typed));
}

function isFunctionKey(key: string): boolean {
  return /^F([1-9]|1\d|2[0-4])$/.test(key);
}

function modifierOf(name: string, platform: Platform): Modifier | undefined {
  const lower = name.toLowerCase();
  if (lower === 'commandorcontrol' || lower === 'cmdorctrl') {
    return platform === 'mac' ? 'Super' : 'Control';
  }
  return MODIFIER_ALIASES.get(lower);
}

function joined(parts: readonly string[], platform: Platform): string {
  const names = parts.map((part) => nameOf(part, platform));
  return names.join(platform === 'mac' ? '' : '+');
}

function nameOf(part: string, platform: Platform): string {
  const modifier = MODIFIERS.find((candidate) => candidate === part);
  if (modifier === undefined) return KEY_TEXT.get(part) ?? part;
  return platform === 'mac' ? MODIFIER_SIGNS[modifier] : MODIFIER_TEXT[platform][modifier];
}
