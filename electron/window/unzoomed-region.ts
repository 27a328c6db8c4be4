import type { Region } from '../../shared/model/webview';

/** Chromium lays out in 64ths of a pixel, so that a product may be off by as much. */
const TOLERANCE = 1 / 64;

/**
 * Where in the window a region lies that a page measured in its own pixels; the whole pixels inside, so
 * that it covers nothing beside it.
 * @param zoom of the page; 1 is 100 %
 * @returns null when there is no whole pixel
 */
export function unzoomedRegion({ x, y, width, height }: Region, zoom: number): Region | null {
  const left = Math.max(0, Math.ceil(x * zoom - TOLERANCE));
  const top = Math.max(0, Math.ceil(y * zoom - TOLERANCE));
  const right = Math.floor((x + width) * zoom + TOLERANCE);
  const bottom = Math.floor((y + height) * zoom + TOLERANCE);
  if (right <= left || bottom <= top) return null;
  return { x: left, y: top, width: right - left, height: bottom - top };
}
