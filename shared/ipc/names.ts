/** What the window may ask of the main process. */
export const REQUEST_NAMES = [
  'window.ready',
  'window.placeChanged',
  'watch.checkNow',
  'account.details',
  'beeper.focus',
  'notices.dismiss',
  'login.start',
  'login.chooseFlow',
  'login.submit',
  'login.confirm',
  'login.cancel',
  'login.restart',
  'login.close',
  'login.browse',
  'login.placeBrowser',
  'login.paste',
  'login.submitPasted',
  'connect.address',
  'connect.start',
  'connect.paste',
  'connect.cancel',
  'connect.renew',
  'connect.unlock',
  'connect.keepPlain',
  'connect.signOut',
  'demo.enter',
  'demo.leave',
  'demo.beeper',
  'demo.account',
  'demo.reset',
  'settings.change',
  'settings.reset',
  'about.read',
  'about.diagnostics',
  'logs.open',
] as const;

/** What the main process tells the window unasked. */
export const PUSH_NAMES = [
  'snapshot',
  'route',
  'banners',
  'login',
  'connection',
  'settings',
  'demo',
] as const;

export type RequestName = (typeof REQUEST_NAMES)[number];
export type PushName = (typeof PUSH_NAMES)[number];

/** The one channel requests travel on, and the one pushes do. */
export const REQUEST_CHANNEL = 'bridgekeeper:request';
export const PUSH_CHANNEL = 'bridgekeeper:push';
