import type { Region } from '../../../../shared/model/webview';

/**
 * Where in the window a page with this region lies. Of a hidden one, the first pixel stands in the
 * region's last corner, and the rest outside: Chromium holds back the frames of a view that is
 * invisible or covered, and gives one that is wholly outside no size; a page without either looks like
 * a robot's to a site.
 */
export function boundsOf({ x, y, width, height }: Region, isHidden: boolean): Region {
  // Views take whole pixels.
  const bounds = {
    x: Math.round(x),
    y: Math.round(y),
    width: Math.max(0, Math.round(width)),
    height: Math.max(0, Math.round(height)),
  };
  if (!isHidden) return bounds;
  return { ...bounds, x: bounds.x + bounds.width - 1, y: bounds.y + bounds.height - 1 };
}
