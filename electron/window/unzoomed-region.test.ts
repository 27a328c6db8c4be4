import { describe, expect, it } from 'vitest';
import { unzoomedRegion } from './unzoomed-region';

const region = { x: 3, y: 101, width: 600, height: 333 };

describe('unzoomedRegion', () => {
  it('is the region itself at 100 %', () => {
    expect(unzoomedRegion(region, 1)).toEqual(region);
  });

  it.each([0.5, 0.67, 1.1, 1.25, 3])('lies within the region as it is seen at %d', (zoom) => {
    const { x, y, width, height } = unzoomedRegion(region, zoom);
    expect([x, y, width, height].every(Number.isInteger)).toBe(true);
    expect(x - 3 * zoom).toBeGreaterThanOrEqual(0);
    expect(x - 3 * zoom).toBeLessThan(1);
    expect(603 * zoom - (x + width)).toBeGreaterThanOrEqual(0);
    expect(603 * zoom - (x + width)).toBeLessThan(1);
    expect(434 * zoom - (y + height)).toBeGreaterThanOrEqual(0);
    expect(434 * zoom - (y + height)).toBeLessThan(1);
  });
});
