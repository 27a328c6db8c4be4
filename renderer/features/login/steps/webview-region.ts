import type { Region } from '../../../../shared/model/webview';

interface Edges {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/**
 * A rectangle of the page as a region of the window. Not rounded: what a whole pixel is depends on the
 * window's zoom, which the main process knows.
 * @returns null when nothing of it is in the window
 */
export function regionOf({ left, top, right, bottom }: Edges): Region | null {
  const x = Math.max(0, left);
  const y = Math.max(0, top);
  const [width, height] = [right - x, bottom - y];
  return width > 0 && height > 0 ? { x, y, width, height } : null;
}

/** Whether two regions are the same, or both none. */
export function isSameRegion(a: Region | null, b: Region | null): boolean {
  if (a === null || b === null) return a === b;
  return a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height;
}
