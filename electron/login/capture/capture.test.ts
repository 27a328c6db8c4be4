import { describe, expect, it } from 'vitest';
import type { WebviewEvent } from '../webview/types';
import {
  confirm,
  collectFields,
  progressOf,
  applyEvent,
  startCapture,
  webviewTask,
  captureStatus,
} from './capture';
import { cookiesStep } from '../testing/cookie-steps';
import {
  cookies,
  cookiesOf,
  page,
  redirect,
  request,
  storage,
  webviewCookie,
} from '../testing/webview-events';
import {
  SITE,
  fields,
  untilHome,
  untilStable,
  unreadable,
  session,
  noCookies,
  after,
} from '../testing/captures';

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
    expect(webviewTask(step)).toEqual({
      url: SITE,
      userAgent: 'Firefox',
      extractJS: '({})',
      storageKeys: ['token', 'c'],
      scriptNames: expect.arrayContaining(['a', 'b', 'c']) as unknown,
      needsScript: false,
      wantsBody: null,
      initialCookies: { usable: [], leftOut: [] },
    });
  });

  it.each([
    [{ sources: [{ type: 'special', name: 'token' }] }, true],
    [{ sources: [{ type: 'special', name: 'token' }], required: false }, false],
    [{ sources: [{ type: 'special', name: 'token' }, { type: 'cookie' }] }, false],
  ])('needs the script for %j: %s', (field, needsScript) => {
    const fields = [{ id: 'a', ...field }];
    expect(webviewTask(cookiesStep({ url: SITE, fields }))).toMatchObject({ needsScript });
  });

  it('has null for what is left out or blank', () => {
    const step = cookiesStep({ url: SITE, userAgent: ' ', extractJS: '\n' });
    expect(webviewTask(step)).toMatchObject({ userAgent: null, extractJS: null, storageKeys: [] });
  });
});

describe('cookies that the step sets itself', () => {
  const given = { initialCookies: [{ name: 'session', value: 'a' }] };
  const events: [number, WebviewEvent][] = [
    [0, session],
    [100, page(SITE)],
  ];

  it('do not end a step without a last page: its user does', () => {
    const capture = after(cookiesStep({ ...untilStable, ...given }), ...events);
    expect(captureStatus(capture, 60_000)).toMatchObject({
      wait: 'final-page',
      needsConfirmation: true,
    });
    expect(captureStatus(confirm(capture), 60_000).wait).toBeNull();
  });

  it('do not count as given once the site has changed one', () => {
    const other = cookies('.example.com', { session: 'b' });
    const capture = after(cookiesStep({ ...untilStable, ...given }), ...events, [200, other]);
    expect(captureStatus(capture, 60_000)).toMatchObject({ wait: null, needsConfirmation: false });
  });

  it('count like any other on the last page', () => {
    const step = cookiesStep({ ...untilHome, initial_cookies: given.initialCookies });
    const capture = after(step, ...events, [200, page(`${SITE}/home`)]);
    expect(captureStatus(capture, 60_000).wait).toBeNull();
  });
});

describe('what cannot come', () => {
  const waitOf = (fieldsOf: Record<string, unknown>[], ...events: WebviewEvent[]) => {
    const step = cookiesStep({ url: SITE, fields: fieldsOf });
    const capture = after(step, ...events.map((event): [number, WebviewEvent] => [0, event]));
    return { ...captureStatus(capture, 0), fields: progressOf(capture, 0) };
  };
  const telepathy = { sources: [{ type: 'telepathy' }] };

  it('is said at once, whatever else is still missing', () => {
    const status = waitOf([
      { id: 'a', type: 'cookie' },
      { id: 'b', ...telepathy },
    ]);
    expect(status).toMatchObject({
      wait: 'unknown-source',
      changesAt: null,
      fields: [{}, { fieldID: 'b', problem: 'unknown-source' }],
    });
    expect(status.fields[0]).not.toHaveProperty('problem');
  });

  it('does not matter where it is optional, unless nothing else is asked for', () => {
    const optional = { id: 'b', required: false, ...telepathy };
    expect(waitOf([{ id: 'a', type: 'cookie' }, optional]).wait).toBe('values');
    expect(waitOf([optional]).wait).toBe('unknown-source');
    expect(waitOf([{ id: 'a', type: 'cookie', required: false }, optional]).wait).toBe('values');
  });

  it('is a value that is too large, or all of them together', () => {
    const kept = (id: string) => ({ id, type: 'local_storage' });
    expect(waitOf([kept('a')], storage(SITE, { a: null }, ['a']))).toMatchObject({
      wait: 'too-large',
      fields: [{ found: false, problem: 'too-large' }],
    });
    const large = 'x'.repeat(900_000);
    const two = storage(SITE, { a: large, b: large });
    expect(waitOf([kept('a'), kept('b')], two).wait).toBe('settling');
    const three = storage(SITE, { a: large, b: large, c: large });
    expect(waitOf([kept('a'), kept('b'), kept('c')], three)).toMatchObject({
      wait: 'too-large',
      fields: [{ found: true }, { found: true }, { found: true }],
    });
    const step = cookiesStep({ url: SITE, fields: [kept('a'), kept('b'), kept('c')] });
    expect(collectFields(after(step, [0, three]), 0).isComplete).toBe(false);
  });
});

describe('webviewTask for bodies', () => {
  it('wants those that a field asks for', () => {
    const step = cookiesStep({
      url: SITE,
      fields: [
        { id: 'a', sources: [{ type: 'request_body', name: 'token', requestURLRegex: '/api/' }] },
        { id: 'b', type: 'request_body' },
      ],
    });
    const { wantsBody } = webviewTask(step);
    expect(wantsBody?.('https://other.example/api/x')).toBe(true);
    expect(wantsBody?.(`${SITE}/x`)).toBe(true);
    expect(wantsBody?.('https://other.example/x')).toBe(false);
  });
});

describe('with a final page', () => {
  it('waits for the values, then for the page, then sends at once', () => {
    const start = after(untilHome, [0, page(`${SITE}/login`)], [10, noCookies]);
    expect(captureStatus(start, 10).wait).toBe('values');
    const signedIn = applyEvent(start, session, 9_000);
    expect(captureStatus(signedIn, 9_000).wait).toBe('final-page');
    expect(captureStatus(signedIn, 900_000).wait).toBe('final-page');
    const home = applyEvent(signedIn, page(`${SITE}/home`), 9_100);
    expect(captureStatus(home, 9_100)).toEqual({
      wait: null,
      changesAt: null,
      needsConfirmation: false,
    });
  });

  it('asks the user when everything is there and the page does not come', () => {
    const start = after(untilHome, [0, page(`${SITE}/login`)], [9_000, session]);
    const inbox = applyEvent(start, page(`${SITE}/new-inbox`), 9_500);
    expect(captureStatus(inbox, 10_000)).toEqual({
      wait: 'final-page',
      changesAt: 39_000,
      needsConfirmation: false,
    });
    expect(captureStatus(inbox, 39_000)).toEqual({
      wait: 'final-page',
      changesAt: null,
      needsConfirmation: true,
    });
    expect(captureStatus(confirm(inbox), 39_001).wait).toBeNull();
  });

  it('asks the user when a redirect only led through the page', () => {
    const passed = after(
      untilHome,
      [0, page(`${SITE}/login`)],
      [9_000, session],
      [9_010, { kind: 'navigated', page: 1, url: `${SITE}/home`, committed: false }],
      [9_020, page(`${SITE}/inbox`)],
    );
    expect(captureStatus(passed, 9_020)).toMatchObject({
      wait: 'final-page',
      needsConfirmation: true,
    });
    expect(captureStatus(confirm(passed), 9_030).wait).toBeNull();
    const home = applyEvent(passed, page(`${SITE}/home`), 9_500);
    expect(captureStatus(home, 9_500)).toMatchObject({ wait: null, needsConfirmation: false });
  });

  it('does not take a page for reached while a value is missing, and then while it is left', () => {
    const capture = after(
      untilHome,
      [0, page(`${SITE}/login`)],
      [10, page(`${SITE}/home`)],
      [5_000, session],
    );
    expect(captureStatus(capture, 5_000)).toMatchObject({ wait: 'settling', changesAt: 6_500 });
    expect(captureStatus(capture, 6_500).wait).toBeNull();
    const leaving = applyEvent(capture, redirect(`${SITE}/checkpoint`), 5_010);
    expect(captureStatus(leaving, 6_500).wait).toBe('settling');
    const left = applyEvent(leaving, page(`${SITE}/checkpoint`), 7_000);
    expect(captureStatus(left, 900_000).wait).toBe('final-page');
  });

  it('takes back what was complete when a cookie is removed', () => {
    const home: [number, WebviewEvent][] = [
      [0, page(`${SITE}/login`)],
      [1, session],
      [2, page(`${SITE}/home`)],
    ];
    expect(captureStatus(after(untilHome, ...home), 2).wait).toBeNull();
    const removed = after(untilHome, ...home, [3, noCookies]);
    expect(captureStatus(removed, 3).wait).toBe('values');
    expect(collectFields(removed, 3)).toMatchObject({ fields: {}, isComplete: false });
  });

  it("takes the user's word for the page", () => {
    const capture = confirm(after(untilHome, [0, page(`${SITE}/elsewhere`)], [1, session]));
    expect(captureStatus(capture, 1).wait).toBeNull();
    expect(captureStatus(confirm(startCapture(untilHome)), 1).wait).toBe('values');
  });
});

describe('without a final page', () => {
  it('lets the values settle, and starts again when one changes', () => {
    const one = after(untilStable, [0, page(SITE)], [100, session]);
    expect(captureStatus(one, 100)).toMatchObject({ wait: 'settling', changesAt: 1_600 });
    const rotated = applyEvent(one, cookies('.example.com', { session: 'b' }), 1_500);
    expect(captureStatus(rotated, 1_600)).toMatchObject({ wait: 'settling', changesAt: 3_000 });
    const optional = applyEvent(
      rotated,
      cookies('.example.com', { session: 'b', extra: 'x' }),
      2_000,
    );
    expect(captureStatus(optional, 3_499).changesAt).toBe(3_500);
    expect(captureStatus(optional, 3_500).wait).toBeNull();
    expect(collectFields(optional, 3_500).fields).toEqual({ session: 'b', extra: 'x' });
  });

  it('is not kept waiting by events that change nothing', () => {
    const capture = after(
      untilStable,
      [100, session],
      [1_000, cookies('.example.com', { session: 'a', noise: 'x' })],
      [1_100, page(`${SITE}/inbox`)],
      [1_200, request(SITE, { Accept: '*/*' })],
    );
    expect(captureStatus(capture, 1_600).wait).toBeNull();
  });

  it('sends in the end even if a value never settles', () => {
    let capture = startCapture(untilStable);
    for (let at = 0; at <= 10_000; at += 500) {
      capture = applyEvent(capture, cookies('.example.com', { session: `at ${at}` }), at);
      expect(captureStatus(capture, at).wait).toBe(at < 10_000 ? 'settling' : null);
    }
    expect(collectFields(capture, 10_000).fields).toEqual({ session: 'at 10000' });
  });

  it('does not send what has expired meanwhile', () => {
    const brief = webviewCookie('session', 'a', '.example.com', { expiresAt: 1_000 });
    const capture = after(untilStable, [0, cookiesOf([brief])]);
    expect(captureStatus(capture, 999).wait).toBe('settling');
    expect(captureStatus(capture, 1_500).wait).toBe('values');
    expect(collectFields(capture, 1_500).isComplete).toBe(false);
    expect(progressOf(capture, 1_500)[0]?.found).toBe(false);
  });

  it('does not send a step of optional fields empty', () => {
    const step = cookiesStep({ url: SITE, fields: fields.slice(1) });
    const capture = after(step, [0, page(SITE)]);
    expect(captureStatus(capture, 100_000).wait).toBe('values');
    const found = applyEvent(capture, cookies('.example.com', { extra: 'x' }), 100_000);
    expect(captureStatus(found, 101_500).wait).toBeNull();
  });
});

describe('with a final page nobody can read', () => {
  it('waits for the user, however stable the values are', () => {
    const capture = after(unreadable, [0, page(SITE)], [1, session]);
    expect(captureStatus(capture, 900_000)).toEqual({
      wait: 'final-page',
      changesAt: null,
      needsConfirmation: true,
    });
    expect(captureStatus(confirm(capture), 900_000)).toEqual({
      wait: null,
      changesAt: null,
      needsConfirmation: false,
    });
  });

  it('still lets them settle, and waits for them if the user was early', () => {
    const early = confirm(startCapture(unreadable));
    expect(captureStatus(early, 5)).toMatchObject({ wait: 'values', needsConfirmation: false });
    const capture = applyEvent(early, session, 10);
    expect(captureStatus(capture, 10)).toMatchObject({ wait: 'settling', changesAt: 1_510 });
  });
});

describe('progressOf', () => {
  it('shows what is found and never a value', () => {
    const capture = after(untilStable, [0, cookies('.example.com', { session: 'hunter2' })]);
    const visible = { progress: progressOf(capture, 1), status: captureStatus(capture, 1) };
    expect(visible.progress).toEqual([
      { fieldID: 'session', name: 'session', required: true, found: true },
      { fieldID: 'extra', name: 'extra', required: false, found: false },
    ]);
    expect(JSON.stringify(visible)).not.toContain('hunter2');
  });

  it('can be sent when the user closes the webview with everything there', () => {
    const capture = after(untilHome, [0, page(`${SITE}/login?next=/`)], [1, session]);
    expect(collectFields(capture, 1)).toEqual({
      fields: { session: 'a' },
      lastURL: `${SITE}/login?next=/`,
      isComplete: true,
    });
  });
});
