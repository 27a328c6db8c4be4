import { describe, expect, it } from 'vitest';
import { createGlobalShortcut } from './global-shortcut.electron';

/**
 * A double of Electron's registry of keys, which runs only in Electron;
 * e2e/settings/shortcut.spec.ts has the real one.
 */
function start({ unavailable = [] as string[], isOld = false, isPortal = false } = {}) {
  const registered = new Map<string, () => void>();
  const suspensions: boolean[] = [];
  let presses = 0;
  const shortcut = createGlobalShortcut({
    electron: {
      globalShortcut: {
        isRegistered: (keys) => registered.has(String(keys).replace('Ctrl', 'Control')),
        register: (keys, onPress) => {
          if (String(keys).includes('Nonsense')) throw new TypeError('conversion failure');
          if (unavailable.includes(String(keys)) || suspensions.at(-1) === true) return false;
          registered.set(String(keys), onPress);
          return true;
        },
        unregister: (keys) => isPortal || registered.delete(String(keys)),
        ...(!isOld && { setSuspended: (is: boolean) => suspensions.push(is) }),
      },
    },
    onPress: () => (presses += 1),
  });
  return {
    shortcut,
    registered,
    suspensions,
    keys: () => [...registered.keys()],
    presses: () => presses,
  };
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

  it('has none but the chosen keys open the window where the desktop keeps the others', () => {
    const { shortcut, registered, presses } = start({ isPortal: true });
    const press = (keys: string) => registered.get(keys)?.();
    const pressesOf = (keys: string) => {
      const before = presses();
      press(keys);
      return presses() - before;
    };
    const A = 'Control+Alt+A';
    const B = 'Control+Alt+B';
    shortcut.set(A);
    shortcut.set(B);
    expect([A, B].map(pressesOf)).toEqual([0, 1]);
    expect(shortcut.set(A)).toBe('ok');
    expect([A, B].map(pressesOf)).toEqual([1, 0]);
    shortcut.set(null);
    expect([A, B].map(pressesOf)).toEqual([0, 0]);
    shortcut.set(B);
    expect([A, B].map(pressesOf)).toEqual([0, 1]);
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

  it('leaves its keys to the window while it records others, and can then be set', () => {
    const { shortcut, suspensions, keys } = start();
    shortcut.set('F9');
    shortcut.suspend(false);
    expect(suspensions).toEqual([]);
    shortcut.suspend(true);
    shortcut.suspend(true);
    expect(suspensions).toEqual([true]);
    expect(shortcut.set('F10')).toBe('ok');
    shortcut.suspend(false);
    expect([suspensions, keys()]).toEqual([[true, false], ['F10']]);
  });

  it('keeps them where an older runtime cannot leave them', () => {
    const { shortcut, keys } = start({ isOld: true });
    shortcut.set('F9');
    shortcut.suspend(true);
    shortcut.suspend(false);
    expect(keys()).toEqual(['F9']);
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
