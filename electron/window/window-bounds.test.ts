import { describe, expect, it } from 'vitest';
import { restorableBounds } from './window-bounds';

const MAIN = { x: 0, y: 24, width: 1280, height: 776 };
const SECOND = { x: 1280, y: 0, width: 1920, height: 1080 };
const at = (x: number, y: number) => ({ x, y, width: 920, height: 640 });

describe('restorableBounds', () => {
  it.each([
    ['on the main screen', at(100, 100)],
    ['on the second screen', at(1500, 200)],
    ['across both', at(900, 100)],
    ['partly off to the left', at(-700, 100)],
  ])('keeps a window %s', (_where, bounds) => {
    expect(restorableBounds(bounds, [MAIN, SECOND])).toEqual(bounds);
  });

  it.each([
    ['on a screen that is gone', at(1500, 200)],
    ['above the screen', at(100, -50)],
    ['below it', at(100, 790)],
    ['all but off it', at(-900, 100)],
  ])('gives up one %s', (_where, bounds) => {
    expect(restorableBounds(bounds, [MAIN])).toBeNull();
  });

  it('has nothing to restore at first', () => {
    expect(restorableBounds(null, [MAIN])).toBeNull();
  });
});
