import { describe, expect, it } from 'vitest';
import { readFinalPage } from './final-page';
import { STEPS } from '../testing/cookie-steps';

function matches(pattern: string | undefined, url: string): boolean {
  const final = readFinalPage(pattern);
  if (final.kind !== 'pattern') throw new Error(`read as ${final.kind}`);
  return final.matches(url);
}

describe('readFinalURL', () => {
  it.each([undefined, ''])('takes %j for none', (pattern) => {
    expect(readFinalPage(pattern)).toEqual({ kind: 'none' });
  });

  it.each(['[', '(?!checkpoint)', '(?<=x)y', 'a{1001}', '((a{1000}){1000})', '\\'])(
    'cannot read %s, as Go cannot',
    (pattern) => {
      expect(readFinalPage(pattern)).toEqual({ kind: 'unreadable' });
    },
  );

  it.each([
    ['https://www.facebook.com/', true],
    ['https://www.facebook.com/?sk=welcome', true],
    ['https://www.facebook.com/messages/e2ee/t/123/', true],
    ['https://www.facebook.com/checkpoint/', false],
    ['https://www.facebook.com/login', false],
    ['https://evil.example/https://www.facebook.com/', false],
  ])("Facebook's on %s: %s", (url, expected) => {
    expect(matches(STEPS.facebook.expectedFinalURLRegex, url)).toBe(expected);
  });

  it('matches anywhere in the URL, fragment included', () => {
    expect(matches('/inbox', 'https://mail.example/inbox?x')).toBe(true);
    expect(matches('#/inbox$', 'https://mail.example/#/inbox')).toBe(true);
    expect(matches('^https://mail\\.example/$', 'https://mail.example/#/login')).toBe(false);
  });

  it('matches everything with .*', () => {
    for (const url of ['', 'about:blank', 'https://x.example/a?b#c']) {
      expect(matches('.*', url)).toBe(true);
    }
  });

  it('stays linear on a pattern that would keep a backtracking engine for ever', () => {
    expect(matches('^(a+)+$', `${'a'.repeat(50_000)}b`)).toBe(false);
  });
});
