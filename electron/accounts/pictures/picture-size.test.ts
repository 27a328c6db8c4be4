import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FOX_PNG } from '../../../simulator/sites/fox-picture';
import { PORTRAIT_JPEG } from '../../../simulator/portrait-picture';
import { centreSquare, isDecodable, pictureSize } from './picture-size';

const FOX = Buffer.from(FOX_PNG, 'base64');
const PORTRAIT = Buffer.from(PORTRAIT_JPEG, 'base64');

function png(width: number, height: number): Buffer {
  const header = Buffer.from(FOX.subarray(0, 33));
  header.writeUInt32BE(width, 16);
  header.writeUInt32BE(height, 20);
  return header;
}

describe('pictureSize', () => {
  it('reads what a PNG and a JPEG say', () => {
    expect(pictureSize(FOX)).toEqual({ width: 72, height: 72 });
    expect(pictureSize(PORTRAIT)).toEqual({ width: 144, height: 180 });
  });

  it('reads bytes that lie somewhere in a buffer', () => {
    const padded = Buffer.concat([Buffer.alloc(7), PORTRAIT]);
    expect(pictureSize(new Uint8Array(padded).subarray(7))).toEqual({ width: 144, height: 180 });
  });

  it('finds the frame of a JPEG behind other segments and fill bytes', () => {
    const text = 'ffd8 ffe0 0004 0000 ffffff c4 0003 00 ffc2 000b 08 0010 0020 01';
    const jpeg = Buffer.from(text.replaceAll(' ', ''), 'hex');
    expect(pictureSize(jpeg)).toEqual({ width: 32, height: 16 });
  });

  it.each([
    ['nothing', ''],
    ['SVG', Buffer.from('<svg width="9" height="9"/>').toString('hex')],
    ['GIF', Buffer.from('GIF89a\t\0\t\0').toString('hex')],
    ['WebP', Buffer.from('RIFF\x20\0\0\0WEBPVP8 ').toString('hex')],
    ['a PNG that ends too soon', FOX.subarray(0, 20).toString('hex')],
    ['a PNG of another first chunk', '89504e470d0a1a0a0000000d4a4b4c4d0000000100000001'],
    ['a PNG without a width', png(0, 9).toString('hex')],
    ['a JPEG that ends too soon', PORTRAIT.subarray(0, 30).toString('hex')],
    ['a JPEG whose scan begins before its frame', 'ffd8ffda0008010100003f00ffc0000b080010002001'],
    ['a JPEG that says its height later', 'ffd8ffc0000b0800000020010111'],
  ])('knows no size of %s', (_, hex) => {
    expect(pictureSize(Buffer.from(hex, 'hex'))).toBeNull();
  });

  it('comes to an end whatever it is given', () => {
    const beginning = fc.constantFrom(FOX.subarray(0, 16), Buffer.from('ffd8ff', 'hex'));
    fc.assert(
      fc.property(beginning, fc.uint8Array({ maxLength: 200 }), (start, rest) => {
        pictureSize(Buffer.concat([start, rest]));
      }),
    );
  });
});

describe('isDecodable', () => {
  it.each([
    [4_096, 4_096, true],
    [4_096, 4_097, false],
    [4_097, 1, false],
    [1, 16_000_000, false],
    [0xffffffff, 0xffffffff, false],
  ])('of %i × %i pixels: %s', (width, height, expected) => {
    expect(isDecodable(png(width, height))).toBe(expected);
  });
});

describe('centreSquare', () => {
  it.each([
    [144, 180, { x: 0, y: 18, width: 144, height: 144 }],
    [181, 144, { x: 18, y: 0, width: 144, height: 144 }],
    [1, 1, { x: 0, y: 0, width: 1, height: 1 }],
  ])('of %i × %i pixels', (width, height, expected) => {
    expect(centreSquare({ width, height })).toEqual(expected);
  });
});
