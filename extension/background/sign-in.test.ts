import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Wanted } from '../../shared/browser-extension/messages';
import { handedOver, ORIGIN, PRESSED, start } from '../testing/sign-in';
import { stepMessage } from '../testing/step';

describe('asking', () => {
  it('says hello, once per conversation', () => {
    const { signIn, native, program } = start();
    signIn.ask();
    expect(native).toHaveLength(1);
    expect(program().said).toEqual([{ type: 'hello', protocol: 1, version: '1.0.0' }]);
  });

  it('ends at once when nothing waits', () => {
    const { say, program, signIn } = start();
    say({ type: 'nothing', protocol: 1 });
    expect(program().isOpen()).toBe(false);
    expect(signIn.situation()).toEqual({ kind: 'nothing' });
  });

  it('says what the program says to an extension that does not fit', () => {
    const { say, signIn } = start();
    say({ type: 'refused', protocol: 9, sentence: 'Load it anew.' });
    expect(signIn.situation()).toEqual({ kind: 'refused', sentence: 'Load it anew.' });
  });

  it.each([
    ['Specified native messaging host not found.', 'no-host'],
    ['No such native application app.bridgekeeper.everyday_browser', 'no-host'],
    ['Native host has exited.', 'closed'],
    [undefined, 'closed'],
  ])('tells %s as %s', (error, end) => {
    const { program, signIn } = start();
    program().close(error);
    expect(signIn.situation()).toEqual({ kind: 'unreachable', end });
  });

  it.each([{ type: 'step' }, { type: 'else' }, 'text', null, { ...stepMessage(), hosts: [] }])(
    'ends at what does not fit: %j',
    (message) => {
      const { program, signIn } = start();
      program().onMessage.emit(message);
      expect(program().isOpen()).toBe(false);
      expect(signIn.situation()).toEqual({ kind: 'unreachable', end: 'misfit' });
    },
  );
});

describe('a step', () => {
  it('is shown without anything being read', () => {
    const { say, signIn, offers, events } = start();
    say(stepMessage());
    expect(signIn.situation()).toMatchObject({
      kind: 'step',
      step: { network: 'Instagram', needs: { origins: [ORIGIN], permissions: [] } },
      progress: null,
    });
    expect(offers()).toEqual([]);
    expect(events.cookie.count() + events.tab.count()).toBe(0);
  });

  it('waits for the permission, then offers', async () => {
    const lab = start();
    lab.say(stepMessage());
    lab.signIn.onPageMessage(PRESSED);
    await Promise.resolve();
    expect(lab.signIn.situation()).toMatchObject({ progress: { state: 'allowing' } });
    expect(lab.offers()).toEqual([]);
    lab.allow();
    await vi.waitFor(() => expect(lab.offers()).toHaveLength(1));
    expect(lab.offers()[0]).toMatchObject({
      key: 'step-1',
      pageURL: 'https://www.instagram.com/',
      cookies: [{ name: 'sessionid', value: 'secret' }],
    });
  });

  it('shows no value to the page', async () => {
    const { situations } = await handedOver();
    expect(JSON.stringify(situations)).not.toContain('secret');
  });

  it('is not read for a press that belongs to another', async () => {
    const { say, signIn, given } = start();
    say(stepMessage());
    given.origins = [ORIGIN];
    signIn.onPageMessage({ ...PRESSED, key: 'step-0' });
    expect(signIn.situation()).toMatchObject({ progress: null });
  });

  it('is offered again as cookies change, a burst once', async () => {
    const { cookies, events, offers } = await handedOver();
    const [cookie] = cookies;
    if (cookie === undefined) throw new Error('No cookie.');
    cookie.value = 'renewed';
    for (let time = 0; time < 5; time += 1) events.cookie.emit({ cookie });
    await vi.waitFor(() => expect(offers()).toHaveLength(2));
    expect(offers()[1]?.cookies[0]?.value).toBe('renewed');
  });

  it('is offered with each page that passes by, at once', async () => {
    const { events, offers } = await handedOver();
    const page = (path: string) => events.tab.emit(1, { url: `https://www.instagram.com${path}` });
    page('/signed-in');
    page('/home');
    expect(offers().map(({ pageURL }) => new URL(pageURL).pathname)).toEqual([
      '/',
      '/signed-in',
      '/home',
    ]);
  });

  it('names no page before it is known', async () => {
    const lab = start();
    lab.browser.tabs.get = (id) => Promise.resolve({ id, active: true });
    lab.say(stepMessage());
    lab.signIn.onPageMessage(PRESSED);
    lab.allow();
    await vi.waitFor(() => expect(lab.offers()).toMatchObject([{ pageURL: '' }]));
  });

  it('is not offered again once it is being sent', async () => {
    const { cookies, events, offers, stand } = await handedOver();
    stand({ state: 'sending' });
    expect(events.cookie.count() + events.tab.count()).toBe(0);
    cookies.forEach((cookie) => events.cookie.emit({ cookie }));
    expect(offers()).toHaveLength(1);
  });

  it('goes on without its tab once it is being sent', async () => {
    const { stand, signIn, given } = await handedOver();
    stand({ state: 'sending' });
    signIn.onTabClosed(1);
    await vi.waitFor(() => expect(given.origins).toEqual([]));
    expect(signIn.situation()).toMatchObject({ progress: { state: 'sending', tabID: null } });
    stand({ state: 'failed', sentence: 'The bridge did not take it.' });
    expect(signIn.situation()).toMatchObject({ progress: { state: 'failed' } });
  });

  it('can be handed over again after a failure', async () => {
    const { offers, stand, signIn } = await handedOver();
    stand({ state: 'failed', sentence: 'The bridge did not take it.' });
    expect(signIn.situation()).toMatchObject({
      progress: { state: 'failed', sentence: 'The bridge did not take it.' },
    });
    signIn.onPageMessage(PRESSED);
    await vi.waitFor(() => expect(offers()).toHaveLength(2));
  });
});

describe('the first offer', () => {
  const HEADER = { kind: 'header', name: 'x-auth' } as const;
  const COOKIE = { kind: 'cookie', name: 'sessionid', domain: null } as const;
  const SCRIPT: Wanted = { kind: 'script', names: ['token'], code: '' };
  const pressed = (wanted: Wanted[]) => {
    const lab = start();
    lab.given.permissions = ['userScripts'];
    lab.say(stepMessage({ wanted }));
    lab.signIn.onPageMessage(PRESSED);
    lab.allow();
    return lab;
  };

  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('goes at once where cookies and storage are wanted alone', async () => {
    const { offers, reloads } = pressed([COOKIE, { kind: 'storage', name: 'token' }]);
    await vi.advanceTimersByTimeAsync(200);
    expect(offers()).toHaveLength(1);
    expect(reloads).toEqual([]);
  });

  it('waits until the page has loaded anew where requests are wanted, and a moment', async () => {
    const { offers, reloads, events, signIn } = pressed([COOKIE, HEADER]);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(reloads).toEqual([1]);
    events.tab.emit(1, { status: 'complete' });
    await vi.advanceTimersByTimeAsync(400);
    expect(offers()).toEqual([]);
    expect(signIn.situation()).toMatchObject({ progress: { state: 'reading' } });
    await vi.advanceTimersByTimeAsync(200);
    expect(offers()).toHaveLength(1);
  });

  it('goes for each page that passed by meanwhile', async () => {
    const { offers, events } = pressed([COOKIE, HEADER]);
    await vi.advanceTimersByTimeAsync(1_000);
    events.tab.emit(1, { url: 'https://www.instagram.com/signed-in' });
    events.tab.emit(1, { url: 'https://www.instagram.com/' });
    await vi.advanceTimersByTimeAsync(2_500);
    const paths = offers().map(({ pageURL }) => new URL(pageURL).pathname);
    expect(paths.slice(0, 3)).toEqual(['/', '/signed-in', '/']);
  });

  it('waits three seconds at most', async () => {
    const { offers } = pressed([COOKIE, HEADER]);
    await vi.advanceTimersByTimeAsync(2_900);
    expect(offers()).toEqual([]);
    await vi.advanceTimersByTimeAsync(400);
    expect(offers()).toHaveLength(1);
  });

  it('waits for the script, and has what it says', async () => {
    const fake = pressed([COOKIE]);
    fake.browser.userScripts = {
      execute: () =>
        new Promise((resolve) => setTimeout(() => resolve([{ result: { token: 'said' } }]), 900)),
    };
    fake.say(stepMessage({ key: 'step-2', wanted: [COOKIE, SCRIPT] }));
    fake.given.origins = [ORIGIN];
    fake.given.permissions = ['userScripts'];
    fake.signIn.onPageMessage({ ...PRESSED, key: 'step-2' });
    await vi.advanceTimersByTimeAsync(800);
    expect(fake.offers()).toEqual([]);
    await vi.advanceTimersByTimeAsync(300);
    expect(fake.offers()).toMatchObject([{ script: [['token', 'said']] }]);
  });

  it('has no script run on a site that the step merely names', async () => {
    const fake = pressed([COOKIE]);
    let runs = 0;
    fake.browser.userScripts = {
      execute: () => Promise.resolve([{ result: { run: (runs += 1) } }]),
    };
    for (const [key, hosts] of [
      ['named', ['own.example', 'instagram.com']],
      ['own', ['instagram.com', 'own.example']],
    ] as const) {
      fake.say(stepMessage({ key, hosts: [...hosts], wanted: [COOKIE, SCRIPT] }));
      fake.given.origins = [ORIGIN, ORIGIN.replace('instagram.com', 'own.example')];
      fake.given.permissions = ['userScripts'];
      fake.signIn.onPageMessage({ ...PRESSED, key });
      await vi.advanceTimersByTimeAsync(4_000);
      expect(runs).toBe(key === 'named' ? 0 : 1);
    }
    expect(fake.offers().length).toBeGreaterThan(0);
  });

  it('does not wait for a script that may not run', async () => {
    const { offers } = pressed([COOKIE, SCRIPT]);
    await vi.advanceTimersByTimeAsync(300);
    expect(offers()).toMatchObject([{ unreadable: ['script'] }]);
  });
});

describe('the end of a step', () => {
  type Started = Awaited<ReturnType<typeof handedOver>>;
  const ends: [string, (lab: Started) => void][] = [
    ['it is done', ({ stand }) => stand({ state: 'done' })],
    ['it is over', ({ stand }) => stand({ state: 'over' })],
    ['the program ends', ({ program }) => program().close('Native host has exited.')],
    ['the program says nonsense', ({ say }) => say({})],
    ['another step comes', ({ say }) => say(stepMessage({ key: 'step-2' }))],
    ['the tab is closed', ({ signIn }) => signIn.onTabClosed(1)],
    [
      'the user denies it',
      ({ signIn }) => {
        signIn.onPageMessage(PRESSED);
        signIn.onPageMessage({ type: 'declined' });
      },
    ],
  ];

  it.each(ends)('gives back what was allowed, and reads no more, when %s', async (_, end) => {
    const lab = await handedOver();
    end(lab);
    await vi.waitFor(() => expect(lab.given).toEqual({ permissions: [], origins: [] }));
    expect(lab.events.cookie.count() + lab.events.tab.count()).toBe(0);
  });

  it('is shown to who opens the page afterwards, and asked anew only at the next opening', async () => {
    const { stand, signIn, native, say } = await handedOver();
    stand({ state: 'done' });
    signIn.onPageOpened();
    expect(signIn.situation()).toMatchObject({ kind: 'ended', state: 'done' });
    expect(native).toHaveLength(1);
    signIn.onPageClosed();
    signIn.onPageOpened();
    expect(signIn.situation()).toEqual({ kind: 'asking' });
    say({ type: 'nothing', protocol: 1 });
    expect(signIn.situation()).toEqual({ kind: 'nothing' });
  });

  it('stays until it is seen when a tab is opened and nothing waits, and gives way to a step', async () => {
    const { stand, signIn, say } = await handedOver();
    stand({ state: 'over' });
    signIn.ask();
    say({ type: 'nothing', protocol: 1 });
    expect(signIn.situation()).toMatchObject({ kind: 'ended', state: 'over' });
    signIn.ask();
    say(stepMessage());
    expect(signIn.situation()).toMatchObject({ kind: 'step' });
  });

  it('means nothing when another step is named', async () => {
    const { stand, given, signIn } = await handedOver();
    stand({ key: 'step-0', state: 'done' });
    expect(given.origins).toEqual([ORIGIN]);
    expect(signIn.situation()).toMatchObject({ kind: 'step' });
  });
});
