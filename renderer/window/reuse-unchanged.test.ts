import { describe, expect, it } from 'vitest';
import { accountsIn, aSnapshot } from '../../shared/testing/fixtures';
import { reuseUnchanged } from './reuse-unchanged';

describe('reuseUnchanged', () => {
  const before = aSnapshot({ accounts: accountsIn('connected', 'connected') });

  it('takes the first snapshot as it is', () => {
    expect(reuseUnchanged(null, before)).toBe(before);
  });

  it('keeps the objects of accounts that are as they were, and no other', () => {
    const next = aSnapshot({
      version: 2,
      accounts: accountsIn('connected', 'disconnected', 'odd'),
    });
    const kept = reuseUnchanged(before, next);
    expect(kept).toEqual(next);
    expect(kept.accounts[0]).toBe(before.accounts[0]);
    expect(kept.accounts[1]).toBe(next.accounts[1]);
  });

  it('sees every field', () => {
    const [account] = before.accounts;
    for (const change of [
      { since: 1 },
      { overdue: true },
      { statusText: 'x' },
      { displayName: null },
    ]) {
      const next = aSnapshot({
        accounts: accountsIn('connected').map((a) => ({ ...a, ...change })),
      });
      expect(reuseUnchanged(before, next).accounts[0]).not.toBe(account);
    }
  });
});
