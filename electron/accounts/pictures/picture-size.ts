/** In pixels. */
export interface PictureSize {
  width: number;
  height: number;
}

const PNG_BEGINNING = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
const JPEG_BEGINNING = Buffer.from('ffd8ff', 'hex');
const START_OF_SCAN = 0xda;
/** In pixels; decoded, a square of that is 64 MB. */
const MAX_SIDE = 4_096;

/** Whether it says to be a picture of a kind that is shown, and not of more pixels than is sensible. */
export function isDecodable(bytes: Uint8Array): boolean {
  const size = pictureSize(bytes);
  return size !== null && Math.max(size.width, size.height) <= MAX_SIDE;
}

/**
 * The size that a PNG or JPEG says it has; null for anything else. Electron decodes no other kind
 * everywhere.
 */
export function pictureSize(bytes: Uint8Array): PictureSize | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const size = startsWith(buffer, PNG_BEGINNING)
    ? pngSize(buffer)
    : startsWith(buffer, JPEG_BEGINNING)
      ? jpegSize(buffer)
      : null;
  return size === null || size.width === 0 || size.height === 0 ? null : size;
}

/** The largest square in the middle, in pixels. */
export function centreSquare({ width, height }: PictureSize) {
  const side = Math.min(width, height);
  return {
    x: Math.floor((width - side) / 2),
    y: Math.floor((height - side) / 2),
    width: side,
    height: side,
  };
}

function startsWith(buffer: Buffer, beginning: Buffer): boolean {
  return buffer.subarray(0, beginning.length).equals(beginning);
}

function pngSize(png: Buffer): PictureSize | null {
  if (png.length < 24) return null;
  return { width: png.readUInt32BE(16), height: png.readUInt32BE(20) };
}

/** Goes from segment to segment until one begins a frame: marker, length, precision, height, width. */
function jpegSize(jpeg: Buffer): PictureSize | null {
  let at = 2;
  while (at + 9 <= jpeg.length && jpeg[at] === 0xff) {
    const marker = jpeg.readUInt8(at + 1);
    if (isStartOfFrame(marker)) {
      return { width: jpeg.readUInt16BE(at + 7), height: jpeg.readUInt16BE(at + 5) };
    }
    if (marker === START_OF_SCAN) return null;
    // A marker may be preceded by any number of fill bytes.
    at += marker === 0xff ? 1 : 2 + jpeg.readUInt16BE(at + 2);
  }
  return null;
}

/** C0 to CF but for DHT (C4), JPG (C8) and DAC (CC). */
function isStartOfFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}
