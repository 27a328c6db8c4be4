import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accountsIn, anAccount, aSnapshot } from '../testing/fixtures';
import type { Snapshot } from './snapshot';
import { changedSnapshot, snapshotChange } from './snapshot-change';

/** As it comes to the window, which gets a copy. */
const copyOf = <T>(value: T): T => structuredClone(value);

describe('the change of a snapshot', () => {
  const before = aSnapshot({ accounts: accountsIn('connected', 'connected', 'disconnected') });

  it('tells of no item when nothing changed but the time', () => {
    const now: Snapshot = { ...before, version: 2, lastCheckedAt: 5_000 };
    expect(snapshotChange(before, now)).toEqual({ ...now, accounts: null, bridges: null });
  });

  it('tells of a changed item whole, and of the others where they were', () => {
    const [first, second, third] = before.accounts as [never, never, never];
    const fallen = anAccount({ accountID: 'fallen', status: 'reconnect_required' });
    const now = { ...before, accounts: [fallen, first, third] };
    expect(snapshotChange(before, now).accounts).toEqual([fallen, 0, 2]);
    const known = copyOf(before);
    const shown = changedSnapshot(known, copyOf(snapshotChange(before, now)));
    expect(shown).toEqual(now);
    expect(shown.accounts[1]).toBe(known.accounts[0]);
    expect(shown.accounts).not.toContain(second);
  });

  it('makes the next one of the one before, whatever moved, came and went', () => {
    const item = fc.integer({ min: 0, max: 12 });
    const list = fc.uniqueArray(item, { maxLength: 12 });
    const all = Array.from({ length: 13 }, (_, id) => anAccount({ accountID: `a${id}` }));
    const pick = (ids: number[]) =>
      aSnapshot({ accounts: all.filter((_, id) => ids.includes(id)) });
    fc.assert(
      fc.property(list, list, fc.uniqueArray(item), (first, next, changed) => {
        const [from, to] = [pick(first), pick(next)];
        const accounts = to.accounts.map((account) =>
          changed.some((id) => account.accountID === `a${id}`) ? { ...account, since: 7 } : account,
        );
        const now = { ...to, accounts };
        expect(changedSnapshot(copyOf(from), copyOf(snapshotChange(from, now)))).toEqual(now);
      }),
    );
  });
});
