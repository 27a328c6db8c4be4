import { describe, expect, it } from 'vitest';
import {
  foreignScheme,
  isGoogleRejection,
  isGoogleSignIn,
  isWebURL,
  lockOf,
  originOf,
} from './page-url';

describe('foreignScheme', () => {
  it.each([
    'https://www.example.com/',
    'HTTP://example.com',
    'about:blank',
    'about:srcdoc',
    'blob:https://example.com/1',
    'data:text/html,a',
    '',
    'no url',
  ])('lets a page go to %s', (url) => {
    expect(foreignScheme(url)).toBeNull();
  });

  it.each([
    ['slack://open?token=secret', 'slack'],
    ['fb-messenger://threads', 'fb-messenger'],
    ['intent:#Intent;end', 'intent'],
    ['FILE:///etc/passwd', 'file'],
    ['app://bridgekeeper/index.html', 'app'],
    ['chrome://settings', 'chrome'],
    ['mailto:a@b', 'mailto'],
  ])('stops %s and names no more than its scheme', (url, scheme) => {
    expect(foreignScheme(url)).toBe(scheme);
  });
});

describe('isWebURL', () => {
  it.each(['ftp://a', 'about:blank', 'https:', 'https://', 'javascript:0', 'blob:https://a/1'])(
    'is not %s',
    (url) => {
      expect(isWebURL(url)).toBe(false);
    },
  );
});

describe('what the bar shows of an address', () => {
  it.each([
    ['https://www.example.com/login?code=1', 'https://www.example.com', 'secure'],
    ['http://www.example.com:8080/', 'http://www.example.com:8080', 'insecure'],
    ['http://www.net.localhost:5000/', 'http://www.net.localhost:5000', 'secure'],
    ['http://127.0.0.1/', 'http://127.0.0.1', 'secure'],
    ['http://[::1]:80/', 'http://[::1]', 'secure'],
    ['http://localhost.example.com/', 'http://localhost.example.com', 'insecure'],
    ['http://127.0.0.1.example.com/', 'http://127.0.0.1.example.com', 'insecure'],
    ['blob:https://www.example.com/1-2', 'https://www.example.com', 'secure'],
    ['blob:null/1-2', '', 'none'],
    ['data:text/html,x', '', 'none'],
    ['about:blank', '', 'none'],
    ['', '', 'none'],
  ])('%s', (url, origin, lock) => {
    expect([originOf(url), lockOf(url)]).toEqual([origin, lock]);
  });
});

describe('Google’s refusal', () => {
  it.each([
    ['https://accounts.google.com/v3/signin/rejected?rrk=46', true],
    ['https://accounts.google.com/signin/rejected', true],
    ['http://accounts.google.localhost:5000/signin/rejected', true],
    ['https://accounts.google.com/v3/signin/identifier', false],
    ['https://www.example.com/signin/rejected', false],
    ['https://www.example.com/?u=accounts.google.com/signin/rejected', false],
  ])('%s: %s', (url, is) => {
    expect(isGoogleRejection(url)).toBe(is);
  });

  it('is recognized on its own sign-in only', () => {
    expect(isGoogleSignIn('https://notaccounts.google.com/')).toBe(false);
    expect(isGoogleSignIn('https://accounts.google.com/')).toBe(true);
  });
});
