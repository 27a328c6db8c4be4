import type { Bounds } from '../../shared/model/settings';

export const DEFAULT_SIZE = { width: 920, height: 640 } as const;
export const MIN_SIZE = { width: 360, height: 480 } as const;

/** How much of the window must lie on a screen for its title bar to be reachable; points. */
const REACHABLE = { width: 120, height: 60 } as const;

/** The size of the window, and its place; without a place the system chooses one. */
type Opening = Pick<Bounds, 'width' | 'height'> & Partial<Bounds>;

/**
 * How to open the window: as large as it last was, and where, unless that screen is gone or has shrunk;
 * then it has to fit on the main screen.
 */
export function openingBounds(
  last: Bounds | null,
  screens: readonly Bounds[],
  mainScreen: Bounds,
): Opening {
  if (last === null) return DEFAULT_SIZE;
  const isThere = !isUntold(last) && screens.some((screen) => isReachable(last, screen));
  if (isThere) return last;
  return {
    width: Math.min(last.width, mainScreen.width),
    height: Math.min(last.height, mainScreen.height),
  };
}

/** Wayland tells no window where it is: it is at 0, 0 then, wherever that may be. */
function isUntold({ x, y }: Bounds): boolean {
  return x === 0 && y === 0;
}

function isReachable(window: Bounds, screen: Bounds): boolean {
  const left = Math.max(window.x, screen.x);
  const right = Math.min(window.x + window.width, screen.x + screen.width);
  const shows = Math.min(window.y + window.height, screen.y + screen.height) - window.y;
  return right - left >= REACHABLE.width && shows >= REACHABLE.height && window.y >= screen.y;
}
