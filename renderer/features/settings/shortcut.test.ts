import { describe, expect, it } from 'vitest';
import { heldKeysText, interpretKeyPress, shortcutText, type KeyPress } from './shortcut';

const press = (key: string, code: string, held = ''): KeyPress => ({
  key,
  code,
  ctrlKey: held.includes('C'),
  altKey: held.includes('A'),
  shiftKey: held.includes('S'),
  metaKey: held.includes('M'),
  getModifierState: () => held.includes('G'),
});

describe('interpretKeyPress', () => {
  it.each([
    ['a letter', press('b', 'KeyB', 'CA'), 'Control+Alt+B'],
    ['all modifiers, in order', press('B', 'KeyB', 'MSAC'), 'Control+Alt+Shift+Super+B'],
    ['a letter where the layout has it', press('a', 'KeyQ', 'C'), 'Control+A'],
    ['a letter of another script, by its position', press('и', 'KeyB', 'C'), 'Control+B'],
    ['what Alt makes of a letter on a Mac', press('∫', 'KeyB', 'A'), 'Alt+B'],
    ['a digit under Shift', press('!', 'Digit1', 'CS'), 'Control+Shift+1'],
    ['a digit on a French keyboard', press('&', 'Digit1', 'C'), 'Control+1'],
    ['a function key alone', press('F9', 'F9'), 'F9'],
    ['a function key with Shift', press('F24', 'F24', 'S'), 'Shift+F24'],
    ['an arrow', press('ArrowUp', 'ArrowUp', 'CA'), 'Control+Alt+Up'],
    ['the space bar', press(' ', 'Space', 'M'), 'Super+Space'],
    ['Enter', press('Enter', 'Enter', 'CS'), 'Control+Shift+Return'],
  ])('%s', (_, pressed, accelerator) => {
    expect(interpretKeyPress(pressed, 'linux')).toEqual({ kind: 'shortcut', accelerator });
  });

  it.each([
    ['Escape leaves', press('Escape', 'Escape'), 'stop'],
    ['Backspace clears', press('Backspace', 'Backspace'), 'clear'],
    ['Delete clears', press('Delete', 'Delete'), 'clear'],
    ['Tab goes on', press('Tab', 'Tab'), 'pass'],
    ['Shift and Tab go back', press('Tab', 'Tab', 'S'), 'pass'],
    ['a modifier alone is not all', press('Control', 'ControlLeft', 'C'), 'more'],
    ['AltGr alone is not all', press('AltGraph', 'AltRight', 'CA'), 'more'],
    ['a letter alone is for typing', press('b', 'KeyB'), 'needs-modifier'],
    ['a capital letter is for typing', press('B', 'KeyB', 'S'), 'needs-modifier'],
    ['an arrow alone is for moving', press('ArrowUp', 'ArrowUp'), 'needs-modifier'],
    ['a key that layouts have at different positions', press(';', 'Semicolon', 'C'), 'unusable'],
    ['F25', press('F25', 'F25', 'C'), 'unusable'],
    ['a key without a name', press('Unidentified', '', 'C'), 'unusable'],
    ['Escape with a modifier belongs to the system', press('Escape', 'Escape', 'C'), 'unusable'],
  ])('%s', (_, pressed, kind) => {
    expect(interpretKeyPress(pressed, 'linux')).toEqual({ kind });
  });
});

describe('AltGr on Windows', () => {
  it.each([
    ['the € of a German keyboard, by Ctrl and Alt', press('€', 'KeyE', 'CA')],
    ['the same by AltGr, where Chromium tells it from them', press('€', 'KeyE', 'G')],
    ['the @ beside Q', press('@', 'KeyQ', 'CA')],
    ['the second power', press('²', 'Digit2', 'CA')],
    ['a letter of Polish', press('ż', 'KeyZ', 'CA')],
    ['its capital', press('Ż', 'KeyZ', 'CAS')],
    ['a bracket, whose key is none of a shortcut’s', press('{', 'BracketLeft', 'G')],
    ['an accent that waits for its letter', press('Dead', 'KeyU', 'CA')],
  ])('types %s, and is no shortcut', (_, pressed) => {
    expect(interpretKeyPress(pressed, 'windows')).toEqual({ kind: 'types-character' });
    expect(interpretKeyPress(pressed, 'linux').kind).not.toBe('types-character');
  });

  it.each([
    ['a letter that it adds nothing to', press('b', 'KeyB', 'CA'), 'Control+Alt+B'],
    ['a letter of another script', press('у', 'KeyE', 'CA'), 'Control+Alt+E'],
    ['a digit under Shift', press('!', 'Digit1', 'CAS'), 'Control+Alt+Shift+1'],
    ['what types nothing', press('ArrowUp', 'ArrowUp', 'CA'), 'Control+Alt+Up'],
    ['the space bar', press(' ', 'Space', 'CA'), 'Control+Alt+Space'],
    ['what the Windows key is held with', press('€', 'KeyE', 'CAM'), 'Control+Alt+Super+E'],
  ])('leaves %s', (_, pressed, accelerator) => {
    expect(interpretKeyPress(pressed, 'windows')).toEqual({ kind: 'shortcut', accelerator });
  });
});

describe('shortcutText', () => {
  it.each([
    ['Control+Alt+B', 'linux', 'Ctrl+Alt+B'],
    ['Shift+Super+PageUp', 'linux', 'Shift+Super+Page Up'],
    ['Shift+Super+1', 'windows', 'Shift+Win+1'],
    ['Control+Alt+Shift+Super+B', 'mac', '⌃⌥⇧⌘B'],
    ['Super+Return', 'mac', '⌘Enter'],
    ['F9', 'mac', 'F9'],
    ['CommandOrControl+K', 'mac', '⌘K'],
    ['CmdOrCtrl+K', 'linux', 'Ctrl+K'],
    ['alt+ctrl+k', 'linux', 'Ctrl+Alt+k'],
    ['Control+Plus', 'linux', 'Ctrl+Plus'],
  ] as const)('%s on %s', (accelerator, platform, text) => {
    expect(shortcutText(accelerator, platform)).toBe(text);
  });

  it('reads what interpretKeyPress makes', () => {
    const pressed = interpretKeyPress(press('b', 'KeyB', 'CA'), 'linux');
    expect(pressed.kind === 'shortcut' && shortcutText(pressed.accelerator, 'linux')).toBe(
      'Ctrl+Alt+B',
    );
  });
});

describe('heldKeysText', () => {
  it('shows the modifiers held so far', () => {
    expect(heldKeysText(press('Alt', 'AltLeft', 'CA'), 'linux')).toBe('Ctrl+Alt+…');
    expect(heldKeysText(press('Meta', 'MetaLeft', 'M'), 'mac')).toBe('⌘…');
    expect(heldKeysText(press('b', 'KeyB'), 'linux')).toBe('');
  });
});
