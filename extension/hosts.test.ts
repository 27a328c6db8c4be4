import { describe, expect, it } from 'vitest';
import { isOnHosts, patternsOf, permissionsFor } from './hosts';

describe('patternsOf', () => {
  it.each([
    [['instagram.com'], ['*://*.instagram.com/*']],
    [
      ['.Instagram.com', 'instagram.com', 'facebook.com'],
      ['*://*.instagram.com/*', '*://*.facebook.com/*'],
    ],
    [
      ['127.0.0.1', '[::1]'],
      ['*://127.0.0.1/*', '*://[::1]/*'],
    ],
  ])('%j', (hosts, patterns) => {
    expect(patternsOf(hosts)).toEqual(patterns);
  });

  it.each(['*', '*.com', '', 'a/b', 'a.example/*', 'a b', 'a.example:80', 'user@a.example'])(
    'asks for nothing for %j, which is no host',
    (host) => {
      expect(patternsOf([host])).toEqual([]);
    },
  );
});

describe('isOnHosts', () => {
  it.each([
    ['https://www.instagram.com/login', true],
    ['http://instagram.com/', true],
    ['https://instagram.com.evil.example/', false],
    ['https://evil.example/?instagram.com', false],
    ['ftp://instagram.com/', false],
    ['about:blank', false],
    ['', false],
  ])('%s: %s', (url, expected) => {
    expect(isOnHosts(url, ['instagram.com'])).toBe(expected);
  });
});

describe('permissionsFor', () => {
  const origins = ['*://*.x.com/*'];

  it('asks for nothing but the hosts where cookies and storage are wanted', () => {
    for (const isFirefox of [true, false]) {
      const asked = permissionsFor(['x.com'], new Set(['cookie', 'storage']), isFirefox);
      expect(asked).toEqual({ origins, permissions: [] });
    }
  });

  it('asks for what each browser gives only when asked', () => {
    const kinds = new Set(['header', 'body', 'script'] as const);
    expect(permissionsFor(['x.com'], kinds, false)).toEqual({
      origins,
      permissions: ['userScripts'],
    });
    expect(permissionsFor(['x.com'], kinds, true)).toEqual({
      origins,
      permissions: ['webRequest'],
    });
  });
});
