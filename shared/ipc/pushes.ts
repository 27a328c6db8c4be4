import type { DialogName } from '../model/dialog';
import type { WindowSnapshot } from '../model/window-snapshot';

/**
 * What the main process sends to the window unasked, each push by its name with its payload: the
 * parts of the window's first snapshot, each one whole whenever it changes, and what the application
 * menu opens in the window.
 */
export interface Pushes extends WindowSnapshot {
  dialog: DialogName;
}

export type PushName = keyof Pushes;
