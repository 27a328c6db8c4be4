import type { Browser } from './api';

declare const browser: Browser | undefined;
declare const chrome: Browser;

/** The API of the browser that this runs in. Entry files alone take it from here, and hand it on. */
export function thisBrowser(): Browser {
  return typeof browser === 'undefined' ? chrome : browser;
}
