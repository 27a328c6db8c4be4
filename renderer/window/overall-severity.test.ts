import { describe, expect, it } from 'vitest';
import { headline } from '../../shared/strings/tray';
import { announcementKey, overallSeverity, shownSeverity } from './overall-severity';
import { accountsIn, anAccount, aSnapshot } from '../../shared/testing/fixtures';

describe('headline', () => {
  it('says what the tray says', () => {
    const snapshot = aSnapshot({ accounts: accountsIn('connected', 'reconnect_required') });
    expect(headline(snapshot, 0)).toBe('WhatsApp (Alice) needs you to sign in again');
  });

  it('isolates a name that runs from right to left', () => {
    const displayName = 'مها\nعلي';
    const accounts = [anAccount({ status: 'reconnect_required', displayName })];
    expect(headline(aSnapshot({ accounts }), 0)).toBe(
      'WhatsApp (\u2068مها علي\u2069) needs you to sign in again',
    );
  });
});

describe('overallSeverity', () => {
  it.each([
    [['connected', 'reconnect_required', 'odd'], 'action-required'],
    [['connected', 'odd'], 'unknown'],
    [['unknown', 'connected'], 'unknown'],
    [['odd', 'connecting'], 'unknown'],
    [['connected', 'disconnected', 'connecting'], 'disconnected'],
    [['connected', 'backfilling'], 'in-progress'],
    [['connected', 'disabled'], 'connected'],
    [['disabled'], 'off'],
    [[], 'off'],
  ])('of %j is %s', (statuses, severity) => {
    expect(overallSeverity(aSnapshot({ accounts: accountsIn(...statuses) }))).toBe(severity);
  });

  it('counts an overdue transient state as needing the user', () => {
    const accounts = [anAccount({ status: 'disconnected', overdue: true })];
    expect(overallSeverity(aSnapshot({ accounts }))).toBe('action-required');
  });

  it.each([
    ['starting', 'in-progress'],
    ['unreachable', 'problem'],
    ['not-connected', 'problem'],
  ] as const)('puts how Beeper answers first: %s is %s', (state, severity) => {
    const connectivity = { state, problem: null, since: 0 };
    expect(
      overallSeverity(aSnapshot({ connectivity, accounts: accountsIn('reconnect_required') })),
    ).toBe(severity);
  });

  it('ignores a single missed answer', () => {
    const connectivity = {
      state: 'ok',
      problem: { kind: 'timeout', detail: null },
      since: 0,
    } as const;
    expect(overallSeverity(aSnapshot({ connectivity, accounts: accountsIn('connected') }))).toBe(
      'connected',
    );
  });
});

describe('shownSeverity', () => {
  it('is the account’s, unless the account needs its user', () => {
    expect(shownSeverity(anAccount({ status: 'connecting' }))).toBe('in-progress');
    expect(shownSeverity(anAccount({ status: 'connecting', overdue: true }))).toBe(
      'action-required',
    );
    expect(shownSeverity(anAccount({ status: 'odd' }))).toBe('unknown');
  });
});

describe('announcementKey', () => {
  it('stays the same while only time passes', () => {
    const accounts = accountsIn('disconnected', 'connected');
    const later = accounts.map((account) => ({ ...account }));
    expect(announcementKey(aSnapshot({ accounts: later, version: 2, lastCheckedAt: 60 }))).toBe(
      announcementKey(aSnapshot({ accounts })),
    );
  });

  it('changes with who needs the user and with why Beeper does not answer', () => {
    const key = (...statuses: string[]) =>
      announcementKey(aSnapshot({ accounts: accountsIn(...statuses) }));
    const unreachable = (kind: 'timeout' | 'server') =>
      announcementKey(
        aSnapshot({
          connectivity: { state: 'unreachable', problem: { kind, detail: null }, since: 0 },
        }),
      );
    const all = [
      key('reconnect_required', 'connected'),
      key('connected', 'reconnect_required'),
      key('attention_required', 'connected'),
      key('connected', 'connected'),
      unreachable('timeout'),
      unreachable('server'),
    ];
    expect(new Set(all).size).toBe(all.length);
  });
});
