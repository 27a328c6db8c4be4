import { describe, expect, it } from 'vitest';
import { DEFAULT_SIZE, openingBounds } from './window-bounds';

const MAIN = { x: 0, y: 24, width: 1280, height: 776 };
const SECOND = { x: 1280, y: 0, width: 1920, height: 1080 };
const at = (x: number, y: number) => ({ x, y, width: 920, height: 640 });

describe('openingBounds', () => {
  it.each([
    ['on the main screen', at(100, 100)],
    ['on the second screen', at(1500, 200)],
    ['across both', at(900, 100)],
    ['partly off to the left', at(-700, 100)],
  ])('keeps a window %s', (_where, bounds) => {
    expect(openingBounds(bounds, [MAIN, SECOND], MAIN)).toEqual(bounds);
  });

  it.each([
    ['on a screen that is gone', at(1500, 200)],
    ['above the screen', at(100, -50)],
    ['below it', at(100, 790)],
    ['all but off it', at(-900, 100)],
  ])('keeps the size alone of one %s', (_where, bounds) => {
    expect(openingBounds(bounds, [MAIN], MAIN)).toEqual({ width: 920, height: 640 });
  });

  it('makes it no larger than the main screen, when it has to go there', () => {
    const large = { ...at(1500, 50), width: 1_800, height: 1_000 };
    expect(openingBounds(large, [MAIN], MAIN)).toEqual({ width: 1_280, height: 776 });
    expect(openingBounds(large, [MAIN, SECOND], MAIN)).toEqual(large);
  });

  it('keeps the size alone where Wayland does not tell the place', () => {
    const untold = { x: 0, y: 0, width: 700, height: 500 };
    const besideHigherOne = { ...MAIN, y: 300 };
    for (const screen of [SECOND, { ...SECOND, x: 0 }, besideHigherOne]) {
      expect(openingBounds(untold, [screen], screen)).toEqual({ width: 700, height: 500 });
    }
  });

  it('has the usual size at first', () => {
    expect(openingBounds(null, [MAIN], MAIN)).toEqual(DEFAULT_SIZE);
  });
});
