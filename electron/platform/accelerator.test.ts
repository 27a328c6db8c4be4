import { describe, expect, it } from 'vitest';
import { isValidGlobalShortcut } from './accelerator';

describe('isValidGlobalShortcut', () => {
  it.each([
    'Control+Alt+B',
    'CommandOrControl+Shift+B',
    'Super+1',
    'F9',
    'MediaPlayPause',
    'Alt++',
  ])('%s', (accelerator) => {
    expect(isValidGlobalShortcut(accelerator)).toBe(true);
  });

  it.each(['B', 'Shift+B', 'Return', 'Space', '+', ''])('not %j', (accelerator) => {
    expect(isValidGlobalShortcut(accelerator)).toBe(false);
  });
});
