import type { DialogName } from '../model/dialog';
import type { SnapshotChange } from '../model/snapshot-change';
import type { WindowSnapshot } from '../model/window-snapshot';

/**
 * What the main process sends to the window unasked, each push by its name with its payload: the
 * parts of the window's first snapshot, each one whole whenever it changes, and what the application
 * menu opens in the window. Of the accounts the next push tells what changed since the one before.
 */
export interface Pushes extends WindowSnapshot {
  snapshotChange: SnapshotChange;
  dialog: DialogName;
}

export type PushName = keyof Pushes;
