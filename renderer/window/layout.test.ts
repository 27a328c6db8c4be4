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
    'keeps listing the accounts whatever Beeper does (%s)',
    (state) => {
      const snapshot = aSnapshot({
        connectivity: connectivity(state),
        accounts: accountsIn('connected'),
      });
      expect(layoutFor(snapshot, { view: 'overview' }, 'beeper')).toBe('lists');
    },
  );

  it('is the status page when there is no account', () => {
    expect(layoutFor(aSnapshot(), { view: 'overview' }, 'beeper')).toBe('status');
    expect(layoutFor(aSnapshot(), { view: 'account', accountID: 'x' }, 'demo')).toBe('status');
  });

  it('is the lists’ outline until Beeper has answered', () => {
    const starting = aSnapshot({ connectivity: connectivity('starting') });
    expect(layoutFor(starting, { view: 'overview' }, 'beeper')).toBe('loading');
    expect(layoutFor(starting, { view: 'settings' }, 'beeper')).toBe('lists');
    expect(layoutFor(starting, { view: 'connect' }, 'beeper')).toBe('connect');
  });

  it('is the login’s on its route, with accounts or without', () => {
    expect(layoutFor(aSnapshot(), { view: 'login' }, 'beeper')).toBe('login');
    expect(layoutFor(full, { view: 'login' }, 'demo')).toBe('login');
  });

  it('lists bridges to add the first account while Beeper answers', () => {
    expect(layoutFor(aSnapshot(), { view: 'add' }, 'beeper')).toBe('lists');
    const gone = aSnapshot({ connectivity: connectivity('unreachable') });
    expect(layoutFor(gone, { view: 'add' }, 'beeper')).toBe('status');
  });

  it('is the connect page while nothing is watched, whatever the route', () => {
    const routes = [
      { view: 'overview' },
      { view: 'add' },
      { view: 'account', accountID: 'x' },
    ] as const;
    for (const route of routes) expect(layoutFor(aSnapshot(), route, 'none')).toBe('connect');
  });

  it.each(['none', 'demo', 'beeper'] as const)(
    'is the connect page on its route (%s)',
    (active) => {
      expect(layoutFor(full, { view: 'connect' }, active)).toBe('connect');
    },
  );

  it.each(['settings', 'about'] as const)('shows %s whatever is watched', (view) => {
    expect(layoutFor(aSnapshot(), { view }, 'none')).toBe('lists');
    expect(
      layoutFor(aSnapshot({ connectivity: connectivity('unreachable') }), { view }, 'beeper'),
    ).toBe('lists');
  });

  it('shows the demo’s panel also when its Beeper was never reached', () => {
    const down = aSnapshot({ connectivity: connectivity('unreachable') });
    expect(layoutFor(down, { view: 'demo' }, 'demo')).toBe('lists');
  });
});
