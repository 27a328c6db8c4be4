import type { Region } from '../../shared/model/webview';

/**
 * Where in the window a region lies that a page measured in its own pixels; the whole pixels inside, so
 * that it covers nothing beside it.
 * @param zoom of the page; 1 is 100 %
 */
export function unzoomedRegion({ x, y, width, height }: Region, zoom: number): Region {
  const left = Math.ceil(x * zoom);
  const top = Math.ceil(y * zoom);
  return {
    x: left,
    y: top,
    width: Math.max(0, Math.floor((x + width) * zoom) - left),
    height: Math.max(0, Math.floor((y + height) * zoom) - top),
  };
}
