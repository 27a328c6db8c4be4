/** The types under which an icon of macOS holds PNG pictures, by their pixels. */
const TYPES: ReadonlyMap<number, readonly string[]> = new Map([
  [16, ['icp4']],
  [32, ['icp5', 'ic11']],
  [64, ['ic12']],
  [128, ['ic07']],
  [256, ['ic08', 'ic13']],
  [512, ['ic09', 'ic14']],
  [1024, ['ic10']],
]);

/** The sizes that such an icon has, in pixels. */
export const ICNS_PX = [...TYPES.keys()];

const HEADER_BYTES = 8;

/**
 * Packs PNG pictures into one icon file of macOS: a header, then a type, a length and the bytes for each,
 * all big-endian. A size that is also another's double is there for both.
 * https://en.wikipedia.org/wiki/Apple_Icon_Image_format
 *
 * @throws RangeError when there is no type for a size
 */
export function packIcns(images: readonly { size: number; png: Buffer }[]): Buffer {
  const entries = images.flatMap(({ size, png }) => {
    const types = TYPES.get(size);
    if (types === undefined) throw new RangeError(`an icon of macOS has no picture of ${size} px`);
    return types.map((type) => chunk(type, png));
  });
  return chunk('icns', Buffer.concat(entries));
}

function chunk(type: string, content: Buffer): Buffer {
  const header = Buffer.alloc(HEADER_BYTES);
  header.write(type, 'latin1');
  header.writeUInt32BE(HEADER_BYTES + content.length, 4);
  return Buffer.concat([header, content]);
}
