import { describe, expect, it } from 'vitest';
import { isCookieHeader, readCookieHeader } from './cookie-header';

describe('readCookieHeader', () => {
  it.each([
    ['a=1; b=2', { a: '1', b: '2' }],
    ['a=1;b=2; ', { a: '1', b: '2' }],
    ['JSESSIONID="ajax:123"; li_at=AQ==', { JSESSIONID: '"ajax:123"', li_at: 'AQ==' }],
    ['a=first; a=second', { a: 'first' }],
    ['empty=; flag; =nameless; b c=no', { empty: '' }],
    ['__proto__=x', { ['__proto__']: 'x' }],
    ['', {}],
  ])('%s', (header, cookies) => {
    expect([...readCookieHeader(header)]).toEqual(Object.entries(cookies));
  });
});

describe('isCookieHeader', () => {
  it.each([
    ['a=1', true],
    [' xs=1%3A2; c_user=3\n', true],
    ['a=1\nb=2', false],
    ['https://x.example/?a=1', false],
    ['two words=1', false],
    ['=1', false],
    ['hunter2', false],
  ])('%j: %s', (text, expected) => {
    expect(isCookieHeader(text)).toBe(expected);
  });
});
