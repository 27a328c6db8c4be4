import { describe, expect, it } from 'vitest';
import { readInitialCookies } from './initial-cookies';

const STEP_URL = 'http://www.example.com:8080/login';
const only = (cookie: object) => readInitialCookies([cookie], STEP_URL).usable[0];

describe('the cookies that a step wants set', () => {
  it('belong to the host of the step, unless they say otherwise', () => {
    expect(only({ name: 'a', value: '1' })).toEqual({
      url: 'http://www.example.com:8080/',
      name: 'a',
      value: '1',
      path: '/',
      secure: false,
      httpOnly: false,
    });
    expect(
      only({ name: 'a', value: '1', domain: '.Example.org', path: '/x', secure: true }),
    ).toMatchObject({ url: 'https://example.org/x', domain: '.example.org', path: '/x' });
  });

  it('keep what their names promise', () => {
    const cookie = only({ name: '__Host-a', value: '1', domain: 'www.example.com' });
    expect(cookie).toMatchObject({ secure: true });
    expect(cookie).not.toHaveProperty('domain');
  });

  it('may be values by name, too', () => {
    const { usable } = readInitialCookies({ a: '1', b: '2' }, STEP_URL);
    expect(usable.map(({ name, value }) => [name, value])).toEqual([
      ['a', '1'],
      ['b', '2'],
    ]);
  });

  it('are left out one by one when they cannot be used, and named without a value', () => {
    const sent = [
      { name: 'good', value: 'x' },
      { name: 'huge', value: 'planted'.repeat(1_000) },
      { name: 'number', value: 1 },
      { name: 'path', value: 'planted', path: 'nowhere' },
      { name: 'domain', value: 'planted', domain: 'no domain' },
      { value: 'planted' },
      null,
      'planted',
    ];
    const { usable, leftOut } = readInitialCookies(sent, STEP_URL);
    expect(usable.map(({ name }) => name)).toEqual(['good']);
    expect(leftOut.slice(0, 4)).toEqual(['huge', 'number', 'path', 'domain']);
    expect(leftOut.slice(4)).toEqual(Array(3).fill('without a name'));
  });

  it.each([undefined, null, 1, 'a=b', true])('are none when they are %j', (sent) => {
    expect(readInitialCookies(sent, STEP_URL)).toEqual({ usable: [], leftOut: [] });
  });

  it('are none for a step without a page', () => {
    expect(readInitialCookies([{ name: 'a', value: 'v' }], 'no address').usable).toEqual([]);
  });
});
