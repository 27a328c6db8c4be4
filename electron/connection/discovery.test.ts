import { describe, expect, it } from 'vitest';
import type { FoundBeeper } from '../../shared/model/connection';
import { createManualClock } from '../testing/manual-clock';
import { createDiscovery } from './discovery';

const BEEPER: FoundBeeper = {
  baseURL: 'http://127.0.0.1:23373',
  name: 'Beeper',
  version: '4.2.785',
  isTooOld: false,
  canConnect: true,
  isLocal: true,
};

function start() {
  const clock = createManualClock();
  const asked: (string | null)[] = [];
  let answer: readonly FoundBeeper[] = [];
  let changes = 0;
  const search = createDiscovery({
    clock,
    find: (address) => {
      asked.push(address);
      return Promise.resolve(answer);
    },
    address: null,
    onChange: () => (changes += 1),
  });
  const find = (found: readonly FoundBeeper[]) => (answer = found);
  return { clock, asked, search, find, changes: () => changes };
}

describe('the search', () => {
  it('asks nobody until somebody waits for it, and no more when nobody does', async () => {
    const { clock, asked, search } = start();
    await clock.advance(60_000);
    expect(asked).toEqual([]);
    search.setActive(true);
    search.setActive(true);
    await clock.advance(4_000);
    expect(asked).toHaveLength(3);
    search.setActive(false);
    await clock.advance(60_000);
    expect(asked).toHaveLength(3);
    expect(clock.pending()).toEqual([]);
  });

  it('goes on by itself when Beeper appears or goes, and emits only what is new', async () => {
    const { clock, search, find, changes } = start();
    search.setActive(true);
    await clock.advance(10_000);
    expect(search.state()).toEqual({ hasSearched: true, found: [], address: null });
    expect(changes()).toBe(1);
    find([BEEPER]);
    await clock.advance(2_000);
    expect(search.state().found).toEqual([BEEPER]);
    find([]);
    await clock.advance(2_000);
    expect(search.state().found).toEqual([]);
    expect(changes()).toBe(3);
  });

  it('asks an address given by hand at once, and it alone, until that is taken back', async () => {
    const { clock, asked, search, find } = start();
    find([BEEPER]);
    search.setActive(true);
    await clock.advance(0);
    search.setAddress('https://beeper.example.org');
    expect(search.state()).toEqual({
      hasSearched: false,
      found: [],
      address: 'https://beeper.example.org',
    });
    await clock.advance(2_000);
    search.setAddress(null);
    await clock.advance(0);
    expect(asked).toEqual([null, 'https://beeper.example.org', 'https://beeper.example.org', null]);
    search.stop();
  });
});
