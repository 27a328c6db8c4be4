import { describe, expect, it } from 'vitest';
import { keyCapsOf, SHORTCUT_NAMES, shortcutOf, type KeyPress } from './shortcuts';

/** "C" is Ctrl, "A" Alt, "S" Shift, "M" ⌘ or the Windows key. */
const press = (key: string, held = '', code = ''): KeyPress => ({
  key,
  code,
  ctrlKey: held.includes('C'),
  altKey: held.includes('A'),
  shiftKey: held.includes('S'),
  metaKey: held.includes('M'),
});

describe('shortcutOf', () => {
  it.each([
    [press('k', 'C'), 'search'],
    [press('f', 'C'), 'find'],
    [press('r', 'C'), 'check'],
    [press('F5'), 'check'],
    [press(',', 'C'), 'settings'],
    [press('Escape'), 'back'],
    [press('ArrowLeft', 'A'), 'back'],
    [press('F6'), 'page'],
    [press('?', 'S'), 'shortcuts'],
    // On some layouts a key of its own.
    [press('?'), 'shortcuts'],
  ] as const)('knows %o on Linux and Windows', (pressed, name) => {
    expect(shortcutOf(pressed, 'linux', false)).toBe(name);
    expect(shortcutOf(pressed, 'windows', false)).toBe(name);
  });

  it.each([
    [press('k', 'M'), 'search'],
    [press('r', 'M'), 'check'],
    [press(',', 'M'), 'settings'],
    [press('[', 'M'), 'back'],
    [press('Escape'), 'back'],
  ] as const)('knows %o on a Mac', (pressed, name) => {
    expect(shortcutOf(pressed, 'mac', false)).toBe(name);
  });

  it('leaves to a Mac what it does itself: Ctrl K cuts a line, Alt and an arrow move by a word', () => {
    expect(shortcutOf(press('k', 'C'), 'mac', false)).toBeNull();
    expect(shortcutOf(press('ArrowLeft', 'A'), 'mac', false)).toBeNull();
  });

  it('takes no other modifiers: AltGr types characters, and Ctrl Shift R is another key', () => {
    for (const held of ['CA', 'CS', 'CM', 'M', 'A', 'S', '']) {
      expect(shortcutOf(press('k', held), 'windows', false)).toBeNull();
      expect(shortcutOf(press('r', held), 'windows', false)).toBeNull();
    }
    expect(shortcutOf(press('Escape', 'S'), 'linux', false)).toBeNull();
  });

  it('goes by the key’s position where a layout types no Latin letters', () => {
    expect(shortcutOf(press('л', 'C', 'KeyK'), 'linux', false)).toBe('search');
    // This key types a k, wherever it is.
    expect(shortcutOf(press('k', 'C', 'KeyV'), 'linux', false)).toBe('search');
    expect(shortcutOf(press('v', 'C', 'KeyK'), 'linux', false)).toBeNull();
  });

  it('takes no text from a field, and still works there with Ctrl', () => {
    expect(shortcutOf(press('?', 'S'), 'linux', true)).toBeNull();
    expect(shortcutOf(press('k', 'C'), 'linux', true)).toBe('search');
    expect(shortcutOf(press('F5'), 'linux', true)).toBe('check');
    expect(shortcutOf(press('Escape'), 'linux', true)).toBe('back');
  });
});

describe('keyCapsOf', () => {
  it('is what stands on the keys of the platform', () => {
    expect(keyCapsOf('search', 'linux')).toEqual([['Ctrl', 'K']]);
    expect(keyCapsOf('search', 'mac')).toEqual([['⌘', 'K']]);
    expect(keyCapsOf('back', 'windows')).toEqual([['Esc'], ['Alt', '←']]);
    expect(keyCapsOf('back', 'mac')).toEqual([['Esc'], ['⌘', '[']]);
  });

  it.each(['linux', 'windows', 'mac'] as const)(
    'gives no keys to two shortcuts (%s)',
    (platform) => {
      const all = SHORTCUT_NAMES.flatMap((name) => keyCapsOf(name, platform).map(String));
      expect(new Set(all).size).toBe(all.length);
    },
  );
});
