import type { Snapshot } from '../../shared/model/snapshot';

/** How long Beeper may go on listing an account that it removed before that is told of again. */
export const LINGER_MS = 5 * 60_000;

/** The removal of some accounts, from its beginning on. */
export interface ExpectedRemoval {
  /** Beeper removed them, or may have: with those that it names besides. */
  confirm(besides?: readonly string[]): void;
  /** They stay. */
  cancel(): void;
}

/** The accounts that the user is removing. */
export interface ExpectedRemovals {
  /** Of these nothing is told. */
  expected(): ReadonlySet<string>;
  /** Those of them that Beeper removed, or may have. */
  removed(): ReadonlySet<string>;
  expect(accountIDs: readonly string[]): ExpectedRemoval;
  /** Those that Beeper removed and lists no more; from then on they are not expected to go. */
  takeGone(snapshot: Snapshot): ReadonlySet<string>;
}

interface Removal {
  accountIDs: readonly string[];
  /** Ms since the epoch; null until then. */
  confirmedAt: number | null;
}

interface Options {
  now: () => number;
  /** What is expected has changed. */
  onChange: () => void;
}

export function createExpectedRemovals({ now, onChange }: Options): ExpectedRemovals {
  /** By what was handed out for each. */
  const removals = new Map<ExpectedRemoval, Removal>();

  const dropOver = () => {
    for (const [key, { accountIDs, confirmedAt }] of [...removals]) {
      const lasts = confirmedAt === null ? 0 : now() - confirmedAt;
      // A clock that was set back must not keep an account silent.
      const lingers = lasts >= 0 && lasts < LINGER_MS;
      if (accountIDs.length === 0 || !lingers) removals.delete(key);
    }
  };
  const idsOf = (counts: (removal: Removal) => boolean): ReadonlySet<string> => {
    dropOver();
    return new Set([...removals.values()].filter(counts).flatMap(({ accountIDs }) => accountIDs));
  };
  const removed = () => idsOf(({ confirmedAt }) => confirmedAt !== null);

  return {
    expected: () => idsOf(() => true),
    removed,
    expect(accountIDs) {
      const removal: ExpectedRemoval = {
        confirm(besides = []) {
          const all = [...new Set([...accountIDs, ...besides])];
          removals.set(removal, { accountIDs: all, confirmedAt: now() });
          onChange();
        },
        cancel() {
          removals.delete(removal);
          onChange();
        },
      };
      removals.set(removal, { accountIDs, confirmedAt: null });
      return removal;
    },
    takeGone({ accounts, connectivity, missedPolls }) {
      if (connectivity.state !== 'ok' || missedPolls > 0 || removals.size === 0) return new Set();
      const listed = new Set(accounts.map(({ accountID }) => accountID));
      const gone = new Set([...removed()].filter((id) => !listed.has(id)));
      for (const [key, removal] of removals) {
        const left = removal.accountIDs.filter((id) => !gone.has(id));
        removals.set(key, { ...removal, accountIDs: left });
      }
      return gone;
    },
  };
}
