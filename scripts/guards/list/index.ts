import type { Guard } from '../guard';
import { GUARDS_AROUND_BEEPER } from './around-beeper';
import { GUARDS_OF_CONNECTIONS } from './around-beeper-connection';
import { GUARDS_OF_HOOKS } from './around-beeper-hooks';
import { GUARDS_TOWARDS_THE_SYSTEM } from './around-beeper-system';
import { GUARDS_AROUND_EXTENSION } from './around-extension';
import { GUARDS_AROUND_LOGINS } from './around-pages-login';
import { GUARDS_AROUND_PAGES } from './around-pages-page';
import { GUARDS_IN_THE_VIEW } from './around-pages-view';
import { GUARDS_AROUND_WEBVIEWS } from './around-pages-webview';
import { GUARDS_AROUND_THE_WINDOW } from './around-pages-window';
import { GUARDS_OF_EVERYDAY_BROWSERS } from './around-everyday-browsers';
import { GUARDS_OF_UPDATES } from './around-updates';

/** Every guard of the program. */
export const GUARDS: readonly Guard[] = [
  ...GUARDS_AROUND_BEEPER,
  ...GUARDS_OF_CONNECTIONS,
  ...GUARDS_OF_HOOKS,
  ...GUARDS_TOWARDS_THE_SYSTEM,
  ...GUARDS_OF_UPDATES,
  ...GUARDS_OF_EVERYDAY_BROWSERS,
  ...GUARDS_AROUND_LOGINS,
  ...GUARDS_AROUND_PAGES,
  ...GUARDS_AROUND_WEBVIEWS,
  ...GUARDS_AROUND_THE_WINDOW,
  ...GUARDS_IN_THE_VIEW,
  ...GUARDS_AROUND_EXTENSION,
];
