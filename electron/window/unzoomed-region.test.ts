import { describe, expect, it } from 'vitest';
import { unzoomedRegion } from './unzoomed-region';

const region = { x: 3, y: 101, width: 600, height: 333 };

describe('unzoomedRegion', () => {
  it('is the region itself at 100 %', () => {
    expect(unzoomedRegion(region, 1)).toEqual(region);
  });

  it.each([0.5, 0.67, 1.1, 1.25, 3])('lies within the region as it is seen at %d', (zoom) => {
    const seen = unzoomedRegion(region, zoom);
    expect(seen).not.toBeNull();
    const { x, y, width, height } = seen ?? region;
    expect([x, y, width, height].every(Number.isInteger)).toBe(true);
    for (const gap of [
      x - 3 * zoom,
      y - 101 * zoom,
      603 * zoom - (x + width),
      434 * zoom - (y + height),
    ]) {
      expect(gap).toBeGreaterThanOrEqual(-1 / 64);
      expect(gap).toBeLessThan(1);
    }
  });

  it('takes what the arithmetic misses by a hair', () => {
    // 10 × 1.1 is a little more than 11, and 836.36 × 1.1 a little less than 920.
    const wide = { x: 10, y: 0, width: 826.359375, height: 100 };
    expect(unzoomedRegion(wide, 1.1)).toEqual({ x: 11, y: 0, width: 909, height: 110 });
  });

  it.each([
    ['fractions of a pixel', { x: 0.2, y: 0, width: 0.7, height: 100 }],
    ['no height', { x: 0, y: 10, width: 100, height: 0 }],
  ])('is null with %s', (_what, small) => {
    expect(unzoomedRegion(small, 1)).toBeNull();
  });
});
