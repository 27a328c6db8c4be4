import { describe, expect, it } from 'vitest';
import type { ChangeFilter, HistoryEntry } from '../../shared/model/history';
import { historyRows } from './history-rows';
import { aChange, aDecision, aSignIn } from './testing/entries';

const bob = { accountID: 'bob', network: 'Signal', displayName: 'Böb' };
const ENTRIES: HistoryEntry[] = [
  aChange(1, 'connected', { kind: 'appeared' }),
  aChange(2, 'connected', bob),
  aChange(10, 'reconnect_required', { statusText: 'Signed out by the phone' }),
  aDecision(10, 'muted'),
  aDecision(20, 'after-silence', { told: true }),
  aSignIn(30),
  aChange(31, 'connected'),
  aDecision(31, 'well-again', { about: 'recovered', told: true }),
  aChange(40, 'disconnected', bob),
  aDecision(40, 'held-down', { accountID: 'bob' }),
];

const rows = (
  wanted: { filter?: ChangeFilter; search?: string; limit?: number } = {},
  entries = ENTRIES,
) => historyRows(entries, { filter: 'all', search: '', limit: 100, ...wanted });
const times = (...args: Parameters<typeof rows>) =>
  rows(...args).rows.map(({ change }) => change.at);

describe('the rows of the history', () => {
  it('are the changes and sign-ins, newest first, each with what was decided until the next', () => {
    expect(times()).toEqual([40, 31, 30, 10, 2, 1]);
    const reasons = rows().rows.map(({ decisions }) => decisions.map(({ reason }) => reason));
    expect(reasons).toEqual([
      ['held-down'],
      ['well-again'],
      [],
      ['muted', 'after-silence'],
      [],
      [],
    ]);
  });

  it.each([
    ['needed-user', [10]],
    ['told', [31, 10]],
    ['held-back', [10]],
    ['sign-ins', [30]],
  ] as const)('can be filtered: %s', (filter, expected) => {
    expect(times({ filter })).toEqual(expected);
  });

  it('can be searched by name, network, words and what the bridge says', () => {
    expect(times({ search: 'bö' })).toEqual([40, 2]);
    expect(times({ search: ' SIGNAL  disconnected ' })).toEqual([40]);
    expect(times({ search: 'by the phone' })).toEqual([10]);
    expect(times({ search: 'signed' })).toEqual([30, 10]);
    expect(times({ search: 'nobody' })).toEqual([]);
  });

  it('are cut off at the limit, with the count of all', () => {
    expect(rows({ limit: 2 }).count).toBe(6);
    expect(times({ limit: 2 })).toEqual([40, 31]);
  });

  it('stay in the order they were written in when the clock was set back in between', () => {
    const entries = [aChange(50, 'disconnected'), aChange(20, 'connected'), aDecision(21, 'muted')];
    const { rows: found } = rows({}, entries);
    expect(found.map(({ change, decisions }) => [change.at, decisions.length])).toEqual([
      [20, 1],
      [50, 0],
    ]);
  });

  it('hold a token that Beeper refused, which is about no account', () => {
    const refusal: HistoryEntry = {
      at: 5,
      accountID: null,
      kind: 'refusal',
      refusal: 'unauthorized',
      told: false,
      reason: 'quiet-hours',
    };
    const found = rows({ filter: 'held-back', search: 'no longer let Bridgekeeper in' }, [
      ...ENTRIES,
      refusal,
    ]);
    expect(found.rows).toEqual([{ change: refusal, decisions: [refusal] }]);
  });

  it('drop a decision whose change is no longer kept', () => {
    expect(rows({}, [aDecision(1, 'reminder', { told: true })])).toEqual({ rows: [], count: 0 });
  });
});
