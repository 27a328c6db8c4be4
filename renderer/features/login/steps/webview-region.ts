import type { Region } from '../../../../shared/model/webview';

interface Edges {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/**
 * The whole pixels inside a rectangle of the page, so that the webview covers nothing beside it.
 * @returns null when there is no whole pixel
 */
export function regionOf({ left, top, right, bottom }: Edges): Region | null {
  const x = Math.max(0, Math.ceil(left));
  const y = Math.max(0, Math.ceil(top));
  const width = Math.floor(right) - x;
  const height = Math.floor(bottom) - y;
  return width > 0 && height > 0 ? { x, y, width, height } : null;
}

/** Whether two regions are the same, or both none. */
export function isSameRegion(a: Region | null, b: Region | null): boolean {
  if (a === null || b === null) return a === b;
  return a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height;
}
