import { describe, expect, it } from 'vitest';
import {
  onAppLink,
  onNavigation,
  onPageClosed,
  redirectedThroughFinalPage,
  lastURLOf,
  finalPageReachedAt,
  INITIAL_NAVIGATION,
  readFinalPage,
  type NavigationState,
} from './navigation-tracker';
import { STEPS } from '../testing/cookie-steps';

const HOME = 'https://x.example/home';
const LOGIN = 'https://x.example/login';

/** Where the main frame has been: `[ms, URL]`, with `->` before the URL of a mere redirect. */
function visits(...steps: [at: number, url: string, page?: number][]): NavigationState {
  return steps.reduce((before, [at, text, page = 1]) => {
    const url = text.replace('->', '');
    return onNavigation(
      before,
      { page, url, committed: url === text },
      (visited) => visited === HOME,
      at,
    );
  }, INITIAL_NAVIGATION);
}

describe('finalPageReachedAt', () => {
  it('is at once for values that were there, or come with the page', () => {
    const arrived = visits([0, LOGIN], [100, HOME]);
    expect(finalPageReachedAt(arrived, 50)).toBe(50);
    expect(finalPageReachedAt(arrived, 1_100)).toBe(1_100);
  });

  it('waits for later values to see whether the page stays', () => {
    const arrived = visits([0, LOGIN], [100, HOME]);
    expect(finalPageReachedAt(arrived, 5_000)).toBe(6_500);
  });

  it('remembers a page that left at once, for values that came with it', () => {
    const left = visits([0, LOGIN], [100, HOME], [110, 'https://x.example/welcome']);
    expect(finalPageReachedAt(left, 90)).toBe(90);
    expect(finalPageReachedAt(left, 400)).toBe(400);
    expect(finalPageReachedAt(left, 5_000)).toBeNull();
  });

  it('does not take the page the step opened for an arrival', () => {
    expect(finalPageReachedAt(visits([0, HOME]), 10)).toBe(1_510);
    expect(finalPageReachedAt(visits([0, HOME], [20, LOGIN]), 10)).toBeNull();
    expect(finalPageReachedAt(visits([0, 'about:blank'], [0, HOME]), 10)).toBe(1_510);
    expect(finalPageReachedAt(visits([0, HOME], [9_000, HOME]), 8_900)).toBe(8_900);
  });

  it('does not take a redirect for an arrival, but for leaving', () => {
    const checkpoint = 'https://x.example/checkpoint';
    expect(finalPageReachedAt(visits([0, LOGIN], [100, `->${HOME}`]), 50)).toBeNull();
    expect(finalPageReachedAt(visits([0, LOGIN], [1, `->${HOME}`], [2, checkpoint]), 1)).toBeNull();
    expect(finalPageReachedAt(visits([0, HOME], [5_010, `->${checkpoint}`]), 5_000)).toBe(15_010);
    expect(finalPageReachedAt(visits([0, HOME], [1, `->${HOME}`], [2, HOME]), 1)).toBe(1);
  });

  it('is there no longer once the page is blank', () => {
    expect(
      finalPageReachedAt(visits([0, HOME], [10, 'chrome-error://chromewebdata/']), 5),
    ).toBeNull();
  });
});

describe('child windows', () => {
  const PARTNER = 'https://partner.example/consent';

  it('count when they reach the final page, with their very first page too', () => {
    const inChild = visits([0, LOGIN], [90, PARTNER, 2], [100, HOME, 2]);
    expect(finalPageReachedAt(inChild, 50)).toBe(50);
    expect(lastURLOf(inChild, 50)).toBe(HOME);
    expect(finalPageReachedAt(visits([0, LOGIN], [100, HOME, 2]), 50)).toBe(50);
  });

  it('do not count as the page the step opened, but that still is one', () => {
    expect(finalPageReachedAt(visits([0, HOME], [10, PARTNER, 2]), 5)).toBe(1_505);
    expect(finalPageReachedAt(visits([0, HOME], [10, PARTNER, 2], [20, LOGIN]), 5)).toBeNull();
  });

  it('have reached it even when they close at once, and are not there any more', () => {
    const closed = onPageClosed(visits([0, LOGIN], [100, HOME, 2]), 2);
    expect(finalPageReachedAt(closed, 90)).toBe(90);
    expect(finalPageReachedAt(closed, 5_000)).toBeNull();
    expect(lastURLOf(closed, 5_000)).toBe(LOGIN);
    expect(onPageClosed(closed, 7)).toBe(closed);
  });

  it('lead through it in a redirect', () => {
    const passed = visits([0, LOGIN], [9_000, `->${HOME}`, 2], [9_050, PARTNER, 2]);
    expect(redirectedThroughFinalPage(passed, 8_900)).toBe(true);
  });
});

describe('onAppLink', () => {
  const APP = 'line://nv/login?done=1';
  const toApp = (before: NavigationState, at: number) =>
    onAppLink(before, { page: 1, url: APP }, (url) => url.startsWith('line:'), at);

  it('has reached a final page that is an app', () => {
    const arrived = toApp(visits([0, LOGIN]), 100);
    expect(finalPageReachedAt(arrived, 50)).toBe(50);
    expect(finalPageReachedAt(arrived, 5_000)).toBe(6_500);
    expect(lastURLOf(arrived, 50)).toBe(APP);
  });

  it('changes nothing for any other app', () => {
    const before = visits([0, LOGIN]);
    expect(onAppLink(before, { page: 1, url: 'slack://open' }, () => false, 100)).toBe(before);
  });
});

describe('redirectedThroughFinalPage', () => {
  const passed = visits([0, LOGIN], [9_000, `->${HOME}`], [9_050, 'https://x.example/inbox']);

  it('is so for values that were there, or came with the redirect', () => {
    expect(redirectedThroughFinalPage(passed, 8_900)).toBe(true);
    expect(redirectedThroughFinalPage(passed, 9_400)).toBe(true);
  });

  it('is not so for a redirect before anybody could sign in', () => {
    expect(redirectedThroughFinalPage(passed, null)).toBe(false);
    expect(redirectedThroughFinalPage(passed, 20_000)).toBe(false);
  });

  it('is not so while the redirect is under way, nor without one', () => {
    expect(redirectedThroughFinalPage(visits([0, LOGIN], [9_000, `->${HOME}`]), 8_900)).toBe(false);
    expect(redirectedThroughFinalPage(visits([0, LOGIN], [9_000, HOME]), 8_900)).toBe(false);
  });
});

describe('lastURLOf', () => {
  it('is the last page, blank ones aside', () => {
    expect(lastURLOf(INITIAL_NAVIGATION, null)).toBeNull();
    expect(lastURLOf(visits([0, LOGIN], [5, 'about:blank']), null)).toBe(LOGIN);
    expect(lastURLOf(visits([0, LOGIN], [5, `->${HOME}`]), 1)).toBe(LOGIN);
  });

  it('is the final page even when it has left', () => {
    const left = visits([0, LOGIN], [100, HOME], [110, 'https://x.example/welcome']);
    expect(lastURLOf(left, 120)).toBe(HOME);
    expect(lastURLOf(left, 9_000)).toBe('https://x.example/welcome');
    expect(lastURLOf(left, null)).toBe('https://x.example/welcome');
  });
});

function matches(pattern: string | undefined, url: string): boolean {
  const final = readFinalPage(pattern);
  if (final.kind !== 'pattern') throw new Error(`read as ${final.kind}`);
  return final.matches(url);
}

describe('readFinalPage', () => {
  it.each([undefined, ''])('takes %j for none', (pattern) => {
    expect(readFinalPage(pattern)).toEqual({ kind: 'none' });
  });

  it.each(['[', '(?!checkpoint)', '(?<=x)y', '\\'])('cannot read %s, as Go cannot', (pattern) => {
    expect(readFinalPage(pattern)).toEqual({ kind: 'unreadable', problem: 'unreadable' });
  });

  it.each([
    'a{1001}',
    '((a{1000}){1000})',
    '.{1000}.{1000}.{1000}',
    '(?:(?:a{30}){30}b){2}'.repeat(2),
  ])('does not check %s, which takes too much work', (pattern) => {
    expect(readFinalPage(pattern)).toEqual({ kind: 'unreadable', problem: 'too-costly' });
  });

  it('does not check one that is longer than any address', () => {
    const pattern = `^https://www\\.example\\.com/(${'inbox|'.repeat(100_000)})$`;
    expect(readFinalPage(pattern)).toEqual({ kind: 'unreadable', problem: 'too-long' });
    const url = `https://mail.example/inbox?${'x'.repeat(1_000_000)}`;
    expect(matches('/inbox', url)).toBe(false);
  });

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
