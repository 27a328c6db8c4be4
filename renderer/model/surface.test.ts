import { describe, expect, it } from 'vitest';
import type { Reach } from '../../shared/snapshot';
import { surfaceOf } from './surface';
import { accountsIn, aSnapshot } from './testing';

const reach = (state: Reach['state']): Reach => ({ state, problem: null, since: 0 });

describe('surfaceOf', () => {
  it.each(['starting', 'ok', 'unreachable', 'not-connected'] as const)(
    'keeps accounts on show whatever Beeper does (%s)',
    (state) => {
      const snapshot = aSnapshot({ reach: reach(state), accounts: accountsIn('connected') });
      expect(surfaceOf(snapshot, { view: 'overview' })).toBe('lists');
    },
  );

  it('has one thing to say when there is no account', () => {
    expect(surfaceOf(aSnapshot(), { view: 'overview' })).toBe('message');
    expect(surfaceOf(aSnapshot(), { view: 'account', accountID: 'x' })).toBe('message');
  });

  it('is the login’s where the owner is there, accounts or none', () => {
    expect(surfaceOf(aSnapshot(), { view: 'login' })).toBe('login');
    const snapshot = aSnapshot({ accounts: accountsIn('connected') });
    expect(surfaceOf(snapshot, { view: 'login' })).toBe('login');
  });

  it('lets the first account be added, while Beeper answers', () => {
    expect(surfaceOf(aSnapshot(), { view: 'add' })).toBe('lists');
    const gone = aSnapshot({ reach: reach('unreachable') });
    expect(surfaceOf(gone, { view: 'add' })).toBe('message');
  });
});
