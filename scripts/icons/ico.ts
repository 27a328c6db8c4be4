/** One picture of an icon file. */
export interface IcoImage {
  /** Width and height in pixels, 1 to 256. */
  readonly size: number;
  /** A whole PNG file of that size. */
  readonly png: Buffer;
}

const HEADER_BYTES = 6;
const ENTRY_BYTES = 16;
const TYPE_ICON = 1;
const BITS_PER_PIXEL = 32;

/**
 * Packs PNG pictures into one Windows icon file.
 *
 * The container is a header, one directory entry a picture, then the pictures themselves, all
 * little-endian. PNG pictures are understood since Windows Vista:
 * https://learn.microsoft.com/en-us/previous-versions/ms997538(v=msdn.10)
 *
 * @param images the pictures, smallest first as the shell expects them
 * @returns the bytes of the `.ico` file
 * @throws RangeError when a size does not fit the container (1 to 256 px)
 */
export function packIco(images: readonly IcoImage[]): Buffer {
  const directory = Buffer.alloc(HEADER_BYTES + ENTRY_BYTES * images.length);
  directory.writeUInt16LE(TYPE_ICON, 2);
  directory.writeUInt16LE(images.length, 4);

  let offset = directory.length;
  images.forEach(({ size, png }, index) => {
    if (!Number.isInteger(size) || size < 1 || size > 256) {
      throw new RangeError(`an icon file holds pictures of 1 to 256 px, not ${size}`);
    }
    const entry = HEADER_BYTES + ENTRY_BYTES * index;
    const side = size % 256; // 256 does not fit a byte and is written as 0
    directory.writeUInt8(side, entry);
    directory.writeUInt8(side, entry + 1);
    directory.writeUInt16LE(1, entry + 4); // colour planes, always 1
    directory.writeUInt16LE(BITS_PER_PIXEL, entry + 6);
    directory.writeUInt32LE(png.length, entry + 8);
    directory.writeUInt32LE(offset, entry + 12);
    offset += png.length;
  });
  return Buffer.concat([directory, ...images.map(({ png }) => png)]);
}
