import type { nativeImage } from 'electron';
import { centreSquare } from './picture-size';

/** As large as it is shown on a screen with two pixels for one. */
const SIDE_PX = 96;

/**
 * Makes a small square PNG out of the middle of a PNG or JPEG, as a data: URL; null when it cannot be
 * decoded. What the window shows is thus never what somebody sent.
 */
export function createShrinkPicture(electron: { nativeImage: typeof nativeImage }) {
  return (bytes: Uint8Array): string | null => {
    const image = electron.nativeImage.createFromBuffer(Buffer.from(bytes));
    if (image.isEmpty()) return null;
    return image
      .crop(centreSquare(image.getSize()))
      .resize({ width: SIDE_PX, height: SIDE_PX, quality: 'best' })
      .toDataURL();
  };
}
