import type { Route } from '../../shared/model/route';
import type { WindowSnapshot } from '../../shared/model/window-snapshot';
import type { HandlersOf } from '../ipc/handlers';

interface Options {
  getSnapshot: () => WindowSnapshot;
  setRoute: (route: Route) => void;
}

export function createWindowHandlers({ getSnapshot, setRoute }: Options): HandlersOf<'window'> {
  return {
    'window.getSnapshot': () => getSnapshot(),
    'window.setRoute': (route) => setRoute(route),
  };
}
