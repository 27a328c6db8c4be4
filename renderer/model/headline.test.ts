import { describe, expect, it } from 'vitest';
import { headlineNews, headlineOf, toneOf } from './headline';
import { accountsIn, anAccount, aSnapshot } from './testing';

const MINUTE_MS = 60_000;

function headline(...statuses: string[]) {
  return headlineOf(aSnapshot({ accounts: accountsIn(...statuses) }), 0);
}

describe('headlineOf', () => {
  it('names the one account that needs its owner, whatever else there is', () => {
    expect(headline('connected', 'reconnect_required', 'disconnected', 'odd')).toEqual({
      text: 'WhatsApp (Alice) needs you to sign in again',
      tone: 'needs-you',
    });
  });

  it('counts them when there are several', () => {
    expect(headline('reconnect_required', 'attention_required').text).toBe('2 accounts need you');
  });

  it('counts a passing trouble that did not pass as needing the owner', () => {
    const account = anAccount({ status: 'disconnected', overdue: true, troubledSince: 0 });
    expect(headlineOf(aSnapshot({ accounts: [account] }), 4 * MINUTE_MS)).toEqual({
      text: 'WhatsApp (Alice) has been disconnected for 4 minutes',
      tone: 'needs-you',
    });
  });

  it.each([
    [['connected', 'odd'], 'unclear'],
    [['odd', 'odd', 'disconnected'], 'unclear'],
    [['unknown', 'connected'], 'unclear'],
    [['connected', 'disconnected', 'connecting'], 'disconnected'],
    [['connected', 'backfilling'], 'moving'],
    [['connected', 'disabled'], 'well'],
    [['disabled'], 'off'],
  ])('shows %j as %s', (statuses, tone) => {
    expect(headline(...statuses).tone).toBe(tone);
  });

  it('says that all is well only when every account is connected or turned off', () => {
    expect(headline('connected', 'disabled').text).toBe('All is well');
    for (const status of ['odd', 'unknown', 'disconnected', 'connecting', 'backfilling']) {
      expect(headline('connected', status).text).not.toBe('All is well');
    }
  });

  it('says what keeps Beeper from answering before what was known of the accounts', () => {
    const snapshot = aSnapshot({
      accounts: accountsIn('reconnect_required'),
      reach: { state: 'unreachable', problem: { kind: 'timeout', detail: null }, since: 0 },
    });
    expect(headlineOf(snapshot, 0)).toEqual({
      text: 'Beeper Desktop takes too long to answer.',
      tone: 'trouble',
    });
  });

  it('does not make much of a single missed answer', () => {
    const snapshot = aSnapshot({
      accounts: accountsIn('connected'),
      reach: { state: 'ok', problem: { kind: 'timeout', detail: null }, since: 0 },
    });
    expect(headlineOf(snapshot, 0).text).toBe('All is well');
  });

  it('has a sentence before the first answer, and when there is no account', () => {
    const starting = { state: 'starting', problem: null, since: 0 } as const;
    expect(headlineOf(aSnapshot({ reach: starting }), 0).text).toBe('Looking at your accounts');
    expect(headline().text).toBe('No chat account is in Beeper yet');
  });
});

describe('toneOf', () => {
  it('is that of the urgency, unless the account wants its owner', () => {
    expect(toneOf(anAccount({ status: 'connecting' }))).toBe('moving');
    expect(toneOf(anAccount({ status: 'connecting', overdue: true }))).toBe('needs-you');
    expect(toneOf(anAccount({ status: 'odd' }))).toBe('unclear');
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

  it('changes with who needs the owner and with what keeps Beeper from answering', () => {
    const news = (...statuses: string[]) =>
      headlineNews(aSnapshot({ accounts: accountsIn(...statuses) }));
    const trouble = (kind: 'timeout' | 'server') =>
      headlineNews(
        aSnapshot({ reach: { state: 'unreachable', problem: { kind, detail: null }, since: 0 } }),
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
