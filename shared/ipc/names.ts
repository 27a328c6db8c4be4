/** What the window may ask of the main process. */
export const REQUEST_NAMES = [
  'window.ready',
  'window.placeChanged',
  'watch.checkNow',
  'account.details',
  'beeper.focus',
  'notices.dismiss',
] as const;

/** What the main process tells the window unasked. */
export const PUSH_NAMES = ['snapshot', 'place', 'notices'] as const;

export type RequestName = (typeof REQUEST_NAMES)[number];
export type PushName = (typeof PUSH_NAMES)[number];

/** The one channel requests travel on, and the one pushes do. */
export const REQUEST_CHANNEL = 'bridgekeeper:request';
export const PUSH_CHANNEL = 'bridgekeeper:push';
