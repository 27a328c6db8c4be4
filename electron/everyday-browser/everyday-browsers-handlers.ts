import type { HandlersOf } from '../ipc/handlers';
import type { EverydayBrowsers } from './everyday-browsers';

type Handled = Pick<EverydayBrowsers, 'look' | 'setUp' | 'remove' | 'showFolder' | 'openStore'>;

export function createEverydayBrowsersHandlers(browsers: Handled): HandlersOf<'everydayBrowsers'> {
  return {
    'everydayBrowsers.look': () => browsers.look(),
    'everydayBrowsers.setUp': () => browsers.setUp(),
    'everydayBrowsers.remove': () => browsers.remove(),
    'everydayBrowsers.showFolder': () => browsers.showFolder(),
    'everydayBrowsers.openStore': () => browsers.openStore(),
  };
}
