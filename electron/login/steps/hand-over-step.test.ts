import { describe, expect, it } from 'vitest';
import type { HandOverListener, HandOverTask, Standing } from '../../everyday-browser/types';
import { createManualClock } from '../../testing/manual-clock';
import { cookiesStep } from '../testing/cookie-steps';
import { anOffer, offeredCookie } from '../testing/offers';
import { stillWebview } from '../testing/still-webview';
import { page } from '../testing/webview-events';
import type { WebviewListener } from '../webview/types';
import { runCookiesStep } from './cookies-step';
import type { CapturedFields } from './cookies-step-types';
import { runHandOverStep } from './hand-over-step';

const TARGET = { bridgeID: 'b', network: 'N', reconnects: null, expected: null, flowID: null };
const HOME = 'https://www.example.com/home';
const SIGNED_IN = { cookies: [offeredCookie('session', 'a', '.example.com')] };

/** A step in the everyday browser, which the test plays; e2e/everyday-browser has the real one. */
async function start(step = {}) {
  const clock = createManualClock(0);
  const sent: CapturedFields[] = [];
  const told: Standing[] = [];
  const ends: Standing[] = [];
  const waiting: { task: HandOverTask; listener: HandOverListener }[] = [];
  const webviews: WebviewListener[] = [];
  const run = runCookiesStep({
    step: cookiesStep({
      url: 'https://www.example.com/login',
      fields: [{ id: 'session', type: 'cookie' }],
      expectedFinalURLRegex: '/home$',
      ...step,
    }),
    clock,
    openWebview(_task, listener) {
      webviews.push(listener);
      return stillWebview();
    },
    startHandOver: (options) =>
      runHandOverStep({
        ...options,
        target: TARGET,
        clock,
        log: () => undefined,
        startHandOver(task, listener) {
          waiting.push({ task, listener });
          return { tell: (standing) => told.push(standing), close: (end) => ends.push(end) };
        },
      }),
    prefersEverydayBrowser: false,
    onChange: () => undefined,
    onCaptured: (captured) => sent.push(captured),
  });
  run.useEverydayBrowser(true);
  await clock.advance(0);
  const waits = () => waiting.length;
  const offer = (pageURL: string, read = {}) =>
    waiting.at(-1)?.listener.onOffer(anOffer(pageURL, read), 'Chromium');
  const breakDown = () => waiting.at(-1)?.listener.onBroken();
  const browsers = (...names: string[]) => waiting.at(-1)?.listener.onBrowsers(names);
  const lose = () => {
    browsers();
    waiting.at(-1)?.listener.onLost();
  };
  const stop = (why: 'user' | 'tab-closed') => waiting.at(-1)?.listener.onStopped(why);
  const misfit = (browser: string) =>
    waiting.at(-1)?.listener.onMisfit({ browser, older: 'extension' });
  return {
    run,
    clock,
    sent,
    told,
    ends,
    waits,
    offer,
    browsers,
    breakDown,
    lose,
    stop,
    misfit,
    webviews,
  };
}

async function started(step = {}) {
  const all = await start(step);
  await expect.poll(all.waits).toBe(1);
  return all;
}

describe('a step in the everyday browser', () => {
  it('is sent once it is complete on the last page, and from there', async () => {
    const { run, sent, told, offer, browsers } = await started();
    browsers('Chromium');
    expect(run.stage()).toMatchObject({
      way: 'everyday-browser',
      wait: 'values',
      handOver: { browsers: ['Chromium'], from: null },
    });
    offer('https://www.example.com/login');
    expect(run.stage()).toMatchObject({ wait: 'values', handOver: { from: 'Chromium' } });
    offer('https://www.example.com/check', SIGNED_IN);
    expect(run.stage()).toMatchObject({ wait: 'final-page', needsConfirmation: false });
    offer(HOME, SIGNED_IN);
    expect(run.stage()).toMatchObject({ wait: 'sending' });
    expect(sent).toEqual([
      { fields: { session: 'a' }, lastURL: HOME, source: 'browser_extension' },
    ]);
    expect(told.map(({ state, missing }) => [state, missing])).toEqual([
      ['missing', ['session']],
      ['final-page', []],
      ['sending', []],
    ]);
  });

  it('is sent once, whatever is offered afterwards, until it may be sent again', async () => {
    const { run, sent, told, offer } = await started();
    offer(HOME, SIGNED_IN);
    offer(HOME, SIGNED_IN);
    expect(sent).toHaveLength(1);
    run.allowRetry('Beeper cannot be reached.');
    expect(told.at(-1)).toMatchObject({ state: 'failed', sentence: 'Beeper cannot be reached.' });
    offer(HOME, SIGNED_IN);
    expect(sent).toHaveLength(2);
  });

  it('goes on in the window as it does there when it did not arrive', async () => {
    const { run, offer } = await started();
    offer(HOME, SIGNED_IN);
    run.allowRetry('Beeper cannot be reached.');
    expect(run.stage()).toMatchObject({ wait: 'values', problem: 'Beeper cannot be reached.' });
  });

  it('lets the values settle that come after the button was pressed, as long as no page says so', async () => {
    const step = { expectedFinalURLRegex: undefined };
    const { run, sent, offer, clock, told } = await started(step);
    offer('https://www.example.com/login');
    const rotated = { cookies: [offeredCookie('session', 'b', '.example.com')] };
    offer(HOME, SIGNED_IN);
    expect([sent, run.stage().wait]).toEqual([[], 'settling']);
    await clock.advance(1_000);
    offer(HOME, rotated);
    await clock.advance(1_499);
    expect(sent).toEqual([]);
    await clock.advance(1);
    expect(sent).toMatchObject([{ fields: { session: 'b' } }]);
    expect(told.map(({ state }) => state)).toEqual(['missing', 'sending']);
  });

  it('waits for nothing where all is there as the button is pressed, or its user says so', async () => {
    const step = { expectedFinalURLRegex: undefined };
    const pressed = await started(step);
    pressed.offer(HOME, SIGNED_IN);
    expect(pressed.sent).toHaveLength(1);
    const confirmed = await started(step);
    confirmed.offer('https://www.example.com/login');
    confirmed.offer(HOME, { ...SIGNED_IN, isConfirmed: true });
    expect(confirmed.sent).toHaveLength(1);
  });

  it('is left alone by every other way while it is sent', async () => {
    const { run, sent, offer, ends } = await started();
    offer(HOME, SIGNED_IN);
    run.useEverydayBrowser(false);
    run.paste({ isOpen: true });
    expect([run.stage().way, ends]).toEqual(['everyday-browser', []]);
    const other = await started();
    other.run.useEverydayBrowser(false);
    other.run.paste({ isOpen: true, text: 'session=pasted' });
    other.run.submitPasted();
    other.run.useEverydayBrowser(true);
    expect([other.sent.length, other.waits(), other.run.stage().way]).toEqual([1, 1, 'paste']);
    expect(sent).toHaveLength(1);
  });

  it('says in the window that the browser has gone, until one offers again', async () => {
    const { run, offer, browsers, lose } = await started();
    browsers('Chromium');
    offer('https://www.example.com/login', { unreadable: ['script'] });
    lose();
    const gone = {
      browsers: [],
      from: null,
      lost: { browser: 'Chromium', why: 'browser-closed' },
      unreadable: [],
    };
    expect(run.stage()).toMatchObject({ wait: 'values', handOver: gone });
    expect(run.stage().fields).toMatchObject([{ found: false }]);
    browsers('Chromium');
    offer('https://www.example.com/login');
    expect(run.stage().handOver).toMatchObject({ from: 'Chromium', lost: null });
  });

  it('sends what was complete when the browser went', async () => {
    const step = { expectedFinalURLRegex: undefined };
    const { run, sent, offer, clock, lose } = await started(step);
    offer('https://www.example.com/login');
    offer(HOME, SIGNED_IN);
    lose();
    expect(run.stage().wait).toBe('settling');
    await clock.advance(1_500);
    expect(sent).toHaveLength(1);
    lose();
    expect(run.stage()).toMatchObject({ wait: 'sending', handOver: { from: 'Chromium' } });
  });

  it.each([
    ['tab-closed', 'page-closed'],
    ['user', 'stopped'],
  ] as const)('takes back what was offered when it is stopped: %s', async (why, said) => {
    const { run, sent, offer, browsers, stop, lose } = await started();
    browsers('Chromium');
    offer('https://www.example.com/check', SIGNED_IN);
    stop(why);
    const handOver = {
      browsers: ['Chromium'],
      from: null,
      lost: { browser: 'Chromium', why: said },
    };
    expect(run.stage()).toMatchObject({ wait: 'values', handOver });
    expect(run.stage().fields).toMatchObject([{ found: false }]);
    lose();
    expect(run.stage().handOver?.lost).toEqual({ browser: 'Chromium', why: 'browser-closed' });
    offer(HOME, SIGNED_IN);
    expect(sent).toHaveLength(1);
    stop(why);
    expect(run.stage()).toMatchObject({ wait: 'sending', handOver: { from: 'Chromium' } });
  });

  it.each([
    ['tab-closed', 1],
    ['user', 0],
  ] as const)('sends what settles only if its user wants it still: %s', async (why, times) => {
    const step = { expectedFinalURLRegex: undefined };
    const { sent, offer, clock, stop } = await started(step);
    offer('https://www.example.com/login');
    offer(HOME, SIGNED_IN);
    stop(why);
    await clock.advance(10_000);
    expect(sent).toHaveLength(times);
  });

  it('does not send what settles when its user stops it after the tab was closed', async () => {
    const step = { expectedFinalURLRegex: undefined };
    const { sent, offer, clock, stop } = await started(step);
    offer('https://www.example.com/login');
    offer(HOME, SIGNED_IN);
    stop('tab-closed');
    stop('user');
    await clock.advance(10_000);
    expect(sent).toEqual([]);
  });

  it('says in the window whose extension is of another version, until one that fits asks', async () => {
    const { run, browsers, misfit } = await started();
    misfit('Chromium');
    browsers('Firefox');
    const wrong = { browser: 'Chromium', older: 'extension' };
    expect(run.stage().handOver).toMatchObject({ browsers: ['Firefox'], misfit: wrong });
    browsers('Firefox', 'Chromium');
    expect(run.stage().handOver).toMatchObject({ misfit: null });
  });

  it('says in the window that no browser can come', async () => {
    const { run, breakDown } = await started();
    breakDown();
    expect(run.stage().handOver).toMatchObject({ isBroken: true });
  });

  it('says in the browser why a script’s value cannot come', async () => {
    const step = { fields: [{ id: 'token', type: 'special' }], extractJS: '1' };
    const { told, offer } = await started(step);
    offer(HOME, { unreadable: ['script'] });
    expect(told).toMatchObject([
      { state: 'missing', sentence: expect.stringContaining('user scripts') as string },
    ]);
  });

  it('is not sent by what the page here captures meanwhile', async () => {
    const { sent, webviews, clock } = await started();
    webviews[0]?.onEvent(page(HOME));
    await clock.advance(60_000);
    expect(sent).toEqual([]);
  });

  it('ends there when its user goes back, and begins anew', async () => {
    const { run, ends, offer, sent, waits, clock } = await started();
    run.useEverydayBrowser(false);
    expect(ends).toMatchObject([{ state: 'over' }]);
    offer(HOME, SIGNED_IN);
    expect([run.stage().way, run.stage().handOver, sent]).toEqual(['page', null, []]);
    run.useEverydayBrowser(true);
    await clock.advance(0);
    await expect.poll(waits).toBe(2);
    offer(HOME, SIGNED_IN);
    expect(sent).toHaveLength(1);
  });

  it('ends there when its user pastes instead, and when the step does', async () => {
    const { run, ends } = await started();
    run.paste({ isOpen: true });
    expect(ends).toMatchObject([{ state: 'over' }]);
    const other = await started();
    await other.run.close({ state: 'done', sentence: null });
    expect(other.ends).toEqual([{ state: 'done', sentence: null, missing: [] }]);
  });

  it('is never begun where it was left before it had begun', async () => {
    let waits = 0;
    const handOver = runHandOverStep({
      step: cookiesStep({ url: HOME, fields: [{ id: 'session' }] }),
      target: TARGET,
      clock: createManualClock(0),
      log: () => undefined,
      startHandOver() {
        waits += 1;
        return { tell: () => undefined, close: () => undefined };
      },
      onChange: () => undefined,
      onComplete: () => undefined,
    });
    handOver.close({ state: 'over', sentence: null });
    await import('../hand-over/hand-over');
    await new Promise(setImmediate);
    expect(waits).toBe(0);
  });

  it('says why it waits in vain, in the browser too, and goes on once it does not', async () => {
    const fields = [{ id: 'key', type: 'local_storage' }];
    const { run, told, sent, offer } = await started({ fields });
    const origin = 'https://www.example.com';
    offer(HOME, { storage: [{ origin, entries: [] }], tooLarge: ['key'] });
    expect(run.stage()).toMatchObject({ wait: 'too-large' });
    const sentence =
      'The site keeps more than 1 MB under “key”, which is too much to send. Sign in with Beeper Desktop instead.';
    expect(told).toEqual([{ state: 'missing', missing: ['key'], sentence }]);
    offer(HOME, { storage: [{ origin, entries: [['key', 'small']] }] });
    expect(sent).toMatchObject([{ fields: { key: 'small' } }]);
  });

  it('says of too much together what there is too much of, and waits for its user', async () => {
    const names = ['a', 'b', 'c'];
    const fields = names.map((id) => ({ id, type: 'local_storage' }));
    const { run, told, offer } = await started({ fields });
    const entries = names.map((name) => [name, 'x'.repeat(900_000)]);
    offer(HOME, { storage: [{ origin: 'https://www.example.com', entries }] });
    expect(run.stage()).toMatchObject({ wait: 'too-large' });
    expect(told).toMatchObject([
      { state: 'failed', missing: [], sentence: expect.stringContaining('more than 2 MB') },
    ]);
  });

  it('says that the browser keeps its extension from the page, before anything of a script', async () => {
    const { run, told, offer } = await started();
    offer(HOME, { unreadable: ['cookie', 'script'] });
    expect(run.stage()).toMatchObject({
      wait: 'values',
      handOver: { from: 'Chromium', unreadable: ['cookie', 'script'] },
    });
    expect(told).toMatchObject([
      {
        state: 'missing',
        missing: ['session'],
        sentence: expect.stringMatching(
          /^Your browser does not let its extensions read this page\./,
        ),
      },
    ]);
  });

  it('is impossible for a step that nobody sees', async () => {
    const { run, waits } = await start({ hidden: true });
    expect([run.stage().everydayBrowser, run.stage().way, waits()]).toEqual([
      'impossible',
      'page',
      0,
    ]);
  });
});
