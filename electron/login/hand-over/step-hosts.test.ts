import { describe, expect, it } from 'vitest';
import { cookiesStep, STEPS } from '../testing/cookie-steps';
import { hostsOfStep } from './step-hosts';

function hostsOf(url: string, ...domains: string[]) {
  const fields = domains.map((cookieDomain, index) => ({
    id: `field-${index}`,
    sources: [{ type: 'cookie', name: 'session', cookieDomain }],
  }));
  return hostsOfStep(cookiesStep({ url, fields }));
}

describe('the hosts of a step', () => {
  it.each([
    ['https://www.instagram.com/accounts/login/', ['instagram.com']],
    ['https://x.com/i/flow/login', ['x.com']],
    ['https://accounts.google.com/AccountChooser', ['google.com']],
    ['https://shop.example.co.uk/login', ['example.co.uk']],
    ['https://alice.github.io/login', ['alice.github.io']],
    ['http://www.instagram.localhost:4321/login', ['instagram.localhost']],
  ])('begin with the site of %s', (url, hosts) => {
    expect(hostsOf(url)).toEqual(hosts);
  });

  it('are those that its fields name too, each once', () => {
    const google = ['messages.google.com', '.google.com', 'GOOGLE.com'];
    expect(hostsOf('https://accounts.google.com/', ...google)).toEqual(['google.com']);
    expect(hostsOf('https://www.example.com/', 'session.example.net')).toEqual([
      'example.com',
      'session.example.net',
    ]);
    expect(hostsOfStep(STEPS.facebook)).toEqual(['facebook.com']);
  });

  it.each([
    'com',
    '.com',
    'co.uk',
    'github.io',
    '*.com',
    'a..com',
    '',
    '.',
    '127.0.0.1',
    'a b.com',
  ])('are never as wide as %j', (domain) => {
    expect(hostsOf('https://www.example.com/', domain)).toEqual(['example.com']);
  });

  it.each([
    'https://127.0.0.1/',
    'https://[::1]/',
    'http://localhost:80/',
    'https://com/',
    'no URL',
  ])('are none at all for a sign-in page at %s', (url) => {
    expect(hostsOf(url, 'example.com')).toEqual([]);
  });
});
