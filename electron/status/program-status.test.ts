import { describe, expect, it } from 'vitest';
import { NO_SILENCES } from '../../shared/model/silences';
import type { Snapshot } from '../../shared/model/snapshot';
import { anAccount, aSnapshot } from '../../shared/testing/fixtures';
import { isSameFacts, programStatus, statusText } from './program-status';

const AT = Date.UTC(2026, 4, 3, 14, 2);

const statusOf = (snapshot: Partial<Snapshot>, silences = NO_SILENCES) =>
  programStatus(
    { snapshot: aSnapshot(snapshot), silences, isDemo: false },
    { version: '1.2.3', pid: 17 },
    AT,
  );

describe('statusText', () => {
  it('is the JSON of a status, in one line', () => {
    const quoted = anAccount({ accountID: 'a"b', displayName: 'Ä\n{}' });
    for (const accounts of [[], [quoted], [quoted, anAccount({ status: 'disconnected' })]]) {
      const status = statusOf({ accounts });
      expect(statusText(status)).toBe(`${JSON.stringify(status)}\n`);
    }
  });
});

describe('isSameFacts', () => {
  it('is so of looks that changed nothing, whenever they were', () => {
    const facts = { snapshot: aSnapshot({}), silences: NO_SILENCES, isDemo: false };
    const later = { ...facts.snapshot, version: 9, lastCheckedAt: AT };
    expect(isSameFacts(facts, { ...facts, snapshot: later })).toBe(true);
    for (const other of [
      { ...facts, snapshot: { ...later, accounts: [anAccount({})] } },
      { ...facts, snapshot: { ...later, connectivity: { ...later.connectivity } } },
      { ...facts, silences: { ...NO_SILENCES } },
      { ...facts, isDemo: true },
    ]) {
      expect(isSameFacts(facts, other)).toBe(false);
    }
  });
});

describe('programStatus', () => {
  it.each([
    [[], 'ok'],
    [['connected', 'backfilling', 'disabled'], 'ok'],
    [['connected', 'reconnect_required'], 'action-required'],
  ])('of accounts that are %j is %s', (statuses, overall) => {
    const accounts = statuses.map((status) => anAccount({ status }));
    expect(statusOf({ accounts }).overall).toBe(overall);
  });

  it('leaves a disconnect alone until it should have passed', () => {
    const dropped = anAccount({ status: 'disconnected', unhealthySince: 0 });
    expect(statusOf({ accounts: [dropped] }).overall).toBe('ok');
    expect(statusOf({ accounts: [{ ...dropped, overdue: true }] }).overall).toBe('disconnected');
  });

  it.each([
    ['starting', 'starting'],
    ['not-connected', 'not-connected'],
    ['unreachable', 'beeper-unreachable'],
  ] as const)('claims nothing about accounts while Beeper is %s', (state, overall) => {
    const accounts = [anAccount({ status: 'reconnect_required' })];
    const connectivity = { state, problem: null, since: 0 };
    expect(statusOf({ accounts, connectivity }).overall).toBe(overall);
  });

  it('counts each account once by its severity, and those that need their user', () => {
    const accounts = [
      anAccount({ status: 'attention_required' }),
      anAccount({ status: 'disconnected', overdue: true }),
      anAccount({ status: 'of tomorrow' }),
      anAccount({ status: 'connecting' }),
      anAccount({ status: 'connected' }),
      anAccount({ status: 'disabled' }),
    ];
    const counts = { actionRequired: 1, disconnected: 1, unknown: 1, inProgress: 1, off: 1 };
    expect(statusOf({ accounts }).counts).toEqual({
      ...counts,
      total: 6,
      needUser: 2,
      connected: 1,
    });
  });

  it('says of an account how it is, since when, and how it is silenced', () => {
    const account = anAccount({
      status: 'reconnect_required',
      since: AT,
      unhealthySince: AT - 999,
    });
    const silence = { accountID: account.accountID, since: 0, until: null };
    const accounts = [
      { ...silence, kind: 'acknowledged' as const },
      { ...silence, kind: 'muted' as const },
      { ...silence, accountID: 'another', kind: 'acknowledged' as const },
    ];
    const snooze = { since: AT, until: null };
    const status = statusOf({ accounts: [account] }, { snooze, quietUntil: AT, accounts });
    expect(status.accounts).toEqual([
      {
        accountID: 'whatsapp-1',
        network: 'WhatsApp',
        name: 'Alice',
        status: 'reconnect_required',
        severity: 'action-required',
        needsUser: true,
        since: '2026-05-03T14:02:00Z',
        unhealthySince: '2026-05-03T14:01:59Z',
        silenced: 'muted',
      },
    ]);
    expect(status.silences).toEqual({
      snooze: { since: '2026-05-03T14:02:00Z', until: null },
      quietUntil: '2026-05-03T14:02:00Z',
    });
  });

  it('tells nothing that a bridge says in words of its own, and no login', () => {
    const account = anAccount({ statusText: 'code 123456', loginID: 'a-login' });
    expect(JSON.stringify(statusOf({ accounts: [account] }))).not.toMatch(/123456|a-login/);
  });
});
