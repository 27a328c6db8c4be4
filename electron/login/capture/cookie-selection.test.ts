import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { WebviewCookie } from '../webview/types';
import { rankCookies } from './cookie-selection';
import { webviewCookie } from '../testing/webview-events';

const NOW = 1_000_000;
const stepURL = 'https://www.example.com/login';

function ranked(cookies: WebviewCookie[], domain: string | null = null): string[] {
  return rankCookies(cookies, { domain, stepURL }, NOW).map(({ value }) => value);
}

const at = (domain: string, more: Partial<WebviewCookie> = {}) =>
  webviewCookie('session', domain, domain, more);

describe('rankCookies', () => {
  it('drops what is expired, empty or of another site’s partition', () => {
    const cookies = [
      at('.example.com', { value: 'expired', expiresAt: NOW }),
      at('.example.com', { value: '', path: '/a' }),
      at('.example.com', { value: 'framed', partition: 'https://elsewhere.example' }),
      at('.example.com', { value: 'lying', partition: 'https://example.com.evil.example' }),
      at('.example.com', { value: 'opaque', partition: 'opaque' }),
      at('.example.com', { value: 'good', expiresAt: NOW + 1 }),
    ];
    expect(ranked(cookies)).toEqual(['good']);
  });

  it('takes one of the site’s own partition, after those that have none', () => {
    const own = { value: 'own', partition: 'https://example.com' };
    expect(ranked([at('.example.com', own)])).toEqual(['own']);
    expect(ranked([at('.example.com', own), at('.example.com', { value: 'plain' })])).toEqual([
      'plain',
      'own',
    ]);
    const frames = at('.sso.example', { partition: 'https://example.com' });
    expect(ranked([frames], 'sso.example')).toEqual(['.sso.example']);
    const firstParty = at('.sso.example', { partition: 'https://sso.example' });
    expect(ranked([firstParty], 'sso.example')).toEqual(['.sso.example']);
  });

  it("without a domain prefers what the step's URL is sent, then the longest domain", () => {
    const cookies = [
      at('.a-much-longer-domain.example.net'),
      at('.example.org'),
      at('example.com'),
      at('.example.com'),
      at('www.example.com'),
      at('login.example.com'),
    ];
    expect(ranked(cookies)).toEqual([
      'www.example.com',
      '.example.com',
      '.a-much-longer-domain.example.net',
      'login.example.com',
      'example.com',
      '.example.org',
    ]);
  });

  it('with a domain takes that one, with or without dot, then what is sent to it', () => {
    const cookies = [
      at('.google.com'),
      at('messages.google.com'),
      at('voice.google.com'),
      at('a.messages.google.com'),
      at('google.com', { hostOnly: true }),
    ];
    expect(ranked(cookies, 'messages.google.com')).toEqual(['messages.google.com', '.google.com']);
    expect(ranked(cookies, '.google.com')).toEqual(['google.com', '.google.com']);
    expect(ranked(cookies, '.google.org')).toEqual([]);
  });

  it('takes the longer path of two on one domain, as browsers send them', () => {
    const cookies = [
      at('.example.com', { value: 'root' }),
      at('.example.com', { value: 'deep', path: '/messages' }),
    ];
    expect(ranked(cookies)).toEqual(['deep', 'root']);
  });
});

const domain = fc.constantFrom(
  '.example.com',
  'example.com',
  'www.example.com',
  '.www.example.com',
  '.example.org',
  'localhost',
);
const anyCookie = fc.record<WebviewCookie>({
  name: fc.constant('session'),
  value: fc.constantFrom('', 'a', 'b', 'c%20d'),
  domain,
  path: fc.constantFrom('/', '/a', '/b'),
  hostOnly: fc.boolean(),
  expiresAt: fc.constantFrom(null, NOW - 1, NOW, NOW + 1),
  partition: fc.constantFrom(null, 'https://example.com', 'https://example.org'),
});
/** Chromium's key of a cookie that is not partitioned. */
const anyCookies = fc.uniqueArray(anyCookie, {
  selector: ({ domain, path, hostOnly, partition }) =>
    JSON.stringify([domain, path, hostOnly, partition]),
  maxLength: 12,
});
const wanted = fc.record({
  domain: fc.option(domain, { nil: null }),
  stepURL: fc.constantFrom(stepURL, 'http://localhost:8080/', 'not a URL'),
});

describe('rankCookies, in any order', () => {
  it('does not depend on the order of the cookies, and leaves them as they are', () => {
    fc.assert(
      fc.property(anyCookies, wanted, fc.infiniteStream(fc.nat()), (cookies, want, keys) => {
        const shuffled = cookies
          .map((cookie) => ({ cookie, key: keys.next().value ?? 0 }))
          .sort((a, b) => a.key - b.key)
          .map(({ cookie }) => cookie);
        const before = structuredClone(cookies);
        expect(rankCookies(shuffled, want, NOW)).toEqual(rankCookies(cookies, want, NOW));
        expect(cookies).toEqual(before);
      }),
      { seed: 2, numRuns: 1_000 },
    );
  });

  it('offers only given cookies, alive, each once', () => {
    fc.assert(
      fc.property(anyCookies, wanted, (cookies, want) => {
        const offered = rankCookies(cookies, want, NOW);
        expect(new Set(offered).size).toBe(offered.length);
        for (const cookie of offered) {
          expect(cookies).toContain(cookie);
          expect(cookie.value).not.toBe('');
          const { partition, domain } = cookie;
          const isOwn = partition !== null && domain.endsWith(new URL(partition).hostname);
          const isStepSite = want.stepURL.endsWith('example.com/login');
          if (partition !== null && !isOwn)
            expect([partition, isStepSite]).toEqual(['https://example.com', true]);
          expect(cookie.expiresAt ?? Infinity).toBeGreaterThan(NOW);
        }
      }),
      { seed: 3 },
    );
  });

  it('without a domain offers every cookie that is alive', () => {
    fc.assert(
      fc.property(anyCookies, (cookies) => {
        const alive = cookies.filter(
          ({ value, partition, expiresAt }) =>
            value !== '' && partition === null && (expiresAt ?? Infinity) > NOW,
        );
        const offered = rankCookies(cookies, { domain: null, stepURL }, NOW);
        expect(offered.filter(({ partition }) => partition === null)).toHaveLength(alive.length);
      }),
      { seed: 4 },
    );
  });
});
