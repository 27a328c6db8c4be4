import { describe, expect, it } from 'vitest';
import { account, goodSnapshot } from '../testing/fixtures';
import { createExpectedRemovals, LINGER_MS } from './expected-removals';

function start() {
  let now = 1_000_000;
  let changes = 0;
  const removals = createExpectedRemovals({ now: () => now, onChange: () => (changes += 1) });
  const seen = () => ({ expected: [...removals.expected()], removed: [...removals.removed()] });
  const polled = (...listed: string[]) => [
    ...removals.takeGone(goodSnapshot(listed.map((accountID) => account({ accountID })))),
  ];
  return { removals, seen, polled, wait: (ms: number) => (now += ms), changes: () => changes };
}

describe('accounts that the user is removing', () => {
  it('are expected to go however long Beeper takes, and are gone once Beeper says so', () => {
    const { removals, seen, polled, wait, changes } = start();
    const removal = removals.expect(['a', 'b']);
    wait(10 * LINGER_MS);
    expect(polled()).toEqual([]);
    expect(seen()).toEqual({ expected: ['a', 'b'], removed: [] });

    removal.confirm(['b', 'c']);
    expect(seen()).toEqual({ expected: ['a', 'b', 'c'], removed: ['a', 'b', 'c'] });
    expect(changes()).toBe(1);
    expect(polled('b', 'z')).toEqual(['a', 'c']);
    expect(polled('a', 'b')).toEqual([]);
    expect(polled('a')).toEqual(['b']);
    expect(seen()).toEqual({ expected: [], removed: [] });
  });

  it.each([
    ['before it is confirmed', false],
    ['after', true],
  ])('stay when that is cancelled %s', (_when, isConfirmed) => {
    const { removals, seen, changes } = start();
    const removal = removals.expect(['a']);
    if (isConfirmed) removal.confirm();
    const before = changes();
    removal.cancel();
    expect(seen()).toEqual({ expected: [], removed: [] });
    expect(changes()).toBe(before + 1);
  });

  it.each([LINGER_MS, -1])('are told of again after %i ms when Beeper still lists them', (ms) => {
    const { removals, seen, polled, wait } = start();
    removals.expect(['a']).confirm();
    expect(polled('a')).toEqual([]);
    wait(ms);
    expect(seen()).toEqual({ expected: [], removed: [] });
    expect(polled()).toEqual([]);
  });

  it('are not taken for gone by a look that Beeper did not answer', () => {
    const { removals } = start();
    removals.expect(['a']).confirm();
    const nothing = goodSnapshot([]);
    const problem = { kind: 'unreachable' as const, detail: null };
    const away = { ...nothing, connectivity: { state: 'unreachable' as const, problem, since: 0 } };
    expect(removals.takeGone(away).size).toBe(0);
    expect(removals.takeGone({ ...nothing, missedPolls: 1 }).size).toBe(0);
    expect(removals.takeGone(nothing).size).toBe(1);
  });

  it('are removed independently of each other', () => {
    const { removals, seen } = start();
    removals.expect(['a']).confirm();
    removals.expect(['b']).cancel();
    removals.expect(['c']);
    expect(seen()).toEqual({ expected: ['a', 'c'], removed: ['a'] });
  });
});
