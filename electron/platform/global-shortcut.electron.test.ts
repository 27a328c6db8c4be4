import { describe, expect, it } from 'vitest';
import { createGlobalShortcut } from './global-shortcut.electron';

/**
 * A double of Electron's registry of keys, which runs only in Electron;
 * e2e/settings/shortcut.spec.ts has the real one.
 */
function start({ unavailable = [] as string[] } = {}) {
  const registered = new Map<string, () => void>();
  let presses = 0;
  const shortcut = createGlobalShortcut({
    electron: {
      globalShortcut: {
        isRegistered: (keys) => registered.has(String(keys).replace('Ctrl', 'Control')),
        register: (keys, onPress) => {
          if (String(keys).includes('Nonsense')) throw new TypeError('conversion failure');
          if (unavailable.includes(String(keys))) return false;
          registered.set(String(keys), onPress);
          return true;
        },
        unregister: (keys) => registered.delete(String(keys)),
      },
    },
    onPress: () => (presses += 1),
  });
  return { shortcut, registered, keys: () => [...registered.keys()], presses: () => presses };
}

describe('createGlobalShortcut', () => {
  it('registers keys that call back, and replaces the ones before', () => {
    const { shortcut, registered, keys, presses } = start();
    expect(shortcut.set('Control+Alt+B')).toBe('ok');
    registered.get('Control+Alt+B')?.();
    expect(presses()).toBe(1);
    expect(shortcut.set('Control+Alt+C')).toBe('ok');
    expect(keys()).toEqual(['Control+Alt+C']);
  });

  it.each([
    ['Alt+1', 'taken'],
    ['Alt+Nonsense', 'unusable'],
    ['B', 'unusable'],
  ])('keeps the old keys when %s is asked for, which is %s', (wanted, answer) => {
    const { shortcut, keys } = start({ unavailable: ['Alt+1'] });
    shortcut.set('Control+Alt+B');
    expect(shortcut.set(wanted)).toBe(answer);
    expect(keys()).toEqual(['Control+Alt+B']);
  });

  it('does not take its own keys for another program’s, however they are spelled', () => {
    const { shortcut, keys } = start({ unavailable: ['Ctrl+Alt+B'] });
    shortcut.set('Control+Alt+B');
    expect(shortcut.set('Ctrl+Alt+B')).toBe('ok');
    expect(keys()).toEqual(['Control+Alt+B']);
  });

  it('gives the keys back', () => {
    const { shortcut, keys } = start();
    shortcut.set('F9');
    expect(shortcut.set(null)).toBe('ok');
    expect(keys()).toEqual([]);
    shortcut.set('F9');
    shortcut.release();
    expect(keys()).toEqual([]);
  });
});
