import { describe, expect, it } from 'vitest';
import { findAccounts, groupsOf } from './groups';
import { accountsIn, anAccount } from '../../../shared/testing/fixtures';

describe('groupsOf', () => {
  it('puts the most urgent first and leaves out empty groups', () => {
    const groups = groupsOf(accountsIn('connected', 'reconnect_required', 'odd', 'connected'));
    expect(groups.map(({ heading, accounts }) => [heading, accounts.length])).toEqual([
      ['Needs you', 1],
      ['Unclear', 1],
      ['Connected', 2],
    ]);
  });

  it('keeps the order within a group', () => {
    const [group] = groupsOf(accountsIn('connected', 'connected', 'connected'));
    expect(group?.accounts.map((account) => account.accountID)).toEqual(['0', '1', '2']);
  });

  it('loses no account', () => {
    const accounts = accountsIn('disabled', 'odd', 'connecting', 'disconnected', 'unknown');
    expect(groupsOf(accounts).flatMap((group) => group.accounts)).toHaveLength(accounts.length);
  });
});

describe('findAccounts', () => {
  const accounts = [
    anAccount({ accountID: 'a', network: 'WhatsApp', displayName: 'Zoë Müller' }),
    anAccount({
      accountID: 'b',
      network: 'Slack',
      displayName: null,
      status: 'reconnect_required',
    }),
    anAccount({
      accountID: 'c',
      network: 'تيليجرام',
      displayName: 'مها',
      statusText: 'Phone is off',
    }),
  ];
  const found = (query: string) => findAccounts(accounts, query).map(({ accountID }) => accountID);

  it.each([
    ['', ['a', 'b', 'c']],
    ['   ', ['a', 'b', 'c']],
    ['zoe MULLER', ['a']],
    ['muller whatsapp', ['a']],
    ['slack muller', []],
    ['sign in', ['b']],
    ['reconnect_', ['b']],
    ['phone', ['c']],
    ['مها', ['c']],
    ['.*', []],
  ])('finds %j', (query, expected) => {
    expect(found(query)).toEqual(expected);
  });
});
