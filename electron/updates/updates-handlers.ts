import type { HandlersOf } from '../ipc/handlers';
import type { Updates } from './updates';

/** Each is answered at once: what comes of it is pushed. */
export function createUpdatesHandlers(updates: Updates): HandlersOf<'updates'> {
  return {
    'updates.check': () => void updates.check(),
    'updates.download': () => void updates.download(),
    'updates.install': () => updates.install(),
  };
}
