import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CookiesStep } from '../../../shared/api/login-session';
import type { WebviewEvent } from '../webview/types';
import {
  applyWebviewEvent,
  decodeCookieValue,
  noCapturedValues,
  validValue,
  valuesOf,
  type CapturedValues,
} from './captured-values';
import { readFields, type CaptureField } from './field-sources';
import { cookiesStep } from '../testing/cookie-steps';
import {
  cookies,
  cookiesOf,
  page,
  request,
  script,
  webviewCookie,
  storage,
} from '../testing/webview-events';

const NOW = 1_000;
const SITE = 'https://www.example.com';

function stepOf(...fields: Record<string, unknown>[]): CookiesStep {
  return cookiesStep({ url: `${SITE}/login`, fields });
}

function after(step: CookiesStep, ...events: WebviewEvent[]): CapturedValues {
  const start = noCapturedValues(step, readFields(step));
  return events.reduce((captured, event) => applyWebviewEvent(captured, event, NOW), start);
}

function values(step: CookiesStep, ...events: WebviewEvent[]): Record<string, string> {
  return Object.fromEntries(valuesOf(after(step, ...events), NOW));
}

describe('cookies', () => {
  const step = stepOf({ id: 'c', type: 'cookie', name: 'session' });

  it('are replaced when rotated and un-set when removed', () => {
    const first = cookies('.example.com', { session: 'one', other: 'x' });
    expect(values(step, first)).toEqual({ c: 'one' });
    expect(values(step, first, cookies('.example.com', { session: 'two' }))).toEqual({ c: 'two' });
    expect(values(step, first, cookies('.example.com', { other: 'x' }))).toEqual({});
  });

  it('go to the next best when the best does not fit its pattern', () => {
    const picky = stepOf({ id: 'c', type: 'cookie', name: 'session', pattern: '^good' });
    const both = cookiesOf([
      webviewCookie('session', 'deleted', 'www.example.com'),
      webviewCookie('session', 'good%21', '.example.com'),
    ]);
    expect(values(picky, both)).toEqual({ c: 'good!' });
  });

  it('are gone once they expire, seen again or not', () => {
    const captured = after(
      step,
      cookiesOf([
        webviewCookie('session', 'brief', 'www.example.com', { expiresAt: NOW + 10 }),
        webviewCookie('session', 'lasting', '.example.com'),
      ]),
    );
    expect(valuesOf(captured, NOW + 9).get('c')).toBe('brief');
    expect(valuesOf(captured, NOW + 10).get('c')).toBe('lasting');
  });
});

describe('headers', () => {
  const step = stepOf({
    id: 'h',
    sources: [{ type: 'request_header', name: 'X-LI-Track' }],
    pattern: 'clientVersion',
  });
  const track = (value: string) => request(`${SITE}/api`, { 'x-Li-tRACK': value });

  it('are found in any casing, and never decoded', () => {
    expect(values(step, track('clientVersion%3D1'))).toEqual({ h: 'clientVersion%3D1' });
  });

  it('count in the latest request that fits', () => {
    const [one, two] = [track('clientVersion 1'), track('clientVersion 2')];
    expect(values(step, one, two, track('none'))).toEqual({ h: 'clientVersion 2' });
    expect(values(step, one, request(`${SITE}/b`, {}))).toEqual({ h: 'clientVersion 1' });
  });

  it("count on the step's own site only", () => {
    const elsewhere = request('https://ads.example/', { 'X-LI-Track': 'clientVersion 3' });
    expect(values(step, elsewhere)).toEqual({});
  });

  it('are handed over whole: a pattern tests and cuts nothing out', () => {
    const whole = stepOf({
      id: 'h',
      type: 'header',
      name: 'Cookie',
      pattern: '\\bJSESSIONID=[^;]+',
    });
    const cookie = 'li_at=1; JSESSIONID="ajax:2"; lang=v';
    expect(values(whole, request(`${SITE}/api`, { Cookie: cookie }))).toEqual({ h: cookie });
  });
});

describe('local storage', () => {
  const step = stepOf({ id: 's', type: 'local_storage', name: 'token' });

  it("prefers the step's own site, then the origin that changed last", () => {
    const stepSite = storage(SITE, { token: 'own' });
    const a = storage('https://a.example', { token: 'a' });
    const b = storage('https://b.example', { token: 'b' });
    expect(values(step, a, b)).toEqual({ s: 'b' });
    expect(values(step, a, b, a)).toEqual({ s: 'b' });
    expect(values(step, stepSite, a, b)).toEqual({ s: 'own' });
    expect(values(step, stepSite, a, b, storage(SITE, { token: null }))).toEqual({ s: 'b' });
    expect(values(step, a, storage('https://a.example', { token: null }))).toEqual({});
  });

  it('is never decoded', () => {
    expect(values(step, storage(SITE, { token: '%41' }))).toEqual({ s: '%41' });
  });
});

describe('scripts', () => {
  const step = stepOf({ id: 's', sources: [{ type: 'special', name: 'com.example.token' }] });

  it('give values by source name or field ID, and keep what they gave', () => {
    expect(values(step, script({ 'com.example.token': 'named' }))).toEqual({ s: 'named' });
    expect(values(step, script({ s: 'by ID' }))).toEqual({ s: 'by ID' });
    expect(values(step, script({ s: 'one' }), script({}), script({ s: '' }))).toEqual({ s: 'one' });
    expect(values(step, script({ s: 'one' }), script({ s: 'two' }))).toEqual({ s: 'two' });
  });

  it('are not fooled by what every object has', () => {
    expect(values(stepOf({ id: 'toString' }), script({}))).toEqual({});
  });

  it('may give a field that also has another source, which counts first', () => {
    const both = stepOf({ id: 's', type: 'local_storage', name: 'token' });
    expect(values(both, script({ s: 'script' }))).toEqual({ s: 'script' });
    expect(values(both, script({ s: 'script' }), storage(SITE, { token: 'own' }))).toEqual({
      s: 'own',
    });
  });
});

describe('a field with several sources', () => {
  it('takes the first that has a value that fits', () => {
    const step = stepOf({
      id: 'f',
      pattern: '^ok',
      sources: [
        { type: 'cookie', name: 'c' },
        { type: 'request_header', name: 'H' },
        { type: 'local_storage', name: 'l' },
      ],
    });
    const late = [request(SITE, { h: 'ok header' }), storage(SITE, { l: 'ok storage' })];
    expect(values(step, cookies('.example.com', { c: 'no' }), ...late)).toEqual({ f: 'ok header' });
    expect(values(step, ...late, cookies('.example.com', { c: 'ok' }))).toEqual({ f: 'ok' });
  });
});

describe('an event that brings nothing new', () => {
  const step = stepOf(
    { id: 'c', type: 'cookie' },
    { id: 'h', type: 'header' },
    { id: 'l', type: 'local_storage' },
    { id: 's' },
  );
  const events = [
    cookies('.example.com', { c: '1', noise: 'x' }),
    request(SITE, { h: '1', 'User-Agent': 'x' }),
    storage(SITE, { l: '1', other: '2' }),
    script({ s: '1' }),
    page(`${SITE}/home`),
  ];

  it.each(events)('returns the very same object: $kind', (event) => {
    const captured = after(step, ...events);
    expect(applyWebviewEvent(captured, structuredClone(event), NOW)).toBe(captured);
  });
});

function readField(field: Record<string, unknown>): CaptureField {
  const [read] = readFields(cookiesStep({ url: `${SITE}/`, fields: [field] }));
  if (read === undefined) throw new Error('no field');
  return read;
}

describe('validValue', () => {
  const slack = readField({ id: 'd', type: 'cookie', pattern: '^xoxd-[a-zA-Z0-9/+=]+$' });

  it('decodes cookies, and nothing else', () => {
    const any = readField({ id: 'a' });
    expect(validValue(any, 'cookie', 'a%2Fb')).toBe('a/b');
    for (const kind of ['header', 'storage', 'script'] as const) {
      expect(validValue(any, kind, 'a%2Fb')).toBe('a%2Fb');
    }
    expect(validValue(any, 'cookie', '100%')).toBe('100%');
  });

  it('tests the decoded value, then the raw one', () => {
    expect(validValue(slack, 'cookie', 'xoxd-a%2Bb%3D')).toBe('xoxd-a+b=');
    const raw = readField({ id: 'r', type: 'cookie', pattern: '^[a-z%0-9]+$' });
    expect(validValue(raw, 'cookie', 'a%2fb')).toBe('a%2fb');
    expect(validValue(slack, 'cookie', 'deleted')).toBeNull();
  });

  it('takes nothing empty, and takes a pattern it cannot read for none', () => {
    expect(validValue(readField({ id: 'a' }), 'script', '')).toBeNull();
    expect(validValue(readField({ id: 'a', pattern: '(?!x)' }), 'script', 'x')).toBe('x');
  });
});

describe('decodeCookieValue', () => {
  it.each([
    ['xoxd-a%2Bb%2F%3D', 'xoxd-a+b/='],
    ['a+b', 'a+b'],
    ['100%', '100%'],
    ['%41%', '%41%'],
    ['%ff', '%ff'],
  ])('%s becomes %s', (raw, decoded) => {
    expect(decodeCookieValue(raw)).toBe(decoded);
  });

  it('undoes encoding, and never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(decodeCookieValue(encodeURIComponent(text))).toBe(text);
      }),
      { seed: 1 },
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(typeof decodeCookieValue(text)).toBe('string');
      }),
      { seed: 1 },
    );
  });
});
