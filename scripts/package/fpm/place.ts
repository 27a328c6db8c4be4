import { posix } from 'node:path';
import { IDENTITY } from '../../../shared/model/identity';

/** An icon in the theme that every other one falls back to. */
const ICON = /^\/usr\/share\/icons\/hicolor\/[^/]+\/apps\//;

/**
 * Where a file goes, from the package's root. electron-builder names icons after the executable, while
 * desktops look for what the desktop entry and the portals name: the ID.
 */
export function placeOf(to: string): string {
  const place = ICON.test(to)
    ? posix.join(posix.dirname(to), IDENTITY.appID + posix.extname(to))
    : to;
  return place.replace(/^\/+/, '').replace(/\/+$/, '');
}

/**
 * The mode that an installed file has, whatever it had where the package was made.
 * @param mode in the working folder
 */
export const modeOf = (mode: number, isFolder: boolean) =>
  isFolder || (mode & 0o100) !== 0 ? 0o755 : 0o644;
