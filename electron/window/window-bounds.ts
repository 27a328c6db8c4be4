import type { Bounds } from '../../shared/model/settings';

export const DEFAULT_SIZE = { width: 920, height: 640 } as const;
export const MIN_SIZE = { width: 360, height: 480 } as const;

/** How much of the window must lie on a screen for its title bar to be reachable; points. */
const REACHABLE = { width: 120, height: 60 } as const;

/**
 * Where to open the window: where it last was, unless that screen is gone or has shrunk; then null
 * for the middle of the main screen.
 */
export function restorableBounds(last: Bounds | null, screens: readonly Bounds[]): Bounds | null {
  if (last === null) return null;
  return screens.some((screen) => isReachable(last, screen)) ? last : null;
}

function isReachable(window: Bounds, screen: Bounds): boolean {
  const left = Math.max(window.x, screen.x);
  const right = Math.min(window.x + window.width, screen.x + screen.width);
  const shows = Math.min(window.y + window.height, screen.y + screen.height) - window.y;
  return right - left >= REACHABLE.width && shows >= REACHABLE.height && window.y >= screen.y;
}
