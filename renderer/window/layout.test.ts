import { describe, expect, it } from 'vitest';
import type { Connectivity } from '../../shared/model/snapshot';
import { layoutFor } from './layout';
import { accountsIn, aSnapshot } from '../../shared/testing/fixtures';

const connectivity = (state: Connectivity['state']): Connectivity => ({
  state,
  problem: null,
  since: 0,
});
const full = aSnapshot({ accounts: accountsIn('connected') });

describe('layoutFor', () => {
  it.each(['starting', 'ok', 'unreachable', 'not-connected'] as const)(
    'keeps accounts on show whatever Beeper does (%s)',
    (state) => {
      const snapshot = aSnapshot({
        connectivity: connectivity(state),
        accounts: accountsIn('connected'),
      });
      expect(layoutFor(snapshot, { view: 'overview' }, 'beeper')).toBe('lists');
    },
  );

  it('has one thing to say when there is no account', () => {
    expect(layoutFor(aSnapshot(), { view: 'overview' }, 'beeper')).toBe('status');
    expect(layoutFor(aSnapshot(), { view: 'account', accountID: 'x' }, 'demo')).toBe('status');
  });

  it('is the login’s where the user is there, accounts or none', () => {
    expect(layoutFor(aSnapshot(), { view: 'login' }, 'beeper')).toBe('login');
    expect(layoutFor(full, { view: 'login' }, 'demo')).toBe('login');
  });

  it('lets the first account be added, while Beeper answers', () => {
    expect(layoutFor(aSnapshot(), { view: 'add' }, 'beeper')).toBe('lists');
    const gone = aSnapshot({ connectivity: connectivity('unreachable') });
    expect(layoutFor(gone, { view: 'add' }, 'beeper')).toBe('status');
  });

  it('asks to connect while nothing is watched, wherever the user is', () => {
    const routes = [
      { view: 'overview' },
      { view: 'add' },
      { view: 'account', accountID: 'x' },
    ] as const;
    for (const route of routes) expect(layoutFor(aSnapshot(), route, 'none')).toBe('connect');
  });

  it.each(['none', 'demo', 'beeper'] as const)('connects anew when asked to (%s)', (active) => {
    expect(layoutFor(full, { view: 'connect' }, active)).toBe('connect');
  });

  it.each(['settings', 'about'] as const)('shows %s whatever is watched', (view) => {
    expect(layoutFor(aSnapshot(), { view }, 'none')).toBe('lists');
    expect(
      layoutFor(aSnapshot({ connectivity: connectivity('unreachable') }), { view }, 'beeper'),
    ).toBe('lists');
  });

  it('keeps the demo’s panel in reach when its Beeper was never reached', () => {
    const down = aSnapshot({ connectivity: connectivity('unreachable') });
    expect(layoutFor(down, { view: 'demo' }, 'demo')).toBe('lists');
  });
});
