import { describe, expect, it } from 'vitest';
import { NO_SILENCES } from '../../../shared/model/silences';
import type { Snapshot } from '../../../shared/model/snapshot';
import { account, goodSnapshot } from '../../testing/fixtures';
import { dueAt, evaluateRenewals, renewalsAhead, type RenewalWishes } from './renewal-policy';
import type { SignInEnd } from './sign-in-ends';

const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;
const NOW = Date.UTC(2026, 10, 26);
const inDays = (days: number) => NOW + days * DAY_MS;

/** A sign-in of ninety days that ends in so many. */
const endingIn = (days: number, over: Partial<SignInEnd> = {}): SignInEnd => ({
  signedInAt: inDays(days - 90),
  endsAt: inDays(days),
  isTold: false,
  ...over,
});
const WISHES: RenewalWishes = {
  settings: { renewal: true },
  removing: new Set(),
  isAway: false,
  silences: NO_SILENCES,
  importantAccounts: [],
};
const MUTED = { accountID: 'a', kind: 'muted', since: 0, until: null } as const;

interface Given {
  end?: SignInEnd;
  status?: string;
  wishes?: Partial<RenewalWishes>;
  snapshot?: Partial<Snapshot>;
  now?: number;
}

function evaluate({ end = endingIn(2), status = 'connected', now = NOW, ...given }: Given) {
  const snapshot = { ...goodSnapshot([account({ accountID: 'a', status })]), ...given.snapshot };
  const state = { ends: new Map([['a', end]]), lastReasons: new Map() };
  return evaluateRenewals(state, snapshot, { ...WISHES, ...given.wishes }, now);
}
const reasonsOf = (given: Given) =>
  evaluate(given).decisions.map(({ notify, reason }) => (notify ? 'told' : reason));

describe('when a sign-in is due to be renewed', () => {
  it.each([
    ['three days before its end', 90, 87],
    ['a tenth of its life before, where that is shorter', 10, 9],
    ['three days before, where both are the same', 30, 27],
  ])('%s', (_when, life, due) => {
    expect(dueAt({ signedInAt: NOW, endsAt: inDays(life), isTold: false })).toBe(inDays(due));
  });

  it('at its end, when the clock says that it ended before it began', () => {
    expect(dueAt({ signedInAt: inDays(5), endsAt: NOW, isTold: false })).toBe(NOW);
  });
});

describe('the user', () => {
  it('is told from then on until the end, and not after it', () => {
    expect(reasonsOf({ now: inDays(-1) - 1 })).toEqual([]);
    expect(reasonsOf({ now: inDays(-1) })).toEqual(['told']);
    expect(reasonsOf({ now: inDays(2) - 1 })).toEqual(['told']);
    expect(reasonsOf({ now: inDays(2) })).toEqual([]);
  });

  it('is told once', () => {
    const { state, decisions } = evaluate({});
    expect(decisions).toEqual([
      { accountID: 'a', kind: 'renewal', notify: true, reason: 'runs-out-soon' },
    ]);
    expect(reasonsOf({ end: state.ends.get('a') ?? endingIn(2) })).toEqual([]);
  });

  it.each([
    ['the account does not work', { status: 'disconnected' }, 'not-well'],
    ['it is turned off', { status: 'disabled' }, 'not-well'],
    ['the user wants none', { wishes: { settings: { renewal: false } } }, 'kind-off'],
    ['the screen is locked', { wishes: { isAway: true } }, 'away'],
    ['it is muted', { wishes: { silences: { ...NO_SILENCES, accounts: [MUTED] } } }, 'muted'],
    [
      'everything is snoozed',
      { wishes: { silences: { ...NO_SILENCES, snooze: { since: 0, until: null } } } },
      'snoozed',
    ],
    ['it is quiet', { wishes: { silences: { ...NO_SILENCES, quietUntil: 1 } } }, 'quiet-hours'],
  ] satisfies [string, Given, string][])('is not told while %s', (_what, given, reason) => {
    expect(reasonsOf(given)).toEqual([reason]);
    expect(evaluate(given).state.ends.get('a')).toEqual(endingIn(2));
  });

  it('is told of an important account even then', () => {
    const silences = { ...NO_SILENCES, quietUntil: 1 };
    expect(reasonsOf({ wishes: { silences, importantAccounts: ['a'] } })).toEqual(['told']);
  });

  it('is given each reason once, and then what has changed', () => {
    const quiet = { ...WISHES, silences: { ...NO_SILENCES, quietUntil: 1 } };
    const snapshot = goodSnapshot([account({ accountID: 'a' })]);
    const first = evaluate({ wishes: quiet });
    const second = evaluateRenewals(first.state, snapshot, quiet, NOW);
    expect(second.decisions).toEqual([]);
    const third = evaluateRenewals(second.state, snapshot, WISHES, NOW);
    expect(third.decisions).toMatchObject([{ notify: true }]);
  });

  it('hears nothing of an account that is being removed', () => {
    expect(reasonsOf({ wishes: { removing: new Set(['a']) } })).toEqual([]);
  });

  it('is not told on the word of a poll that was not answered', () => {
    expect(reasonsOf({ snapshot: { missedPolls: 1 } })).toEqual([]);
    const connectivity = { state: 'unreachable' as const, problem: null, since: 0 };
    expect(reasonsOf({ snapshot: { connectivity } })).toEqual([]);
  });
});

describe('what is remembered', () => {
  const isKept = (given: Given) => evaluate(given).state.ends.has('a');

  it('outlasts a clock that runs ahead for a while, and no longer', () => {
    expect(isKept({ now: inDays(3) - 1 })).toBe(true);
    expect(isKept({ now: inDays(3) })).toBe(false);
  });

  it('goes once Beeper calls for another sign-in, but not right after one', () => {
    const status = 'reconnect_required';
    expect(isKept({ status })).toBe(false);
    expect(isKept({ status, end: endingIn(2, { signedInAt: NOW - 60_000 }) })).toBe(true);
    expect(isKept({ status: 'disconnected' })).toBe(true);
  });

  it('is shown while its end is ahead, the soonest first', () => {
    const ends = new Map([
      ['late', endingIn(50)],
      ['over', endingIn(0)],
      ['soon', endingIn(2)],
    ]);
    expect(renewalsAhead(ends, NOW)).toEqual([
      { accountID: 'soon', endsAt: inDays(2), isDue: true },
      { accountID: 'late', endsAt: inDays(50), isDue: false },
    ]);
  });
});
