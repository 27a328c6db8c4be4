import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readHAR } from './har';

const read = (value: unknown) =>
  readHAR(value)?.map(({ url, headers, body }) => [url, Object.fromEntries(headers), body]);

const pair = (name: string, value: string) => ({ name, value });
const entry = {
  request: {
    method: 'POST',
    url: 'https://x.example/api',
    headers: [pair('Cookie', 'xs=1'), pair('X-CSRF', 't')],
    cookies: [pair('xs', 'other')],
    postData: { mimeType: 'application/json', text: '{"token":"1"}' },
  },
  response: { status: 200 },
};
const expected = ['https://x.example/api', { cookie: 'xs=1', 'x-csrf': 't' }, '{"token":"1"}'];

describe('readHAR', () => {
  it.each([
    ['whole', { log: { version: '1.2', entries: [entry] } }],
    ['its log', { entries: [entry] }],
    ['its entries', [entry]],
    ['one entry', entry],
    ['one request', entry.request],
  ])('reads a HAR: %s', (_what, value) => {
    expect(read(value)).toEqual([expected]);
  });

  it('takes the cookies by themselves, and the fields of a form', () => {
    const request = {
      url: 'https://a',
      cookies: [pair('a', '1'), pair('b', '2')],
      postData: { params: [pair('token', 'x y')] },
    };
    expect(read([{ request }])).toEqual([['https://a', { cookie: 'a=1; b=2' }, 'token=x+y']]);
  });

  it('passes over what is broken, and keeps the rest', () => {
    const broken = { url: 'https://b', headers: [null, { name: 1 }, pair('X', '1')], postData: 7 };
    const entries = [null, 7, {}, { request: null }, { request: broken }, entry];
    expect(read({ log: { entries } })).toEqual([['https://b', { x: '1' }, null], expected]);
  });

  it.each([null, 7, 'text', [], {}, { log: null }, { log: { entries: [] } }, [{ name: 'xs' }]])(
    'is none: %j',
    (value) => {
      expect(readHAR(value)).toBeNull();
    },
  );

  it('never throws', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        for (const each of [value, { log: { entries: [value, { request: value }] } }])
          readHAR(each);
      }),
      { seed: 35, numRuns: 500 },
    );
  });
});
