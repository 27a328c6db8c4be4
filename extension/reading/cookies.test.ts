import { describe, expect, it } from 'vitest';
import type { BrowserCookie } from '../browser/api';
import { stepMessage } from '../testing/step';
import { cookieQueries, offeredCookies, wantedCookies } from './cookies';

const cookie = (changes: Partial<BrowserCookie>): BrowserCookie => ({
  name: 'sessionid',
  value: 'v',
  domain: '.instagram.com',
  path: '/',
  hostOnly: false,
  storeId: '0',
  ...changes,
});

describe('wantedCookies', () => {
  it('looks on the hosts that a domain meets, else on all', () => {
    const step = stepMessage({
      hosts: ['instagram.com', 'facebook.com'],
      wanted: [
        { kind: 'cookie', name: 'sessionid', domain: '.instagram.com' },
        { kind: 'cookie', name: 'www', domain: 'www.facebook.com' },
        { kind: 'cookie', name: 'any', domain: null },
        { kind: 'cookie', name: 'elsewhere', domain: 'bank.example' },
        { kind: 'storage', name: 'token' },
      ],
    });
    expect(wantedCookies(step)).toEqual([
      { name: 'sessionid', domains: ['instagram.com'] },
      { name: 'www', domains: ['facebook.com'] },
      { name: 'any', domains: ['instagram.com', 'facebook.com'] },
    ]);
  });
});

describe('cookieQueries', () => {
  it('asks for every partition within one store, and in Firefox for every first party', () => {
    const wanted = [{ name: 'sessionid', domains: ['instagram.com'] }];
    const query = { name: 'sessionid', domain: 'instagram.com', storeId: '1', partitionKey: {} };
    expect(cookieQueries([...wanted, ...wanted], { storeID: '1', isFirefox: false })).toEqual([
      query,
    ]);
    expect(cookieQueries(wanted, { storeID: '1', isFirefox: true })).toEqual([
      { ...query, firstPartyDomain: null },
    ]);
  });
});

describe('offeredCookies', () => {
  it('has each once, with its end in ms and its partition', () => {
    const partitioned = cookie({
      expirationDate: 1_800_000_000.5,
      partitionKey: { topLevelSite: 'https://instagram.com' },
    });
    const offered = offeredCookies([cookie({}), cookie({}), partitioned], stepMessage());
    expect(offered).toMatchObject([
      { value: 'v', expiresAt: null, partition: null },
      { expiresAt: 1_800_000_000_500, partition: 'https://instagram.com' },
    ]);
    expect(offered[0]).not.toHaveProperty('storeId');
  });

  it('leaves out what nobody asked for', () => {
    const found = [cookie({ name: 'other' }), cookie({ domain: 'bank.example' })];
    expect(offeredCookies(found, stepMessage())).toEqual([]);
  });
});
