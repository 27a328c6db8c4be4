import { describe, expect, it } from 'vitest';
import { accountsIn, aSnapshot } from '../../shared/testing/fixtures';
import { reuseUnchanged } from './reuse-unchanged';

describe('reuseUnchanged', () => {
  const before = aSnapshot({ accounts: accountsIn('connected', 'connected') });

  it('leaves the first snapshot as it is', () => {
    expect(reuseUnchanged(null, before)).toBe(before);
  });

  it('reuses the objects of unchanged accounts, and no others', () => {
    const next = aSnapshot({
      version: 2,
      accounts: accountsIn('connected', 'disconnected', 'odd'),
    });
    const reused = reuseUnchanged(before, next);
    expect(reused).toEqual(next);
    expect(reused.accounts[0]).toBe(before.accounts[0]);
    expect(reused.accounts[1]).toBe(next.accounts[1]);
  });

  it('compares every field', () => {
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
