import { describe, expect, it } from 'vitest';
import type { FoundBeeper } from '../../../shared/model/connection';
import { checkBeeper, type BeeperFacts } from './check-beeper';

const beeper = (over: Partial<FoundBeeper> = {}): FoundBeeper => ({
  baseURL: 'http://127.0.0.1:23373',
  name: 'Beeper',
  version: '4.2.785',
  isTooOld: false,
  canConnect: true,
  isLocal: true,
  ...over,
});

const check = (over: Partial<BeeperFacts> = {}) =>
  checkBeeper({
    isBadAddress: false,
    expectedURL: 'http://127.0.0.1:23373',
    found: [beeper()],
    elsewhere: [],
    owner: 'this-user',
    setup: null,
    ...over,
  });

describe('checkBeeper', () => {
  it('says which Beeper answers where, but for an address on another computer', () => {
    expect(check()).toEqual({
      state: 'ok',
      what: 'Beeper 4.2.785 answers at http://127.0.0.1:23373.',
      how: null,
    });
    const elsewhere = beeper({ baseURL: 'https://alice.example.com', isLocal: false, name: '' });
    const { what } = check({ found: [elsewhere], owner: null });
    expect(what).toBe('Beeper 4.2.785 answers on another computer.');
  });

  it.each([
    ['nothing answers', { found: [] }, 'No Beeper answers at the address'],
    ['and none is expected', { found: [], expectedURL: null }, 'No Beeper Desktop answers'],
    ['another user', { owner: 'another-user' as const }, 'another user’s program'],
    ['too old', { found: [beeper({ isTooOld: true })] }, 'too old'],
    ['signed out', { setup: 'signed-out' as const }, 'Nobody is signed in'],
    ['getting ready', { setup: 'getting-ready' as const }, 'still getting ready'],
    ['a bad address', { isBadAddress: true }, 'BEEPER_BASE_URL'],
  ])('is to mend: %s', (_, over, words) => {
    const { state, what, how } = check(over);
    expect([state, what]).toEqual(['mend', expect.stringContaining(words)]);
    expect(how).not.toBeNull();
  });

  it('knows one that moved to another port', () => {
    const moved = beeper({ baseURL: 'http://127.0.0.1:23380' });
    expect(check({ found: [], elsewhere: [moved] })).toMatchObject({
      state: 'note',
      what: expect.stringContaining('at http://127.0.0.1:23380'),
    });
  });
});
