import { describe, expect, it } from 'vitest';
import { packIco } from './ico.js';

const small = { size: 16, png: Buffer.from('a small picture') };
const large = { size: 256, png: Buffer.from('a picture as large as the format allows') };

describe('packIco', () => {
  const file = packIco([small, large]);

  it('opens with the header of an icon file', () => {
    expect([file.readUInt16LE(0), file.readUInt16LE(2), file.readUInt16LE(4)]).toEqual([0, 1, 2]);
  });

  it.each([
    { image: small, entry: 6, side: 16, offset: 38 },
    { image: large, entry: 22, side: 0, offset: 38 + small.png.length },
  ])('describes the $image.size px picture and where it lies', ({ image, entry, side, offset }) => {
    expect([...file.subarray(entry, entry + 8)]).toEqual([side, side, 0, 0, 1, 0, 32, 0]);
    expect(file.readUInt32LE(entry + 8)).toBe(image.png.length);
    expect(file.readUInt32LE(entry + 12)).toBe(offset);
    expect(file.subarray(offset, offset + image.png.length)).toEqual(image.png);
  });

  it('ends with the last picture', () => {
    expect(file.length).toBe(38 + small.png.length + large.png.length);
  });

  it.each([0, 257, 16.5])('refuses a picture of %d px', (size) => {
    expect(() => packIco([{ ...small, size }])).toThrow(RangeError);
  });
});
