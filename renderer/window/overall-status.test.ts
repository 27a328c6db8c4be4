import { describe, expect, it } from 'vitest';
import { headlineNews, headlineText, overallTone, toneOf } from './overall-status';
import { accountsIn, anAccount, aSnapshot } from '../testing/fixtures';

describe('headlineText', () => {
  it('says what the tray says', () => {
    const snapshot = aSnapshot({ accounts: accountsIn('connected', 'reconnect_required') });
    expect(headlineText(snapshot, 0)).toBe('WhatsApp (Alice) needs you to sign in again');
  });

  it('keeps a name from turning the sentence around', () => {
    const displayName = 'مها\nعلي';
    const accounts = [anAccount({ status: 'reconnect_required', displayName })];
    expect(headlineText(aSnapshot({ accounts }), 0)).toBe(
      'WhatsApp (\u2068مها علي\u2069) needs you to sign in again',
    );
  });
});

describe('overallTone', () => {
  it.each([
    [['connected', 'reconnect_required', 'odd'], 'action-required'],
    [['connected', 'odd'], 'unknown'],
    [['unknown', 'connected'], 'unknown'],
    [['odd', 'connecting'], 'unknown'],
    [['connected', 'disconnected', 'connecting'], 'disconnected'],
    [['connected', 'backfilling'], 'in-progress'],
    [['connected', 'disabled'], 'healthy'],
    [['disabled'], 'off'],
    [[], 'off'],
  ])('of %j is %s', (statuses, tone) => {
    expect(overallTone(aSnapshot({ accounts: accountsIn(...statuses) }))).toBe(tone);
  });

  it('counts a passing trouble that did not pass as needing the user', () => {
    const accounts = [anAccount({ status: 'disconnected', overdue: true })];
    expect(overallTone(aSnapshot({ accounts }))).toBe('action-required');
  });

  it.each([
    ['starting', 'in-progress'],
    ['unreachable', 'trouble'],
    ['not-connected', 'trouble'],
  ] as const)('puts how Beeper answers first: %s is %s', (state, tone) => {
    const connectivity = { state, problem: null, since: 0 };
    expect(
      overallTone(aSnapshot({ connectivity, accounts: accountsIn('reconnect_required') })),
    ).toBe(tone);
  });

  it('does not make much of a single missed answer', () => {
    const connectivity = {
      state: 'ok',
      problem: { kind: 'timeout', detail: null },
      since: 0,
    } as const;
    expect(overallTone(aSnapshot({ connectivity, accounts: accountsIn('connected') }))).toBe(
      'healthy',
    );
  });
});

describe('toneOf', () => {
  it('is that of the severity, unless the account wants its user', () => {
    expect(toneOf(anAccount({ status: 'connecting' }))).toBe('in-progress');
    expect(toneOf(anAccount({ status: 'connecting', overdue: true }))).toBe('action-required');
    expect(toneOf(anAccount({ status: 'odd' }))).toBe('unknown');
  });
});

describe('headlineNews', () => {
  it('is the same while nothing but the time goes on', () => {
    const accounts = accountsIn('disconnected', 'connected');
    const later = accounts.map((account) => ({ ...account }));
    expect(headlineNews(aSnapshot({ accounts: later, version: 2, lastCheckedAt: 60 }))).toBe(
      headlineNews(aSnapshot({ accounts })),
    );
  });

  it('changes with who needs the user and with what keeps Beeper from answering', () => {
    const news = (...statuses: string[]) =>
      headlineNews(aSnapshot({ accounts: accountsIn(...statuses) }));
    const trouble = (kind: 'timeout' | 'server') =>
      headlineNews(
        aSnapshot({
          connectivity: { state: 'unreachable', problem: { kind, detail: null }, since: 0 },
        }),
      );
    const all = [
      news('reconnect_required', 'connected'),
      news('connected', 'reconnect_required'),
      news('attention_required', 'connected'),
      news('connected', 'connected'),
      trouble('timeout'),
      trouble('server'),
    ];
    expect(new Set(all).size).toBe(all.length);
  });
});
