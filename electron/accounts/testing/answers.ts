import { accountListSchema } from '../../../shared/api/account';
import { bridgeListSchema } from '../../../shared/api/bridge';
import type { Snapshot } from '../../../shared/model/snapshot';
import { initialSnapshot } from '../initial-snapshot';
import { reduceSnapshot } from '../snapshot-reducer';

/** What Beeper answers to one poll, as JSON. */
export interface Answers {
  bridges: unknown;
  /** Null when `GET /v1/accounts` failed. */
  accounts: unknown;
}

/** The snapshot after polls with these answers, a second apart. */
export function snapshotAfter(...polls: Answers[]): Snapshot {
  return polls.reduce<Snapshot>((snapshot, { bridges, accounts }, index) => {
    const result = {
      ok: true,
      bridges: bridgeListSchema.parse(bridges),
      listed: accounts === null ? null : accountListSchema.parse(accounts),
      desktopVersion: null,
    } as const;
    return reduceSnapshot(snapshot, result, index * 1_000);
  }, initialSnapshot(0));
}
