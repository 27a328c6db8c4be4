import { describe, expect, it } from 'vitest';
import { PROVIDERS } from '../shared/api/account';
import { ACCOUNT_STATUSES } from '../shared/model/account-status';
import { BRIDGE_STATUSES } from '../shared/api/bridge';
import { buildSeed, SEEDS } from './seed';

const REFERENCE_ACCOUNTS = [
  'local-whatsapp_ba_alice',
  'local-signal_ba_alice',
  'instagramgo.17841400000000001',
];

describe('all-states', () => {
  const bridges = buildSeed('all-states');
  const accounts = bridges.flatMap((bridge) => bridge.accounts);

  it('has 12 accounts in every status and one unknown', () => {
    const statuses = new Set<string>(accounts.map(({ status }) => status));
    expect(accounts).toHaveLength(12);
    expect([...statuses].sort()).toEqual([...ACCOUNT_STATUSES, 'hibernating'].sort());
  });

  it('has bridges in every status and one unknown', () => {
    const statuses = new Set<string>(bridges.map(({ status }) => status));
    expect([...statuses].sort()).toEqual([...BRIDGE_STATUSES, 'migrating'].sort());
  });

  it('has every provider', () => {
    expect(new Set(bridges.map(({ provider }) => provider))).toEqual(new Set(PROVIDERS));
  });

  it('has IDs with each character that needs encoding', () => {
    const ids = [
      ...bridges.map(({ id }) => id),
      ...accounts.flatMap(({ accountID, loginID = '' }) => [accountID, loginID]),
    ].join('');
    for (const character of ['|', ':', '+', '/', ' ', '@', '🏠', 'а'])
      expect(ids).toContain(character);
  });

  it('has an account without a network, one without a login, and two on one login', () => {
    const logins = accounts.map(({ loginID }) => loginID);
    expect(accounts.some(({ network }) => network === undefined)).toBe(true);
    expect(logins).toContain(undefined);
    expect(new Set(logins).size).toBe(logins.length - 1);
  });
});

it('well is 13 bridges and 6 accounts, all connected', () => {
  const bridges = buildSeed('healthy');
  const accounts = bridges.flatMap((bridge) => bridge.accounts);
  expect(bridges).toHaveLength(13);
  expect(accounts).toHaveLength(6);
  expect(new Set(accounts.map(({ status }) => status))).toEqual(new Set(['connected']));
  expect(bridges.filter(({ accounts: own }) => own.length === 0)).toHaveLength(7);
});

it('empty has bridges to add and no account', () => {
  const bridges = buildSeed('empty');
  expect(bridges).toHaveLength(13);
  expect(bridges.every(({ status, accounts }) => status === 'available' && !accounts.length)).toBe(
    true,
  );
});

it.each(['all-states', 'healthy'] as const)('%s has the reference accounts, connected', (name) => {
  const accounts = buildSeed(name).flatMap((bridge) => bridge.accounts);
  for (const id of REFERENCE_ACCOUNTS) {
    expect(accounts.find(({ accountID }) => accountID === id)).toMatchObject({
      status: 'connected',
    });
  }
});

it.each(SEEDS)('%s has no ID twice and accounts that name their bridge', (name) => {
  const bridges = buildSeed(name);
  const accounts = bridges.flatMap((bridge) => bridge.accounts);
  expect(new Set(bridges.map(({ id }) => id)).size).toBe(bridges.length);
  expect(new Set(accounts.map(({ accountID }) => accountID)).size).toBe(accounts.length);
  for (const { id, provider, type, accounts: own } of bridges) {
    for (const { bridge } of own) expect(bridge).toEqual({ id, provider, type });
  }
});
