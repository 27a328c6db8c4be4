import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { WebviewEvent } from '../webview/types';
import { collectFields, progressOf, applyEvent, startCapture, captureStatus } from './capture';
import { STEPS } from '../testing/cookie-steps';
import { cookiesOf, request, script, webviewCookie } from '../testing/webview-events';
import { SITE, untilHome, untilStable, unreadable } from '../testing/captures';

const SESSIONS = ['', 'a', 'b%20c', '100%'];
const anyEvent: fc.Arbitrary<WebviewEvent> = fc.oneof(
  fc
    .record({
      url: fc.constantFrom(`${SITE}/login`, `${SITE}/home`, `${SITE}/checkpoint`, 'about:blank'),
      committed: fc.boolean(),
    })
    .map((navigated): WebviewEvent => ({ kind: 'navigated', page: 1, ...navigated })),
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
      cookiesOf(
        cookies.map(({ name, value, domain, expiresAt }) =>
          webviewCookie(name, value, domain, { expiresAt }),
        ),
      ),
    ),
  fc
    .tuple(fc.constantFrom(SITE, 'https://ads.example'), fc.constantFrom('h', 'H', 'x'))
    .map(([url, name]) => request(url, { [name]: '1' })),
  fc.constantFrom(script({}), script({ session: 'scripted' }), script({ other: 'x' })),
);
/** Events with the time since the one before. */
const story = fc.array(fc.tuple(fc.nat(4_000), anyEvent), { maxLength: 25 });
const anyStep = fc.constantFrom(untilHome, untilStable, unreadable);

describe('whatever is seen', () => {
  it('is sent only with every required value, and a final page that was committed', () => {
    fc.assert(
      fc.property(anyStep, story, (step, timedEvents) => {
        let now = 0;
        let capture = startCapture(step);
        const committed: string[] = [];
        for (const [wait, event] of timedEvents) {
          now += wait;
          capture = applyEvent(capture, event, now);
          if (event.kind === 'navigated' && event.committed) committed.push(event.url);
          const status = captureStatus(capture, now);
          const { fields: sent, isComplete, lastURL } = collectFields(capture, now);

          expect(isComplete).toBe(Object.hasOwn(sent, 'session'));
          if (status.wait !== 'values') expect(isComplete).toBe(true);
          if (status.wait === null && step === untilHome) {
            expect(committed).toContain(`${SITE}/home`);
            expect(lastURL).toBe(`${SITE}/home`);
          }
          if (step === unreadable) expect(status.wait).not.toBeNull();
          const isPassing =
            status.wait === 'settling' ||
            (status.wait === 'final-page' && !status.needsConfirmation);
          if (isPassing) expect(status.changesAt).toBeGreaterThan(now);
          else expect(status.changesAt).toBeNull();
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
      fc.property(anyStep, story, anyEvent, (step, timedEvents, last) => {
        fc.pre(last.kind !== 'navigated');
        let now = 0;
        let capture = startCapture(step);
        for (const [wait, event] of timedEvents)
          capture = applyEvent(capture, event, (now += wait));
        const once = applyEvent(capture, last, now);
        expect(applyEvent(once, structuredClone(last), now)).toBe(once);
      }),
      { seed: 6 },
    );
  });

  it('depends on the last cookies alone, as far as cookies go', () => {
    fc.assert(
      fc.property(fc.array(anyEvent), anyEvent, (before, last) => {
        fc.pre(last.kind === 'cookies' && before.every(({ kind }) => kind !== 'script'));
        const long = [...before, last].reduce(
          (a, b) => applyEvent(a, b, 0),
          startCapture(untilStable),
        );
        const short = applyEvent(startCapture(untilStable), last, 0);
        expect(collectFields(long, 0).fields).toEqual(collectFields(short, 0).fields);
      }),
      { seed: 7 },
    );
  });
});

describe('many cookies on a busy page', () => {
  it('are checked once per cookie and request', () => {
    let reads = 0;
    const counted = Array.from({ length: 300 }, (_, index) => {
      const cookie = webviewCookie(`noise${index}`, 'x', '.facebook.com');
      return new Proxy(cookie, {
        get(target, key) {
          reads += 1;
          return Reflect.get(target, key) as unknown;
        },
      });
    });
    let capture = startCapture(STEPS.facebook);
    for (let at = 0; at < 20; at += 1) capture = applyEvent(capture, cookiesOf(counted), at);
    expect(reads).toBe(20 * 300);
    const busy = applyEvent(capture, request('https://www.facebook.com/api', { Cookie: 'x' }), 20);
    expect(busy).toBe(capture);
  });
});
