import { describe, expect, it } from 'vitest';
import { ICNS_PX, packIcns } from './icns';
import { renderPackageIcons } from './package-icons';

describe('an icon of macOS', () => {
  it('holds each picture under its types, with lengths that add up', () => {
    const file = packIcns([
      { size: 16, png: Buffer.from('small') },
      { size: 32, png: Buffer.from('double') },
    ]);
    expect(file.subarray(0, 4).toString()).toBe('icns');
    expect(file.readUInt32BE(4)).toBe(file.length);
    const found: string[] = [];
    for (let at = 8; at < file.length; at += file.readUInt32BE(at + 4)) {
      found.push(file.subarray(at, at + 4).toString());
    }
    expect(found).toEqual(['icp4', 'icp5', 'ic11']);
  });

  it('takes no other size', () => {
    expect(() => packIcns([{ size: 48, png: Buffer.alloc(0) }])).toThrow(RangeError);
  });
});

describe('the icons of packages', () => {
  const icons = new Map(renderPackageIcons().map(({ path, bytes }) => [path, bytes]));
  const WIDTH_AT = 16;

  it.each([16, 22, 24, 32, 48, 64, 96, 128, 256, 512, 1024])('have %i px for Linux', (px) => {
    expect(icons.get(`linux/${px}x${px}.png`)?.readUInt32BE(WIDTH_AT)).toBe(px);
  });

  it('have every size for macOS', () => {
    const bytes = icons.get('icon.icns');
    expect(bytes?.readUInt32BE(4)).toBe(bytes?.length);
    expect(ICNS_PX).toEqual([16, 32, 64, 128, 256, 512, 1024]);
  });
});
