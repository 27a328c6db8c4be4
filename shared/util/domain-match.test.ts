import { describe, expect, it } from 'vitest';
import { hostOf, isWithin } from './domain-match';

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
    ['com', 'example.com', false],
    ['example.com', '', false],
    ['example.com', '.', false],
  ])('%s within %s: %s', (host, domain, expected) => {
    expect(isWithin(host, domain)).toBe(expected);
  });
});
