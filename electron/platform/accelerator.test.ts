import { describe, expect, it } from 'vitest';
import { leavesTypingAlone } from './accelerator';

describe('leavesTypingAlone', () => {
  it.each([
    'Control+Alt+B',
    'CommandOrControl+Shift+B',
    'Super+1',
    'F9',
    'MediaPlayPause',
    'Alt++',
  ])('%s', (accelerator) => {
    expect(leavesTypingAlone(accelerator)).toBe(true);
  });

  it.each(['B', 'Shift+B', 'Return', 'Space', '+', ''])('not %j', (accelerator) => {
    expect(leavesTypingAlone(accelerator)).toBe(false);
  });
});
