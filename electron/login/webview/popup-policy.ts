import { foreignScheme } from './page-url';

/** More than a sign-in needs, so that no page opens windows without end. */
const MAX_CHILDREN = 4;

export type PopupDecision =
  /** A window of its own that still has its opener, as sign-ins with postMessage need it. */
  | { do: 'child' }
  /** The page goes there itself. */
  | { do: 'here' }
  | { do: 'deny' }
  /** Denied because it belongs to a program. */
  | { do: 'blocked'; scheme: string };

interface Wanted {
  url: string;
  /** As Chromium reports it: `new-window` when a size or the like was asked for. */
  disposition: string;
  /** How many child windows the login has already. */
  children: number;
}

/**
 * Decides about `window.open` and links with a target. Electron does not distinguish the two; only the
 * disposition shows that a window was meant. A blank one is meant to be filled by its opener, so it
 * cannot be loaded in its opener's place.
 */
export function decidePopup({ url, disposition, children }: Wanted): PopupDecision {
  const isBlank = url === '' || url === 'about:blank';
  const scheme = foreignScheme(url);
  if (scheme !== null) return { do: 'blocked', scheme };
  if (disposition === 'new-window' || isBlank) {
    return children < MAX_CHILDREN ? { do: 'child' } : { do: 'deny' };
  }
  return /^https?:/i.test(url) ? { do: 'here' } : { do: 'deny' };
}
