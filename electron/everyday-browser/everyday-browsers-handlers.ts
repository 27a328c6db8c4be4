import type { HandlersOf } from '../ipc/handlers';
import type { EverydayBrowsers } from './everyday-browsers';

type Handled = Pick<EverydayBrowsers, 'setUp' | 'remove' | 'showFolder' | 'openStore'>;

export function createEverydayBrowsersHandlers(browsers: Handled): HandlersOf<'everydayBrowsers'> {
  return {
    'everydayBrowsers.setUp': () => browsers.setUp(),
    'everydayBrowsers.remove': () => browsers.remove(),
    'everydayBrowsers.showFolder': () => browsers.showFolder(),
    'everydayBrowsers.openStore': () => browsers.openStore(),
  };
}
