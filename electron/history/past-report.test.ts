import { describe, expect, it } from 'vitest';
import { MAX_PASTS, MAX_TROUBLES } from '../../shared/model/history';
import { pastReport } from './past-report';
import { aChange, aSignIn } from './testing/entries';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const NOW = 100 * DAY_MS;
const hoursAgo = (hours: number) => NOW - hours * HOUR_MS;
const ALWAYS = [{ from: 0, until: NOW }];
const bob = { accountID: 'bob', network: 'Signal', displayName: null };

describe('the report of the past', () => {
  it('puts first who needed their user most, then who was up least', () => {
    const entries = [
      aChange(1, 'connected', { accountID: 'carol' }),
      aChange(1, 'connected'),
      aChange(hoursAgo(3), 'disconnected'),
      aChange(1, 'connected', bob),
      aChange(hoursAgo(2), 'reconnect_required', bob),
      aChange(hoursAgo(1), 'connected', bob),
    ];
    const report = pastReport(entries, ALWAYS, { accountID: null, period: 'day' }, NOW);
    expect(report.accounts.map(({ accountID }) => accountID)).toEqual(['bob', 'alice', 'carol']);
    expect(report.accounts[0]?.statistics).toEqual({
      upShare: 23 / 24,
      watchedMs: DAY_MS,
      disconnects: 1,
      needs: 1,
      signIns: 0,
    });
    expect(report).toMatchObject({ from: NOW - DAY_MS, until: NOW, knownSince: 1, troubles: [] });
  });

  it('tells of one account when it was not well, newest first, and how often it needs its user', () => {
    const needs = [70, 50, 30, 10].flatMap((days) => [
      aChange(NOW - days * DAY_MS, 'reconnect_required'),
      aSignIn(NOW - days * DAY_MS + HOUR_MS),
      aChange(NOW - days * DAY_MS + HOUR_MS, 'connected'),
    ]);
    const report = pastReport(needs, ALWAYS, { accountID: 'alice', period: 'month' }, NOW);
    expect(report.troubles).toEqual([
      { from: NOW - 10 * DAY_MS, until: NOW - 10 * DAY_MS + HOUR_MS, state: 'action-required' },
      { from: NOW - 30 * DAY_MS, until: NOW - 30 * DAY_MS + HOUR_MS, state: 'action-required' },
    ]);
    expect(report.needsEveryMs).toBe(20 * DAY_MS);
    expect(report.accounts[0]?.statistics).toMatchObject({ needs: 1, signIns: 2 });
  });

  it('leaves out who was gone before, and marks who went in between', () => {
    const entries = [
      aChange(1, 'connected'),
      aChange(hoursAgo(30), null),
      aChange(1, 'connected', bob),
      aChange(hoursAgo(3), null, bob),
    ];
    const report = pastReport(entries, ALWAYS, { accountID: null, period: 'day' }, NOW);
    expect(report.accounts).toMatchObject([{ accountID: 'bob', isGone: true }]);
  });

  it('is bounded', () => {
    const many = Array.from({ length: 150 }, (_, index) =>
      aChange(1, 'connected', { accountID: `account ${index}` }),
    );
    const all = pastReport(many, ALWAYS, { accountID: null, period: 'day' }, NOW);
    expect(all.accounts).toHaveLength(MAX_PASTS);
    expect(all.accountCount).toBe(150);
    const flaps = Array.from({ length: 1_000 }, (_, index) =>
      aChange(hoursAgo(20) + index * 60_000, index % 2 === 0 ? 'connected' : 'disconnected'),
    );
    const one = pastReport(flaps, ALWAYS, { accountID: 'alice', period: 'day' }, NOW);
    expect(one.troubles).toHaveLength(MAX_TROUBLES);
  });

  it('knows nothing of an empty history', () => {
    expect(pastReport([], [], { accountID: null, period: 'week' }, NOW)).toMatchObject({
      knownSince: null,
      accounts: [],
      accountCount: 0,
      needsEveryMs: null,
    });
  });
});
