import { describe, expect, it } from 'vitest';
import { isSameRegion, regionOf } from './webview-region';

const edges = (left: number, top: number, right: number, bottom: number) => ({
  left,
  top,
  right,
  bottom,
});

describe('regionOf', () => {
  it('keeps fractions', () => {
    const region = { x: 10.25, y: 99.5, width: 40.5, height: 100.75 };
    expect(regionOf(edges(10.25, 99.5, 50.75, 200.25))).toEqual(region);
  });

  it('starts in the window', () => {
    expect(regionOf(edges(-5, -20.5, 100, 50))).toEqual({ x: 0, y: 0, width: 100, height: 50 });
  });

  it.each([
    ['no height', edges(0, 50, 100, 50)],
    ['all of it outside', edges(0, -100, 100, -10)],
  ])('is null with %s', (_what, rectangle) => {
    expect(regionOf(rectangle)).toBeNull();
  });
});

describe('isSameRegion', () => {
  const region = { x: 1, y: 2, width: 3, height: 4 };

  it('compares by value', () => {
    expect(isSameRegion(region, { ...region })).toBe(true);
    expect(isSameRegion(null, null)).toBe(true);
    expect(isSameRegion(region, null)).toBe(false);
    for (const key of ['x', 'y', 'width', 'height'] as const) {
      expect(isSameRegion(region, { ...region, [key]: 9 })).toBe(false);
    }
  });
});
