import { describe, expect, it } from 'vitest';
import type { WebviewState } from '../../../shared/model/login';
import { createManualClock } from '../../testing/manual-clock';
import { CLOSED_ITSELF, type WebviewListener } from '../webview/types';
import { runCookiesStep, type CapturedFields } from './cookies-step';
import { cookiesStep } from '../testing/cookie-steps';
import { jar, page } from '../testing/webview-events';

const STATE: WebviewState = {
  origin: 'https://www.example.com',
  lock: 'secure',
  isLoading: false,
  canGoBack: false,
  zoom: 1,
  problem: null,
};
const CLOSED: WebviewState = { ...STATE, problem: { kind: 'crashed', detail: CLOSED_ITSELF } };
const CRASHED: WebviewState = { ...STATE, problem: { kind: 'crashed', detail: 'oom' } };

/** A step that wants one cookie and a final page. The browser is a stand-in: Electron's is none here. */
function start(onLook: (ears: WebviewListener) => void = () => undefined) {
  const clock = createManualClock(0);
  const harvests: CapturedFields[] = [];
  const heard: WebviewListener[] = [];
  const run = runCookiesStep({
    step: cookiesStep({
      url: 'https://www.example.com/login',
      fields: [{ id: 'session', type: 'cookie' }],
      expectedFinalURLRegex: '/home$',
    }),
    clock,
    openWebview(_task, ears) {
      heard.push(ears);
      return {
        place: () => undefined,
        act: () => undefined,
        refreshCookies: async () => onLook(ears),
        close: () => Promise.resolve(),
      };
    },
    onChange: () => undefined,
    onCaptured: (harvest) => harvests.push(harvest),
  });
  const [ears] = heard;
  if (ears === undefined) throw new Error('no browser was opened');
  ears.onEvent(page('https://www.example.com/login'));
  const signIn = () => ears.onEvent(jar('.example.com', { session: 'a' }));
  return { clock, run, ears, signIn, harvests };
}

describe('a page that closes itself', () => {
  it('hands over what was asked for when all of it is there', async () => {
    const { clock, ears, signIn, harvests } = start();
    signIn();
    ears.onState(CLOSED);
    ears.onState(CLOSED);
    await clock.advance(0);
    expect(harvests).toMatchObject([{ fields: { session: 'a' }, source: 'webview' }]);
  });

  it('is only said while something is missing, and a reload goes on to the final page', () => {
    const { ears, signIn, run, harvests } = start();
    ears.onState(CLOSED);
    expect(run.stage()).toMatchObject({ wait: 'values', browser: CLOSED });
    ears.onState(STATE);
    signIn();
    expect(run.stage().wait).toBe('final-page');
    expect(harvests).toEqual([]);
  });

  it('is not mistaken for one that crashed', () => {
    const { ears, signIn, harvests } = start();
    signIn();
    ears.onState(CRASHED);
    expect(harvests).toEqual([]);
  });
});

describe('a final page that does not come', () => {
  it('has the user asked, and sends when told', async () => {
    const { clock, run, signIn, harvests } = start();
    signIn();
    expect(run.stage()).toMatchObject({ wait: 'final-page', needsConfirmation: false });
    await clock.advance(30_000);
    expect(run.stage()).toMatchObject({ wait: 'final-page', needsConfirmation: true });
    expect(harvests).toEqual([]);
    run.confirm();
    await clock.advance(0);
    expect(harvests).toHaveLength(1);
  });
});

describe('the final page', () => {
  const HOME = page('https://www.example.com/home');

  it('may set a cookie itself: the jar is read once more before anything is sent', async () => {
    const { clock, ears, signIn, harvests } = start((browser) =>
      browser.onEvent(jar('.example.com', { session: 'last' })),
    );
    signIn();
    ears.onEvent(HOME);
    await clock.advance(0);
    expect(harvests).toMatchObject([{ fields: { session: 'last' } }]);
  });

  it('may take a cookie away: then nothing is sent', async () => {
    const { clock, ears, signIn, run, harvests } = start((browser) =>
      browser.onEvent(jar('.example.com', {})),
    );
    signIn();
    ears.onEvent(HOME);
    await clock.advance(0);
    expect(harvests).toEqual([]);
    expect(run.stage().wait).toBe('values');
  });
});
