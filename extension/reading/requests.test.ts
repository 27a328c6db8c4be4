import { describe, expect, it } from 'vitest';
import { wantedHeaders, wantedOfBody } from './requests';
import { createSeenRequests } from './seen-requests';

const bytes = (text: string) => new TextEncoder().encode(text).buffer;

describe('wantedHeaders', () => {
  it('has wanted names alone, in lower case', () => {
    const requestHeaders = [
      { name: 'X-Auth', value: '1' },
      { name: 'Cookie', value: '2' },
      { name: 'x-empty' },
    ];
    const names = new Set(['x-auth', 'x-empty']);
    expect(wantedHeaders({ url: '', requestHeaders }, names)).toEqual([['x-auth', '1']]);
  });
});

describe('wantedOfBody', () => {
  const names = new Set(['csrf', 'user.id']);

  it('reads forms, and no bytes or files in them', () => {
    const formData = { csrf: ['1', '2'], other: ['3'], 'user.id': [bytes('4')] };
    expect(wantedOfBody({ formData }, names)).toEqual([
      ['csrf', '1'],
      ['csrf', '2'],
    ]);
  });

  it('reads JSON that comes in parts, and passes files over', () => {
    const raw = [{ bytes: bytes('{"csrf":"é","us') }, {}, { bytes: bytes('er":{"id":5}}') }];
    expect(wantedOfBody({ raw }, names)).toEqual([
      ['csrf', 'é'],
      ['user.id', '5'],
    ]);
  });

  it('has nothing where there is no body', () => {
    expect(wantedOfBody(null, names)).toEqual([]);
    expect(wantedOfBody({}, names)).toEqual([]);
  });
});

describe('createSeenRequests', () => {
  it('keeps apart what differs in the query alone', () => {
    const seen = createSeenRequests();
    seen.add({ url: 'https://x.com/rpc?rpcids=A', entries: [['h', '1']] });
    expect(seen.add({ url: 'https://x.com/rpc?rpcids=B', entries: [['h', '1']] })).toBe(true);
    expect(seen.all().map(({ url }) => new URL(url).search)).toEqual(['?rpcids=A', '?rpcids=B']);
  });

  it('keeps the latest of those that say the same, and a hundred at most', () => {
    const seen = createSeenRequests();
    expect(seen.add({ url: 'https://x.com/a?1', entries: [] })).toBe(false);
    expect(seen.add({ url: 'https://x.com/a?1', entries: [['h', '1']] })).toBe(true);
    expect(seen.add({ url: 'https://x.com/b', entries: [['h', '1']] })).toBe(true);
    expect(seen.add({ url: 'https://x.com/a?1', entries: [['h', '1']] })).toBe(false);
    expect(seen.all().map(({ url }) => url)).toEqual(['https://x.com/b', 'https://x.com/a?1']);
    for (let count = 0; count < 200; count += 1) {
      seen.add({ url: 'https://x.com/a', entries: [['h', `v${count}`]] });
    }
    expect(seen.all()).toHaveLength(100);
    expect(seen.all().at(-1)?.entries).toEqual([['h', 'v199']]);
  });
});
