import type { WindowSnapshot } from '../model/window-snapshot';

/**
 * What the main process sends to the window unasked, each push by its name with its payload: the
 * parts of the window's first snapshot, each one whole whenever it changes.
 */
export type Pushes = WindowSnapshot;

export type PushName = keyof Pushes;
