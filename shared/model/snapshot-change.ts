import type { Snapshot } from './snapshot';

/**
 * What a list has now: a new item whole, or the place that an item had in the list before. Null: all of
 * them as they were.
 */
export type ListChange<Item extends object> = readonly (Item | number)[] | null;

/** What a snapshot has beyond another that is known already: of a long list the changed items alone. */
export interface SnapshotChange extends Omit<Snapshot, 'accounts' | 'bridges'> {
  accounts: ListChange<Snapshot['accounts'][number]>;
  bridges: ListChange<Snapshot['bridges'][number]>;
}

/** What `now` has beyond `before`; what is the same value (`===`) in both is not told again. */
export function snapshotChange(before: Snapshot, now: Snapshot): SnapshotChange {
  return {
    ...now,
    accounts: listChange(before.accounts, now.accounts),
    bridges: listChange(before.bridges, now.bridges),
  };
}

/** The snapshot that a change makes of `before`, the one that it was made from. */
export function changedSnapshot(before: Snapshot, change: SnapshotChange): Snapshot {
  return {
    ...change,
    accounts: changedList(before.accounts, change.accounts),
    bridges: changedList(before.bridges, change.bridges),
  };
}

function listChange<Item extends object>(
  before: readonly Item[],
  now: readonly Item[],
): ListChange<Item> {
  if (before === now) return null;
  const places = new Map(before.map((item, place) => [item, place]));
  return now.map((item) => places.get(item) ?? item);
}

function changedList<Item extends object>(
  before: readonly Item[],
  change: ListChange<Item>,
): readonly Item[] {
  if (change === null) return before;
  return change
    .map((item) => (typeof item === 'number' ? before[item] : item))
    .filter((item) => item !== undefined);
}
