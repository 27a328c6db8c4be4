import { create } from 'qrcode';
import { describe, expect, it } from 'vitest';
import { drawQr, QUIET_ZONE, MIN_SIZE_PX } from './qr';

/** The dark modules a path covers, as "row,column". */
function darkModules(path: string): Set<string> {
  const dark = new Set<string>();
  for (const [, x, y, run] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g)) {
    for (let i = 0; i < Number(run); i += 1) {
      dark.add(`${Number(y) - QUIET_ZONE},${Number(x) - QUIET_ZONE + i}`);
    }
  }
  return dark;
}

describe('drawQr', () => {
  it.each(['hello', '2@'.repeat(120), 'https://example.com/ü?a=1&b=2'])(
    'draws every dark module of %j and no other',
    (text) => {
      const { size, data } = create(text, { errorCorrectionLevel: 'L' }).modules;
      const drawing = drawQr(text);
      const drawn = darkModules(drawing?.path ?? '');
      const expected = [...data.keys()]
        .filter((index) => data[index] === 1)
        .map((index) => `${Math.floor(index / size)},${index % size}`);
      expect(drawn).toEqual(new Set(expected));
      expect(drawing?.units).toBe(size + 2 * QUIET_ZONE);
    },
  );

  it.each([1, 50, 400, 2900])('is large enough to scan with %d letters', (length) => {
    const { pixels = 0, units = 1 } = drawQr('x'.repeat(length)) ?? {};
    expect(pixels).toBeGreaterThanOrEqual(MIN_SIZE_PX);
    expect(pixels % units).toBe(0);
  });

  it('is null where there is nothing or too much to draw', () => {
    expect(drawQr('')).toBeNull();
    expect(drawQr('x'.repeat(3_000))).toBeNull();
  });
});
