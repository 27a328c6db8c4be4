import { describe, expect, it } from 'vitest';
import { hostOf, belongsToSite, isWithin } from './domain-match';

describe('hostOf', () => {
  it.each([
    ['https://WWW.Example.com:8443/a?b', 'www.example.com'],
    ['wss://push.example.com/', 'push.example.com'],
    ['about:blank', null],
    ['data:text/html,x', null],
    ['not a URL', null],
    ['', null],
  ])('%s: %s', (url, host) => {
    expect(hostOf(url)).toBe(host);
  });
});

describe('isWithin', () => {
  it.each([
    ['example.com', 'example.com', true],
    ['example.com', '.Example.com', true],
    ['a.example.com', 'example.com', true],
    ['example.com', 'a.example.com', false],
    ['badexample.com', 'example.com', false],
    ['example.com', '', false],
    ['example.com', '.', false],
  ])('%s within %s: %s', (host, domain, expected) => {
    expect(isWithin(host, domain)).toBe(expected);
  });
});

describe('isOwnSite', () => {
  const step = 'https://www.linkedin.com/login';

  it.each([
    ['https://www.linkedin.com/voyager/api', true],
    ['https://linkedin.com/', true],
    ['https://realtime.www.linkedin.com/', true],
    ['https://api.linkedin.com:8443/', true],
    ['https://ads.example/?for=www.linkedin.com', false],
    ['https://notlinkedin.com/', false],
    ['https://com/', false],
    ['nonsense', false],
  ])('%s: %s', (url, expected) => {
    expect(belongsToSite(url, step)).toBe(expected);
  });

  it('has no site when the step has no URL to read', () => {
    expect(belongsToSite('https://x.example/', '')).toBe(false);
  });
});
