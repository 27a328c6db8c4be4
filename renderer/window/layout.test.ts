import { describe, expect, it } from 'vitest';
import type { Connectivity } from '../../shared/model/snapshot';
import { surfaceOf } from './layout';
import { accountsIn, aSnapshot } from '../testing/fixtures';

const reach = (state: Connectivity['state']): Connectivity => ({ state, problem: null, since: 0 });
const full = aSnapshot({ accounts: accountsIn('connected') });

describe('surfaceOf', () => {
  it.each(['starting', 'ok', 'unreachable', 'not-connected'] as const)(
    'keeps accounts on show whatever Beeper does (%s)',
    (state) => {
      const snapshot = aSnapshot({ connectivity: reach(state), accounts: accountsIn('connected') });
      expect(surfaceOf(snapshot, { view: 'overview' }, 'beeper')).toBe('lists');
    },
  );

  it('has one thing to say when there is no account', () => {
    expect(surfaceOf(aSnapshot(), { view: 'overview' }, 'beeper')).toBe('message');
    expect(surfaceOf(aSnapshot(), { view: 'account', accountID: 'x' }, 'demo')).toBe('message');
  });

  it('is the login’s where the user is there, accounts or none', () => {
    expect(surfaceOf(aSnapshot(), { view: 'login' }, 'beeper')).toBe('login');
    expect(surfaceOf(full, { view: 'login' }, 'demo')).toBe('login');
  });

  it('lets the first account be added, while Beeper answers', () => {
    expect(surfaceOf(aSnapshot(), { view: 'add' }, 'beeper')).toBe('lists');
    const gone = aSnapshot({ connectivity: reach('unreachable') });
    expect(surfaceOf(gone, { view: 'add' }, 'beeper')).toBe('message');
  });

  it('asks to connect while nothing is watched, wherever the user is', () => {
    const places = [
      { view: 'overview' },
      { view: 'add' },
      { view: 'account', accountID: 'x' },
    ] as const;
    for (const place of places) expect(surfaceOf(aSnapshot(), place, 'none')).toBe('connect');
  });

  it.each(['none', 'demo', 'beeper'] as const)('connects anew when asked to (%s)', (current) => {
    expect(surfaceOf(full, { view: 'connect' }, current)).toBe('connect');
  });

  it.each(['settings', 'about'] as const)('shows %s whatever is watched', (view) => {
    expect(surfaceOf(aSnapshot(), { view }, 'none')).toBe('lists');
    expect(surfaceOf(aSnapshot({ connectivity: reach('unreachable') }), { view }, 'beeper')).toBe(
      'lists',
    );
  });

  it('keeps the demo’s panel in reach when its Beeper was never heard of', () => {
    const down = aSnapshot({ connectivity: reach('unreachable') });
    expect(surfaceOf(down, { view: 'demo' }, 'demo')).toBe('lists');
  });
});
