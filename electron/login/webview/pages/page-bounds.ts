import type { Region } from '../../../../shared/model/webview';

/**
 * Where in the window a page with this region lies. Of a hidden one, the first pixel stands in the
 * region's last corner, and the rest outside: Chromium holds back the frames of a view that is
 * invisible or covered, and gives one that is wholly outside no size; a page without either looks like
 * a robot's to a site.
 */
export function boundsOf(region: Region, isHidden: boolean): Region {
  if (!isHidden) return region;
  return { ...region, x: region.x + region.width - 1, y: region.y + region.height - 1 };
}
