import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CookiesStep } from '../../../shared/api/login-session';
import type { LoginStage } from '../../../shared/model/login';
import { createManualClock } from '../../testing/manual-clock';
import { runCookiesStep } from '../steps/cookies-step';
import type { WebviewEvent, WebviewListener } from '../webview/types';
import { reportText } from './report-text';
import { createTrace } from './trace';

const STEP: CookiesStep = {
  type: 'cookies',
  stepID: 'fi.mau.lab.cookies',
  url: 'https://www.example.com/login',
  expectedFinalURLRegex: '^https://www\\.example\\.com/inbox$',
  fields: [
    { id: 'xs', sources: [{ type: 'cookie', name: 'xs', cookieDomain: 'example.com' }] },
    { id: 'auth', required: false, sources: [{ type: 'request_header', name: 'Authorization' }] },
    { id: 'box', required: false, sources: [{ type: 'local_storage', name: 'box' }] },
  ],
};
const FACTS = {
  versions: ['Bridgekeeper 0.1.0', 'Electron 45.4.1'],
  network: 'Lab',
  isReconnect: true,
  flowID: 'cookies',
};

const cookie = (name: string, value: string) => ({
  ...{ name, value, domain: '.example.com', path: '/', hostOnly: false },
  ...{ expiresAt: null, partition: null },
});
const navigated = (url: string, page = 1, committed = true): WebviewEvent => ({
  ...{ kind: 'navigated', page, url, committed },
});

/** A cookies step with its trace; the webview is a stand-in that plays what it is told. */
function start(step = STEP) {
  const clock = createManualClock(0);
  const trace = createTrace(clock.now);
  trace.onStep(step);
  let listener: WebviewListener | null = null;
  const run = runCookiesStep({
    step,
    clock,
    openWebview: (_task, given) => {
      listener = given;
      return {
        setRegion: () => undefined,
        setHidden: () => undefined,
        act: () => undefined,
        answerPrompt: () => undefined,
        refreshCookies: () => Promise.resolve(),
        close: () => Promise.resolve(),
      };
    },
    onChange: () => trace.onStage(run.stage()),
    onCaptured: ({ fields }) => {
      trace.onRequest('sends the cookies step');
      trace.keepOut(Object.values(fields));
    },
  });
  const play = (event: WebviewEvent) => {
    trace.onWebviewEvent(event);
    listener?.onEvent(event);
  };
  return { clock, trace, run, play, text: () => reportText(FACTS, trace) };
}

describe('the report of a sign-in', () => {
  it('says what was asked for, which pages came, and what was found when and where', async () => {
    const { clock, play, text } = start();
    play(navigated('https://www.example.com/login?next=%2Finbox'));
    await clock.advance(1_200);
    play(navigated('https://id.partner.com/oauth/u7x91', 2));
    play({ kind: 'page-closed', page: 2 });
    play({ kind: 'cookies', cookies: [cookie('xs', 'secret-value-1')] });
    play({
      kind: 'request',
      url: 'https://www.example.com/api/u7x91',
      headers: { Authorization: 'Bearer abcdef' },
    });
    await clock.advance(300);
    play(navigated('https://www.example.com/inbox'));
    await clock.advance(2_000);
    expect(text()).toBe(
      [
        'Bridgekeeper sign-in report 1',
        'Versions: Bridgekeeper 0.1.0, Electron 45.4.1',
        'Network: Lab (reconnect, flow cookies)',
        '',
        'Step 1',
        '  type cookies',
        '  id fi.mau.lab.cookies',
        '  opens https://www.example.com/login',
        '  last page "^https://www\\\\.example\\\\.com/inbox$"',
        '  field xs <- cookie xs @ example.com',
        '  field auth (optional) <- request_header Authorization',
        '  field box (optional) <- local_storage box',
        '',
        'Events',
        '  +0.0 s  step 1: type cookies',
        '  +0.0 s  page 1 https://www.example.com/login?…',
        '  +0.0 s  waits for values',
        '  +1.2 s  page 2 https://id.partner.com/oauth/{…}',
        '  +1.2 s  page 2 closed',
        '  +1.2 s  found field 1 among the cookies',
        '  +1.2 s  waits for final-page',
        '  +1.2 s  found field 2 in headers to https://www.example.com/api/{…}',
        '  +1.5 s  page 1 https://www.example.com/inbox (the last page)',
        '  +1.5 s  waits for settling',
        '  +1.5 s  sends the cookies step',
        '  +1.5 s  waits for sending',
        '',
      ].join('\n'),
    );
  });

  it('ends where it is long enough, and says so', () => {
    const { play, text } = start();
    for (let page = 0; page < 1_000; page += 1) play(navigated('https://www.example.com/', page));
    expect(text().split('\n').length).toBeLessThan(430);
    expect(text()).toMatch(/and \d+ more\n$/);
  });

  /** A value as a network hands one out, or a user types one: also one that looks like a word. */
  const value = fc.oneof(
    fc.stringMatching(/^[a-z]{8,12}$/),
    fc.stringMatching(/^[A-Za-z0-9_-]{12,40}$/),
    fc.stringMatching(/^[0-9]{6,12}$/),
    fc.stringMatching(/^[a-z]{4,8}@[a-z]{4,8}\.com$/),
  );

  it('holds no value, wherever a page, a server or a user puts it', () => {
    fc.assert(
      fc.property(value, fc.nat(), (planted, seed) => {
        const part = encodeURIComponent(planted);
        const label = planted.replaceAll(/[^a-z0-9]/gi, '').toLowerCase();
        const addresses = [
          `https://www.example.com/${part}/home`,
          `https://www.example.com/login?token=${part}#${part}`,
          `https://${label}.example.com/`,
          `https://${part}:${part}@www.example.com/`,
          `app-${label}://${part}/${part}`,
          `https://www.example.com/inbox#${part}`,
        ];
        const url = addresses[seed % addresses.length] ?? '';
        const { trace, play, text } = start();
        play(navigated(url));
        play(navigated(url, 2, false));
        play({ kind: 'app-link', page: 1, url });
        play({ kind: 'cookies', cookies: [cookie('xs', planted), cookie(label, planted)] });
        play({ kind: 'request', url, headers: { Authorization: planted, [label]: planted } });
        play({ kind: 'request-body', url, body: planted });
        play({ kind: 'storage', origin: url, entries: { box: planted }, tooLarge: [] });
        play({ kind: 'script', values: { xs: planted }, isResult: true, tooLarge: [] });
        const failed: LoginStage = {
          ...{ kind: 'failed', code: planted, sentence: planted, next: planted, detail: planted },
          ...{ remedy: { kind: 'start-again' }, isUnknown: true },
        };
        trace.onStage(failed);
        const report = text().toLowerCase();
        // One of letters alone may be one of our own words; then it is not the value that stands there.
        fc.pre(!start().text().toLowerCase().includes(planted.toLowerCase()));
        expect(report).not.toContain(planted.toLowerCase());
        expect(report).not.toContain(part.toLowerCase());
        expect(report).not.toContain(label);
      }),
      { numRuns: 2_000 },
    );
  });

  it('holds no token of the path of the step’s own address', () => {
    const token = fc.oneof(
      fc.stringMatching(/^[a-z]{21,40}$/),
      fc.stringMatching(/^[A-Za-z_-]{0,10}[0-9][A-Za-z0-9_-]{11,30}$/),
      fc.stringMatching(/^[a-z0-9]{7,9}\.[a-z0-9]{7,9}[0-9]$/),
    );
    fc.assert(
      fc.property(token, (planted) => {
        const url = `https://www.example.com/link/${planted}`;
        const { play, text } = start({ ...STEP, url });
        play(navigated(url));
        play(navigated(`https://${planted}.example.com/`));
        expect(text()).toContain('opens https://www.example.com/link/{…}\n');
        for (const part of planted.split('.'))
          expect(text().toLowerCase()).not.toContain(part.toLowerCase());
      }),
      { numRuns: 500 },
    );
  });

  it('keeps the plain words of the step’s own address', () => {
    const { play, text } = start({ ...STEP, url: 'https://www.example.com/web-client/v2/log_on' });
    play(navigated('https://www.example.com/log_on/web-client'));
    expect(text()).toContain('opens https://www.example.com/web-client/v2/log_on\n');
    expect(text()).toContain('page 1 https://www.example.com/log_on/web-client\n');
  });

  it('holds no value that a later step repeats, in any of its forms', () => {
    fc.assert(
      fc.property(value, (planted) => {
        const { trace, text } = start();
        fc.pre(!text().toLowerCase().includes(planted.toLowerCase()));
        trace.keepOut([planted]);
        const part = encodeURIComponent(planted);
        const base64 = Buffer.from(planted).toString('base64');
        trace.onStep({
          ...STEP,
          stepID: `step.${planted}`,
          url: `https://www.example.com/${part}/${planted.toUpperCase()}`,
          expectedFinalURLRegex: `^https://x/${planted}$`,
          fields: [{ id: planted, sources: [{ type: 'cookie', name: base64 }], pattern: planted }],
        });
        trace.onWebviewEvent(navigated(`https://www.example.com/${part}`));
        trace.onStep({ type: 'user_input', stepID: planted, fields: [{ id: planted }] });
        const report = text().toLowerCase();
        for (const form of [planted, part, base64])
          expect(report).not.toContain(form.toLowerCase());
      }),
      { numRuns: 1_000 },
    );
  });

  /** As it stands in a pattern: as Go, as Python, and as JavaScript writes it, and in quotes besides. */
  const escapedForms = (planted: string) => [
    planted.replaceAll(/[\\.+*?()|[\]{}^$]/g, '\\$&'),
    planted.replaceAll(/[^A-Za-z0-9_]/g, '\\$&'),
    planted.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&'),
    JSON.stringify(planted.replaceAll(/[^A-Za-z0-9]/g, '\\$&')),
  ];
  const withoutBackslashes = (text: string) => text.replaceAll('\\', '').toLowerCase();
  const withPatterns = (pattern: string): CookiesStep => ({
    ...STEP,
    expectedFinalURLRegex: `^https://x/${pattern}$`,
    fields: [
      { id: 'xs', sources: [{ type: 'request_header', name: 'a', requestURLRegex: pattern }] },
      { id: 'auth', sources: [{ type: 'cookie', name: 'a' }], pattern: `^(${pattern})?$` },
    ],
  });

  it('holds no value that a pattern repeats in an escaped form, before or after it is sent', () => {
    const typed = fc.oneof(
      fc.stringMatching(/^[a-z]{4,8}\.[a-z]{4,8}@[a-z]{4,8}\.com$/),
      fc.stringMatching(/^[a-z]{3,6}[!-/:-@[-`{-~ ]{1,5}[a-z]{3,6}$/),
    );
    fc.assert(
      fc.property(typed, fc.nat(3), fc.boolean(), (planted, form, isEarlier) => {
        const { trace, text } = start();
        const step = withPatterns(escapedForms(planted)[form] ?? '');
        if (isEarlier) trace.onStep(step);
        trace.keepOut([planted]);
        if (!isEarlier) trace.onStep(step);
        // A word of the value alone is no word of the step's own.
        const words = planted.split(/[^a-z]+/);
        for (const word of words) trace.onWebviewEvent(navigated(`https://x/q${word}q/${word}`));
        expect(withoutBackslashes(text())).not.toContain(withoutBackslashes(planted));
        fc.pre(!words.some((word) => start().text().includes(word)));
        for (const word of words.filter((one) => one.length > 5))
          expect(text()).not.toContain(word);
      }),
      { numRuns: 300 },
    );
  });

  it.each([301, 4_097, 20_000, 200_000])(
    'holds no part of a value of %i characters that a pattern repeats',
    (length) => {
      const planted = 'Qz7-'.repeat(length / 4 + 1).slice(0, length);
      for (const isEarlier of [true, false])
        for (const pattern of [planted, ...escapedForms(planted)]) {
          const { trace, text } = start();
          if (isEarlier) trace.onStep(withPatterns(pattern));
          trace.keepOut([planted]);
          if (!isEarlier) trace.onStep(withPatterns(pattern));
          trace.onWebviewEvent(navigated(`https://x/${planted}/Qz7-`));
          expect(text().toLowerCase()).not.toContain('qz7');
        }
    },
  );

  it('holds no phone number that a later step repeats with other punctuation', () => {
    const groups = fc.tuple(
      fc.stringMatching(/^[1-9]{1,3}$/),
      fc.stringMatching(/^[0-9]{3}$/),
      fc.stringMatching(/^[0-9]{3}$/),
      fc.stringMatching(/^[0-9]{2,4}$/),
    );
    const spellings = ([country, area, first, last]: readonly string[]) => [
      `+${country} (${area}) ${first}-${last}`,
      `${country}${area}${first}${last}`,
      `00${country}${area}${first}${last}`,
      `+${country}.${area}.${first}.${last}`,
      encodeURIComponent(`+${country} ${area} ${first} ${last}`),
    ];
    fc.assert(
      fc.property(groups, fc.nat(4), fc.nat(4), fc.boolean(), (parts, typed, sent, isEarlier) => {
        const repeated = spellings(parts)[sent] ?? '';
        const step: CookiesStep = {
          ...withPatterns(repeated),
          stepID: `step.${repeated}`,
          url: `https://www.example.com/u/${repeated}`,
        };
        const { trace, text } = start();
        if (isEarlier) trace.onStep(step);
        trace.keepOut([spellings(parts)[typed] ?? '']);
        if (!isEarlier) trace.onStep(step);
        for (const one of spellings(parts)) {
          const part = encodeURIComponent(one);
          trace.onWebviewEvent(navigated(`https://www.example.com/u/${part}`));
          trace.onWebviewEvent(navigated(`https://${one.replaceAll(/\D/g, '')}.example.com/`));
        }
        trace.onStep({ type: 'user_input', stepID: repeated, fields: [{ id: repeated }] });
        for (const line of text().split('\n'))
          expect(line.replaceAll(/%[\da-f]{2}|\D/gi, '')).not.toContain(parts.join(''));
      }),
      { numRuns: 200 },
    );
  });

  it('forgets the values when the login is over, and takes in nothing more', () => {
    const { trace, text } = start();
    trace.onRequest('a word: pass/word 1');
    trace.keepOut(['pass/word 1', '  ', 'a', 'x'.repeat(1_000_000)]);
    expect(text()).toContain('a word: {…}');
    trace.close();
    const before = text();
    trace.onRequest('pass/word 1');
    expect(text()).toBe(before);
  });

  it('stays short, whatever a bridge asks for', () => {
    const { trace, text } = start();
    const fields = Array.from({ length: 5_000 }, (_, index) => ({ id: `field-${index}` }));
    for (let step = 0; step < 500; step += 1) trace.onStep({ ...STEP, fields });
    expect(text().length).toBeLessThan(200_000);
  });
});
