import { describe, expect, it, vi } from 'vitest';
import type { LoginSession } from '../../shared/api/login-session';
import { LOGIN_PROBLEM_TEXT } from '../../shared/strings/login-errors';
import type { BeeperClient } from '../beeper-api/client';
import type { ApiError, Result } from '../beeper-api/errors';
import { NO_CHOICE, stillHandOver } from '../everyday-browser/testing/still-hand-over';
import { UserFacingError } from '../ipc/user-facing-error';
import { createManualClock } from '../testing/manual-clock';
import { startLoginProcess } from './login-process';
import type { CompletedLogin } from './login-process-types';
import { SESSION_MS } from './login-process-state';
import { cookies, cookiesOf, webviewCookie } from './testing/webview-events';
import type { WebviewListener } from './webview/types';

const session = (over: Partial<LoginSession> = {}): LoginSession => ({
  bridgeID: 'b',
  loginSessionID: 's',
  status: 'waiting_for_input',
  ...over,
});
const FORM = session({
  currentStep: { type: 'user_input', stepID: 'code', fields: [{ id: 'code' }] },
});
const SCAN = session({
  currentStep: { type: 'display_and_wait', stepID: 'scan', display: { type: 'qr', data: 'x' } },
});
const SITE = session({
  currentStep: {
    type: 'cookies',
    stepID: 'site',
    url: 'https://www.example.com/',
    fields: [{ id: 'session', type: 'cookie' }],
  },
});
const DONE = session({ status: 'complete' });
const ok = (value: LoginSession): Result<LoginSession> => ({ ok: true, value });
const failed = (kind: ApiError['kind']): Result<LoginSession> => ({
  ok: false,
  error: { kind, message: 'It said no', path: '/' },
});

/**
 * A login process on a clock that stands still. The client is a stand-in, so that each answer comes
 * when the test says so; login-manager.test.ts has a real one. The webview is one, too: Electron runs
 * only in Electron.
 */
function start(
  first: LoginSession,
  over: Partial<BeeperClient> = {},
  openInDefaultBrowser: (url: string) => Promise<void> = () => Promise.resolve(),
) {
  const clock = createManualClock(0);
  const calls: string[] = [];
  const lines: string[] = [];
  const stages: string[] = [];
  const webviews: { listener: WebviewListener; isOpen: boolean; regions: unknown[] }[] = [];
  const completed: CompletedLogin[] = [];
  const client: Partial<BeeperClient> = {
    startLogin: () => {
      calls.push('create');
      return Promise.resolve(ok(first));
    },
    loginSession: () => {
      calls.push('refresh');
      return Promise.resolve(ok(first));
    },
    submitStep: () => {
      calls.push('submit');
      return new Promise(() => undefined);
    },
    cancelLogin: () => {
      calls.push('cancel');
      const value = { bridgeID: 'b', loginSessionID: 's', status: 'cancelled' };
      return Promise.resolve({ ok: true, value });
    },
    ...over,
  };
  const login = startLoginProcess({
    client: client as BeeperClient,
    clock,
    id: '1',
    target: { bridgeID: 'b', network: 'N', reconnects: null, expected: null, flowID: 'flow' },
    openWebview(_task, listener) {
      const webview = { listener, isOpen: true, regions: [] as unknown[] };
      webviews.push(webview);
      return {
        setRegion: (region) => webview.regions.push(region),
        setHidden: () => undefined,
        act: () => undefined,
        answerPrompt: () => undefined,
        refreshCookies: () => Promise.resolve(),
        close: async () => void (webview.isOpen = false),
      };
    },
    openInDefaultBrowser,
    startHandOver: stillHandOver,
    everydayBrowserChoice: NO_CHOICE,
    versions: () => ['Bridgekeeper 0.0.0'],
    fetchPicture: () => Promise.resolve(null),
    onChange: () => stages.push(login.state().stage.kind),
    onComplete: (login) => completed.push(login),
    log: (line) => lines.push(line),
  });
  /** What runs a cookies step is loaded when there is one. */
  const openPage = async () => {
    await clock.advance(0);
    await vi.dynamicImportSettled();
  };
  return { login, clock, calls, lines, stages, webviews, completed, openPage };
}

describe('a pending session', () => {
  it('is refreshed every two seconds until it has a step', async () => {
    const answers = [ok(session()), failed('unreachable'), ok(FORM)];
    let refreshes = 0;
    const { clock, stages } = start(session(), {
      loginSession: () => Promise.resolve(answers[refreshes++] ?? failed('gone')),
    });
    await clock.advance(5_999);
    expect([refreshes, stages]).toEqual([2, []]);
    await clock.advance(1);
    expect(stages).toEqual(['user-input']);
    await clock.advance(60_000);
    expect(refreshes).toBe(3);
  });

  it('is not refreshed any more once the login has ended', async () => {
    const { login, clock, calls } = start(session());
    await clock.advance(1_000);
    await login.end();
    await clock.advance(60_000);
    expect(calls).toEqual(['create', 'cancel']);
  });
});

describe('the time a session has', () => {
  it('ends the login and its session', async () => {
    const { login, clock, calls, lines } = start(FORM);
    await clock.advance(SESSION_MS - 1);
    expect(login.isOver()).toBe(false);
    await clock.advance(1);
    expect(login.state()).toMatchObject({ expiresAt: null, stage: { code: 'expired' } });
    expect(calls).toEqual(['create', 'cancel']);
    expect(lines.at(-1)).toBe('login on b: failed (expired)');
    expect(clock.pending()).toEqual([]);
  });
});

describe('a display', () => {
  it('runs until the login ends, and leaves no timer behind', async () => {
    const { login, clock, calls, stages } = start(SCAN);
    await clock.advance(10_000);
    expect(calls.filter((call) => call === 'submit')).toHaveLength(1);
    expect(stages).toEqual(['display']);
    await login.end();
    await clock.advance(0);
    expect(clock.pending()).toEqual([]);
  });

  it('goes on to the end when its submit is answered with it', async () => {
    const { login, clock, calls, completed } = start(SCAN, {
      submitStep: () => Promise.resolve(ok(DONE)),
    });
    await clock.advance(0);
    expect(login.state().stage.kind).toBe('complete');
    expect(completed).toHaveLength(1);
    // The session is over on Beeper's side as well.
    expect(calls).toEqual(['create']);
    expect(clock.pending()).toEqual([]);
  });
});

describe('a cookies step', () => {
  it('opens where the window has room for it, sends, and closes with the step', async () => {
    const bodies: unknown[] = [];
    const { login, clock, webviews, openPage } = start(SITE, {
      submitStep: (_bridge, _session, _step, body) => {
        bodies.push(body);
        return Promise.resolve(ok(DONE));
      },
    });
    const region = { x: 0, y: 0, width: 10, height: 10 };
    login.setWebviewRegion(region);
    await openPage();
    expect(webviews).toMatchObject([{ isOpen: true, regions: [region] }]);
    webviews[0]?.listener.onEvent(cookies('www.example.com', { session: 'a' }));
    await clock.advance(1_500);
    expect(bodies).toEqual([{ type: 'cookies', source: 'webview', fields: { session: 'a' } }]);
    expect(login.state().stage.kind).toBe('complete');
    expect(webviews).toMatchObject([{ isOpen: false }]);
  });

  it('leaves no page open, at whatever moment of its start the login ends', async () => {
    const left: boolean[] = [];
    for (let moment = 0; moment < 40; moment += 1) {
      const { login, clock, webviews } = start(SITE);
      for (let tick = 0; tick < moment; tick += 1) await Promise.resolve();
      void login.end();
      await vi.dynamicImportSettled();
      await clock.advance(0);
      left.push(webviews.some(({ isOpen }) => isOpen));
    }
    expect(left).not.toContain(true);
  });

  it('offers to send once more what did not arrive', async () => {
    const { login, clock, webviews, openPage } = start(SITE, {
      submitStep: () => Promise.resolve(failed('unreachable')),
    });
    await openPage();
    webviews[0]?.listener.onEvent(cookies('www.example.com', { session: 'a' }));
    await clock.advance(1_500);
    expect(login.state().stage).toMatchObject({ kind: 'cookies', needsConfirmation: true });
  });
});

describe('a login that is complete', () => {
  const DAY_MS = 24 * 60 * 60_000;
  const signsInFor = (days: number) =>
    cookiesOf([webviewCookie('session', 'a', 'www.example.com', { expiresAt: days * DAY_MS })]);
  const account = {
    accountID: 'a1',
    loginID: 'l1',
    bridge: { id: 'b', provider: 'local', type: 'n' },
    network: 'N',
  };
  const complete = session({ status: 'complete', account });

  it('tells who signed in and when that may run out, and nothing else of the cookie', async () => {
    const { clock, webviews, completed, openPage } = start(SITE, {
      submitStep: () => Promise.resolve(ok(complete)),
    });
    await openPage();
    webviews[0]?.listener.onEvent(signsInFor(30));
    await clock.advance(1_500);
    expect(completed).toEqual([
      { bridgeID: 'b', accountID: 'a1', loginID: 'l1', endsAt: 30 * DAY_MS },
    ]);
  });

  it('counts the cookies of all its steps, of each those that were sent last', async () => {
    const other = session({
      currentStep: {
        type: 'cookies',
        stepID: 'second',
        url: 'https://www.example.com/second',
        fields: [{ id: 'session', type: 'cookie' }],
      },
    });
    const answers = [SITE, other, DONE];
    let submits = 0;
    const { clock, webviews, completed } = start(SITE, {
      submitStep: () => Promise.resolve(ok(answers[submits++] ?? DONE)),
    });
    for (const days of [20, 50, 90]) {
      await clock.advance(0);
      webviews.at(-1)?.listener.onEvent(signsInFor(days));
      await clock.advance(1_500);
    }
    expect(submits).toBe(3);
    expect(completed).toMatchObject([{ accountID: null, endsAt: 50 * DAY_MS }]);
  });

  it('has no end where no cookie was sent', async () => {
    const { clock, completed } = start(SCAN, {
      submitStep: () => Promise.resolve(ok(complete)),
    });
    await clock.advance(0);
    expect(completed).toMatchObject([{ accountID: 'a1', endsAt: null }]);
  });
});

describe('the default browser', () => {
  const siteAt = (url: string) =>
    session({ currentStep: { type: 'cookies', stepID: 'site', url, fields: [] } });

  it('is given the address of the step', async () => {
    const opened: string[] = [];
    const { login, clock } = start(SITE, {}, async (url) => void opened.push(url));
    await clock.advance(0);
    await login.openInDefaultBrowser();
    expect(opened).toEqual(['https://www.example.com/']);
  });

  it('that does not open is reported to the user, and the address is logged nowhere', async () => {
    const url = 'https://www.example.com/?code=secret';
    const { login, clock, lines } = start(siteAt(url), {}, () =>
      Promise.reject(new Error(`cannot open ${url}`)),
    );
    await clock.advance(0);
    const error: unknown = await login.openInDefaultBrowser().catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(UserFacingError);
    expect(error).toMatchObject({ message: LOGIN_PROBLEM_TEXT.browserNotOpened });
    expect(lines).toContain('login on b: the default browser could not be opened');
    expect(lines.join()).not.toContain('secret');
  });

  it('of an address that came instead of a code is opened, and none of another display', async () => {
    const url = `https://auth.example/authorize?state=${'x'.repeat(400)}`;
    for (const [type, isOffered] of [
      ['code', true],
      ['qr', false],
      ['emoji', false],
    ] as const) {
      const opened: string[] = [];
      const shown = session({
        currentStep: { type: 'display_and_wait', stepID: 'wait', display: { type, data: url } },
      });
      const { login, clock } = start(shown, {}, async (link) => void opened.push(link));
      await clock.advance(0);
      await login.openLink(url).catch(() => undefined);
      expect(opened).toEqual(isOffered ? [url] : []);
    }
  });

  it('of a link is opened only where the instructions that are shown have it', async () => {
    const opened: string[] = [];
    const instructions = 'Read [this](https://help.example/a?b=c) first.';
    const form = session({
      currentStep: { type: 'user_input', stepID: 'code', fields: [], instructions },
    });
    const { login, clock } = start(form, {}, async (url) => void opened.push(url));
    await clock.advance(0);
    await login.openLink('https://help.example/a?b=c');
    for (const url of ['https://help.example/', 'https://evil.example/', 'file:///etc/passwd']) {
      await expect(login.openLink(url)).rejects.toThrow(LOGIN_PROBLEM_TEXT.browserNotOpened);
    }
    expect(opened).toEqual(['https://help.example/a?b=c']);
  });

  it.each(['slack://open', 'file:///etc/passwd'])('never opens %s', async (url) => {
    const opened: string[] = [];
    const { login, clock } = start(siteAt(url), {}, async (address) => void opened.push(address));
    await clock.advance(0);
    await expect(login.openInDefaultBrowser()).rejects.toThrow(UserFacingError);
    expect(opened).toEqual([]);
  });

  it('has nothing to open without a cookies step', async () => {
    const { login, clock } = start(FORM);
    await clock.advance(0);
    await expect(login.openInDefaultBrowser()).rejects.toThrow(UserFacingError);
  });
});

describe('a login that failed', () => {
  const over = (code: string) => session({ status: 'failed', error: { code, message: '' } });

  it('opens the website that helps, and knows since when it is over', async () => {
    const opened: string[] = [];
    const { login, clock } = start(
      over('FI.MAU.TWITTER.ACCOUNT_LOCKED'),
      {},
      async (address) => void opened.push(address),
    );
    await clock.advance(0);
    expect(login.state().endedAt).toBe(clock.now());
    await clock.advance(60_000);
    expect(login.state().endedAt).toBe(clock.now() - 60_000);
    await login.openInDefaultBrowser();
    expect(opened).toEqual(['https://x.com']);
  });

  it('opens nothing where another thing helps', async () => {
    const { login, clock } = start(over('FI.MAU.TELEGRAM.INVALID_PASSWORD'));
    await clock.advance(0);
    await expect(login.openInDefaultBrowser()).rejects.toThrow(UserFacingError);
  });
});

describe('an error of the program', () => {
  it('fails the login, and its name alone is logged', async () => {
    const { login, clock, lines } = start(FORM, {
      submitStep: () => Promise.reject(new TypeError('secret')),
    });
    await clock.advance(0);
    login.submit('code', [['code', 'secret']]);
    await clock.advance(0);
    expect(login.state().stage).toMatchObject({ kind: 'failed', code: 'unknown' });
    expect(lines).toContain('login on b: TypeError');
    expect(lines.join()).not.toContain('secret');
  });

  it('is no matter once the login has ended', async () => {
    const { login, clock, lines } = start(FORM, {
      submitStep: () => Promise.reject(new TypeError('late')),
    });
    await clock.advance(0);
    login.submit('code', [['code', '1']]);
    await login.end();
    await clock.advance(0);
    expect(lines.join()).not.toContain('TypeError');
  });
});
