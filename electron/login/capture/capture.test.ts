import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Sighting } from '../webview/types';
import {
  confirm,
  harvest,
  progressOf,
  see,
  startCapture,
  taskOf,
  verdictOf,
  type Capture,
} from './capture';
import { cookiesStep, STEPS } from '../testing/cookie-steps';
import { jar, jarOf, page, redirect, request, script, seenCookie } from '../testing/webview-events';

const SITE = 'https://www.example.com';
const fields = [
  { id: 'session', type: 'cookie' },
  { id: 'extra', type: 'cookie', required: false },
];
const untilHome = cookiesStep({
  url: `${SITE}/login`,
  fields,
  expectedFinalURLRegex: '/home$',
});
const untilStable = cookiesStep({ url: `${SITE}/login`, fields });
const unreadable = cookiesStep({ url: SITE, fields, expectedFinalURLRegex: '(?!login)' });

const session = jar('.example.com', { session: 'a' });
const noCookies = jarOf([]);

function after(step: typeof untilHome, ...beats: [at: number, sighting: Sighting][]): Capture {
  return beats.reduce((capture, [at, sighting]) => see(capture, sighting, at), startCapture(step));
}

describe('taskOf', () => {
  it('asks for what the step says, and for each key once', () => {
    const step = cookiesStep({
      url: SITE,
      userAgent: 'Firefox',
      extractJS: '({})',
      fields: [
        { id: 'a', type: 'local_storage', name: 'token' },
        { id: 'b', sources: [{ type: 'local_storage', name: 'token' }, { type: 'cookie' }] },
        { id: 'c', type: 'local_storage' },
      ],
    });
    expect(taskOf(step)).toEqual({
      url: SITE,
      userAgent: 'Firefox',
      extractJS: '({})',
      storageKeys: ['token', 'c'],
    });
  });

  it('has null for what is left out or blank', () => {
    const step = cookiesStep({ url: SITE, userAgent: ' ', extractJS: '\n' });
    expect(taskOf(step)).toMatchObject({ userAgent: null, extractJS: null, storageKeys: [] });
  });
});

describe('with a final page', () => {
  it('waits for the values, then for the page, then sends at once', () => {
    const start = after(untilHome, [0, page(`${SITE}/login`)], [10, noCookies]);
    expect(verdictOf(start, 10).wait).toBe('values');
    const signedIn = see(start, session, 9_000);
    expect(verdictOf(signedIn, 9_000).wait).toBe('final-page');
    expect(verdictOf(signedIn, 900_000).wait).toBe('final-page');
    const home = see(signedIn, page(`${SITE}/home`), 9_100);
    expect(verdictOf(home, 9_100)).toEqual({
      wait: null,
      changesAt: null,
      needsConfirmation: false,
    });
  });

  it('asks the owner when everything is there and the page does not come', () => {
    const start = after(untilHome, [0, page(`${SITE}/login`)], [9_000, session]);
    const inbox = see(start, page(`${SITE}/new-inbox`), 9_500);
    expect(verdictOf(inbox, 10_000)).toEqual({
      wait: 'final-page',
      changesAt: 39_000,
      needsConfirmation: false,
    });
    expect(verdictOf(inbox, 39_000)).toEqual({
      wait: 'final-page',
      changesAt: null,
      needsConfirmation: true,
    });
    expect(verdictOf(confirm(inbox), 39_001).wait).toBeNull();
  });

  it('asks the owner when a redirect only led through the page', () => {
    const passed = after(
      untilHome,
      [0, page(`${SITE}/login`)],
      [9_000, session],
      [9_010, { kind: 'navigated', url: `${SITE}/home`, committed: false }],
      [9_020, page(`${SITE}/inbox`)],
    );
    expect(verdictOf(passed, 9_020)).toMatchObject({ wait: 'final-page', needsConfirmation: true });
    expect(verdictOf(confirm(passed), 9_030).wait).toBeNull();
    const home = see(passed, page(`${SITE}/home`), 9_500);
    expect(verdictOf(home, 9_500)).toMatchObject({ wait: null, needsConfirmation: false });
  });

  it('does not take a page for reached while a value is missing, and then while it is left', () => {
    const capture = after(
      untilHome,
      [0, page(`${SITE}/login`)],
      [10, page(`${SITE}/home`)],
      [5_000, session],
    );
    expect(verdictOf(capture, 5_000)).toMatchObject({ wait: 'settling', changesAt: 6_500 });
    expect(verdictOf(capture, 6_500).wait).toBeNull();
    const leaving = see(capture, redirect(`${SITE}/checkpoint`), 5_010);
    expect(verdictOf(leaving, 6_500).wait).toBe('settling');
    const left = see(leaving, page(`${SITE}/checkpoint`), 7_000);
    expect(verdictOf(left, 900_000).wait).toBe('final-page');
  });

  it('takes back what was complete when a cookie is removed', () => {
    const home: [number, Sighting][] = [
      [0, page(`${SITE}/login`)],
      [1, session],
      [2, page(`${SITE}/home`)],
    ];
    expect(verdictOf(after(untilHome, ...home), 2).wait).toBeNull();
    const removed = after(untilHome, ...home, [3, noCookies]);
    expect(verdictOf(removed, 3).wait).toBe('values');
    expect(harvest(removed, 3)).toMatchObject({ fields: {}, isComplete: false });
  });

  it("takes the owner's word for the page", () => {
    const capture = confirm(after(untilHome, [0, page(`${SITE}/elsewhere`)], [1, session]));
    expect(verdictOf(capture, 1).wait).toBeNull();
    expect(verdictOf(confirm(startCapture(untilHome)), 1).wait).toBe('values');
  });
});

describe('without a final page', () => {
  it('lets the values settle, and starts again when one changes', () => {
    const one = after(untilStable, [0, page(SITE)], [100, session]);
    expect(verdictOf(one, 100)).toMatchObject({ wait: 'settling', changesAt: 1_600 });
    const rotated = see(one, jar('.example.com', { session: 'b' }), 1_500);
    expect(verdictOf(rotated, 1_600)).toMatchObject({ wait: 'settling', changesAt: 3_000 });
    const optional = see(rotated, jar('.example.com', { session: 'b', extra: 'x' }), 2_000);
    expect(verdictOf(optional, 3_499).changesAt).toBe(3_500);
    expect(verdictOf(optional, 3_500).wait).toBeNull();
    expect(harvest(optional, 3_500).fields).toEqual({ session: 'b', extra: 'x' });
  });

  it('is not kept waiting by sightings that change nothing', () => {
    const capture = after(
      untilStable,
      [100, session],
      [1_000, jar('.example.com', { session: 'a', noise: 'x' })],
      [1_100, page(`${SITE}/inbox`)],
      [1_200, request(SITE, { Accept: '*/*' })],
    );
    expect(verdictOf(capture, 1_600).wait).toBeNull();
  });

  it('sends in the end even if a value never settles', () => {
    let capture = startCapture(untilStable);
    for (let at = 0; at <= 10_000; at += 500) {
      capture = see(capture, jar('.example.com', { session: `at ${at}` }), at);
      expect(verdictOf(capture, at).wait).toBe(at < 10_000 ? 'settling' : null);
    }
    expect(harvest(capture, 10_000).fields).toEqual({ session: 'at 10000' });
  });

  it('does not send what has expired meanwhile', () => {
    const brief = seenCookie('session', 'a', '.example.com', { expiresAt: 1_000 });
    const capture = after(untilStable, [0, jarOf([brief])]);
    expect(verdictOf(capture, 999).wait).toBe('settling');
    expect(verdictOf(capture, 1_500).wait).toBe('values');
    expect(harvest(capture, 1_500).isComplete).toBe(false);
    expect(progressOf(capture, 1_500)[0]?.found).toBe(false);
  });

  it('does not send a step of optional fields empty', () => {
    const step = cookiesStep({ url: SITE, fields: fields.slice(1) });
    const capture = after(step, [0, page(SITE)]);
    expect(verdictOf(capture, 100_000).wait).toBe('values');
    const found = see(capture, jar('.example.com', { extra: 'x' }), 100_000);
    expect(verdictOf(found, 101_500).wait).toBeNull();
  });
});

describe('with a final page nobody can read', () => {
  it('waits for the owner, however stable the values are', () => {
    const capture = after(unreadable, [0, page(SITE)], [1, session]);
    expect(verdictOf(capture, 900_000)).toEqual({
      wait: 'final-page',
      changesAt: null,
      needsConfirmation: true,
    });
    expect(verdictOf(confirm(capture), 900_000)).toEqual({
      wait: null,
      changesAt: null,
      needsConfirmation: false,
    });
  });

  it('still lets them settle, and waits for them if the owner was early', () => {
    const early = confirm(startCapture(unreadable));
    expect(verdictOf(early, 5)).toMatchObject({ wait: 'values', needsConfirmation: false });
    const capture = see(early, session, 10);
    expect(verdictOf(capture, 10)).toMatchObject({ wait: 'settling', changesAt: 1_510 });
  });
});

describe('what it tells', () => {
  it('shows what is found and never a value', () => {
    const capture = after(untilStable, [0, jar('.example.com', { session: 'hunter2' })]);
    const told = { progress: progressOf(capture, 1), verdict: verdictOf(capture, 1) };
    expect(told.progress).toEqual([
      { fieldID: 'session', name: 'session', required: true, found: true },
      { fieldID: 'extra', name: 'extra', required: false, found: false },
    ]);
    expect(JSON.stringify(told)).not.toContain('hunter2');
  });

  it('can be sent when the owner closes the browser with everything there', () => {
    const capture = after(untilHome, [0, page(`${SITE}/login?next=/`)], [1, session]);
    expect(harvest(capture, 1)).toEqual({
      fields: { session: 'a' },
      lastURL: `${SITE}/login?next=/`,
      isComplete: true,
    });
  });
});

const SESSIONS = ['', 'a', 'b%20c', '100%'];
const anySighting: fc.Arbitrary<Sighting> = fc.oneof(
  fc
    .record({
      url: fc.constantFrom(`${SITE}/login`, `${SITE}/home`, `${SITE}/checkpoint`, 'about:blank'),
      committed: fc.boolean(),
    })
    .map((navigated): Sighting => ({ kind: 'navigated', ...navigated })),
  fc
    .uniqueArray(
      fc.record({
        name: fc.constantFrom('session', 'extra', 'noise'),
        value: fc.constantFrom(...SESSIONS),
        domain: fc.constantFrom('.example.com', 'www.example.com', '.example.org'),
        expiresAt: fc.option(fc.nat(30_000), { nil: null }),
      }),
      { selector: ({ name, domain }) => `${name} ${domain}`, maxLength: 6 },
    )
    .map((cookies) =>
      jarOf(
        cookies.map(({ name, value, domain, expiresAt }) =>
          seenCookie(name, value, domain, { expiresAt }),
        ),
      ),
    ),
  fc
    .tuple(fc.constantFrom(SITE, 'https://ads.example'), fc.constantFrom('h', 'H', 'x'))
    .map(([url, name]) => request(url, { [name]: '1' })),
  fc.constantFrom(script({}), script({ session: 'scripted' }), script({ other: 'x' })),
);
/** Sightings with the time since the one before. */
const story = fc.array(fc.tuple(fc.nat(4_000), anySighting), { maxLength: 25 });
const anyStep = fc.constantFrom(untilHome, untilStable, unreadable);

describe('whatever is seen', () => {
  it('is sent only with every required value, and a final page that was committed', () => {
    fc.assert(
      fc.property(anyStep, story, (step, beats) => {
        let now = 0;
        let capture = startCapture(step);
        const committed: string[] = [];
        for (const [wait, sighting] of beats) {
          now += wait;
          capture = see(capture, sighting, now);
          if (sighting.kind === 'navigated' && sighting.committed) committed.push(sighting.url);
          const verdict = verdictOf(capture, now);
          const { fields: sent, isComplete, lastURL } = harvest(capture, now);

          expect(isComplete).toBe(Object.hasOwn(sent, 'session'));
          if (verdict.wait !== 'values') expect(isComplete).toBe(true);
          if (verdict.wait === null && step === untilHome) {
            expect(committed).toContain(`${SITE}/home`);
            expect(lastURL).toBe(`${SITE}/home`);
          }
          if (step === unreadable) expect(verdict.wait).not.toBeNull();
          const isPassing =
            verdict.wait === 'settling' ||
            (verdict.wait === 'final-page' && !verdict.needsConfirmation);
          if (isPassing) expect(verdict.changesAt).toBeGreaterThan(now);
          else expect(verdict.changesAt).toBeNull();
          if (lastURL !== null) expect(committed).toContain(lastURL);
          expect(Object.values(sent)).not.toContain('');
          const found = progressOf(capture, now).filter((field) => field.found);
          expect(found.map(({ fieldID }) => fieldID).sort()).toEqual(Object.keys(sent).sort());
        }
      }),
      { seed: 5, numRuns: 400 },
    );
  });

  it('is the very same capture after seeing the same thing twice, pages aside', () => {
    fc.assert(
      fc.property(anyStep, story, anySighting, (step, beats, last) => {
        fc.pre(last.kind !== 'navigated');
        let now = 0;
        let capture = startCapture(step);
        for (const [wait, sighting] of beats) capture = see(capture, sighting, (now += wait));
        const once = see(capture, last, now);
        expect(see(once, structuredClone(last), now)).toBe(once);
      }),
      { seed: 6 },
    );
  });

  it('depends on the last jar alone, as far as cookies go', () => {
    fc.assert(
      fc.property(fc.array(anySighting), anySighting, (before, last) => {
        fc.pre(last.kind === 'cookies' && before.every(({ kind }) => kind !== 'script'));
        const long = [...before, last].reduce((a, b) => see(a, b, 0), startCapture(untilStable));
        const short = see(startCapture(untilStable), last, 0);
        expect(harvest(long, 0).fields).toEqual(harvest(short, 0).fields);
      }),
      { seed: 7 },
    );
  });
});

describe('a big jar on a busy page', () => {
  it('is looked at once per cookie and request', () => {
    let reads = 0;
    const counted = Array.from({ length: 300 }, (_, index) => {
      const cookie = seenCookie(`noise${index}`, 'x', '.facebook.com');
      return new Proxy(cookie, {
        get(target, key) {
          reads += 1;
          return Reflect.get(target, key) as unknown;
        },
      });
    });
    let capture = startCapture(STEPS.facebook);
    for (let at = 0; at < 20; at += 1) capture = see(capture, jarOf(counted), at);
    expect(reads).toBe(20 * 300);
    const busy = see(capture, request('https://www.facebook.com/api', { Cookie: 'x' }), 20);
    expect(busy).toBe(capture);
  });
});
