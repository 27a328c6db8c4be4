import { describe, expect, it } from 'vitest';
import type { WebviewState } from '../../../shared/model/webview';
import { createManualClock } from '../../testing/manual-clock';
import { CLOSED_ITSELF, type WebviewListener } from '../webview/types';
import { runCookiesStep } from './cookies-step';
import type { CapturedFields } from './cookies-step-types';
import { cookiesStep } from '../testing/cookie-steps';
import { noHandOverStep } from '../testing/no-hand-over-step';
import { stillWebview } from '../testing/still-webview';
import { cookies, cookiesOf, page, webviewCookie } from '../testing/webview-events';

const STATE: WebviewState = {
  origin: 'https://www.example.com',
  lock: 'secure',
  isLoading: false,
  canGoBack: false,
  openers: [],
  zoom: 1,
  prompt: null,
  problem: null,
};
const CLOSED: WebviewState = { ...STATE, problem: { kind: 'crashed', detail: CLOSED_ITSELF } };
const CRASHED: WebviewState = { ...STATE, problem: { kind: 'crashed', detail: 'oom' } };

/** A step that wants one cookie and a final page. The webview is a stand-in: Electron runs only in Electron. */
function start(onRefresh: (listener: WebviewListener) => void | Promise<void> = () => undefined) {
  const clock = createManualClock(0);
  const sent: CapturedFields[] = [];
  const ends: (number | null)[] = [];
  const listeners: WebviewListener[] = [];
  const run = runCookiesStep({
    step: cookiesStep({
      url: 'https://www.example.com/login',
      fields: [{ id: 'session', type: 'cookie' }],
      expectedFinalURLRegex: '/home$',
    }),
    clock,
    openWebview(_task, listener) {
      listeners.push(listener);
      return stillWebview({ refreshCookies: async () => onRefresh(listener) });
    },
    startHandOver: noHandOverStep,
    prefersEverydayBrowser: false,
    onChange: () => undefined,
    onCaptured(captured, endsAt) {
      sent.push(captured);
      ends.push(endsAt);
    },
  });
  const [listener] = listeners;
  if (listener === undefined) throw new Error('no webview was opened');
  listener.onEvent(page('https://www.example.com/login'));
  const signIn = () => listener.onEvent(cookies('.example.com', { session: 'a' }));
  return { clock, run, listener, signIn, sent, ends };
}

describe('a page that closes itself', () => {
  it('sends what was asked for when all of it is there', async () => {
    const { clock, listener, signIn, sent } = start();
    signIn();
    listener.onState(CLOSED);
    listener.onState(CLOSED);
    await clock.advance(0);
    expect(sent).toMatchObject([{ fields: { session: 'a' }, source: 'webview' }]);
  });

  it('is only shown while something is missing, and a reload goes on to the final page', () => {
    const { listener, signIn, run, sent } = start();
    listener.onState(CLOSED);
    expect(run.stage()).toMatchObject({ wait: 'values', webview: CLOSED });
    listener.onState(STATE);
    signIn();
    expect(run.stage().wait).toBe('final-page');
    expect(sent).toEqual([]);
  });

  it('is not mistaken for one that crashed', () => {
    const { listener, signIn, sent } = start();
    signIn();
    listener.onState(CRASHED);
    expect(sent).toEqual([]);
  });
});

describe('a final page that does not come', () => {
  it('asks the user, and sends once confirmed', async () => {
    const { clock, run, signIn, sent } = start();
    signIn();
    expect(run.stage()).toMatchObject({ wait: 'final-page', needsConfirmation: false });
    await clock.advance(30_000);
    expect(run.stage()).toMatchObject({ wait: 'final-page', needsConfirmation: true });
    expect(sent).toEqual([]);
    run.confirm();
    await clock.advance(0);
    expect(sent).toHaveLength(1);
  });
});

describe('the final page', () => {
  const HOME = page('https://www.example.com/home');

  it('may set a cookie itself: the cookies are read once more before anything is sent', async () => {
    const { clock, listener, signIn, sent } = start((webview) =>
      webview.onEvent(cookies('.example.com', { session: 'last' })),
    );
    signIn();
    listener.onEvent(HOME);
    await clock.advance(0);
    expect(sent).toMatchObject([{ fields: { session: 'last' } }]);
  });

  it('may take a cookie away: then nothing is sent', async () => {
    const { clock, listener, signIn, run, sent } = start((webview) =>
      webview.onEvent(cookies('.example.com', {})),
    );
    signIn();
    listener.onEvent(HOME);
    await clock.advance(0);
    expect(sent).toEqual([]);
    expect(run.stage().wait).toBe('values');
  });
});

describe('a cookie store that does not answer', () => {
  const HOME = page('https://www.example.com/home');

  it('holds up a login for two seconds at most', async () => {
    const { clock, listener, signIn, sent } = start(() => new Promise(() => undefined));
    signIn();
    listener.onEvent(HOME);
    await clock.advance(1_999);
    expect(sent).toEqual([]);
    await clock.advance(1);
    expect(sent).toMatchObject([{ fields: { session: 'a' } }]);
  });

  it('does not hold it up when it fails', async () => {
    const { clock, listener, signIn, sent } = start(() => Promise.reject(new Error('broken')));
    signIn();
    listener.onEvent(HOME);
    await clock.advance(0);
    expect(sent).toHaveLength(1);
  });

  it('leaves no timer behind when the step is closed meanwhile', async () => {
    const { clock, run, listener, signIn, sent } = start(() => new Promise(() => undefined));
    signIn();
    listener.onEvent(HOME);
    await run.close({ state: 'over', sentence: null });
    await clock.advance(0);
    expect([clock.pending(), sent]).toEqual([[], []]);
  });
});

describe('pasting', () => {
  it('returns how many values were taken, although they were there before', () => {
    const { run } = start();
    const taken = (input: { text?: string; fieldID?: string }) =>
      run.paste({ isOpen: true, ...input }).taken;
    expect(taken({})).toBe(0);
    expect(taken({ text: 'session=a; other=b' })).toBe(1);
    expect(taken({ text: 'session=a; other=b' })).toBe(1);
    expect(taken({ text: 'other=b' })).toBe(0);
    expect(taken({ fieldID: 'session', text: 'c' })).toBe(1);
    expect(taken({ fieldID: 'session', text: 'two; parts=1' })).toBe(0);
    expect(taken({ fieldID: 'unknown', text: 'c' })).toBe(0);
  });

  it('returns which host a text is from, and nothing else of it', () => {
    const { run } = start();
    const text = "curl 'https://user:hunter2@elsewhere.net/secret' -b 'session=a'";
    expect(run.paste({ isOpen: true, text })).toEqual({
      taken: 0,
      otherHost: { from: 'elsewhere.net', wanted: 'www.example.com' },
    });
    const here = "curl 'https://api.example.com/secret' -b 'session=a'";
    expect(run.paste({ isOpen: true, text: here })).toEqual({ taken: 1, otherHost: null });
  });
});

describe('when the sign-in may run out', () => {
  const DAY_MS = 24 * 60 * 60_000;
  const signInFor = (days: number) =>
    cookiesOf([webviewCookie('session', 'a', '.example.com', { expiresAt: days * DAY_MS })]);

  it('is told beside what is sent, which has nothing of it', async () => {
    const { clock, listener, sent, ends } = start();
    listener.onEvent(signInFor(30));
    listener.onEvent(page('https://www.example.com/home'));
    await clock.advance(0);
    expect(ends).toEqual([30 * DAY_MS]);
    expect(sent).toEqual([
      { fields: { session: 'a' }, lastURL: 'https://www.example.com/home', source: 'webview' },
    ]);
  });

  it('is of the cookie that was read last', async () => {
    const { clock, listener, ends } = start((webview) => webview.onEvent(signInFor(60)));
    listener.onEvent(signInFor(30));
    listener.onEvent(page('https://www.example.com/home'));
    await clock.advance(0);
    expect(ends).toEqual([60 * DAY_MS]);
  });

  it('is unknown when the values were pasted', () => {
    const { run, listener, ends } = start();
    listener.onEvent(signInFor(30));
    run.paste({ isOpen: true, text: 'session=pasted' });
    run.submitPasted();
    expect(ends).toEqual([null]);
  });
});
