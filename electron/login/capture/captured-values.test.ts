import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CookiesStep } from '../../../shared/api/login-session';
import type { WebviewEvent } from '../webview/types';
import {
  applyWebviewEvent,
  noCapturedValues,
  validValue,
  type CapturedValues,
} from './captured-values';
import { tooLargeIn, valuesOf } from './chosen-values';
import { decodeCookieValue } from './cookie-selection';
import { readFields, type CaptureField } from './field-sources';
import { cookiesStep } from '../testing/cookie-steps';
import {
  cookies,
  cookiesOf,
  page,
  request,
  requestBody,
  script,
  scriptResult,
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

describe('a script that has ended', () => {
  const special = (id: string, more: Record<string, unknown> = {}) => ({
    id,
    sources: [{ type: 'special', name: `com.example.${id}` }],
    ...more,
  });
  const step = stepOf(special('a', { pattern: '^.{8,}$' }), special('b'));

  it('has its values handed over, empty ones too', () => {
    expect(values(step, scriptResult({ a: '', b: '' }))).toEqual({ a: '', b: '' });
    expect(values(step, scriptResult({ 'com.example.a': '', b: 'found' }))).toEqual({
      a: '',
      b: 'found',
    });
  });

  it.each([
    ['one is missing', scriptResult({ a: '' })],
    ['nothing is there', scriptResult({})],
    ['it has only published', script({ a: '', b: '' })],
  ])('has not had its say while %s', (_what, event) => {
    expect(values(step, event)).toEqual({});
  });

  it('goes on waiting for a value that does not fit', () => {
    expect(values(step, scriptResult({ a: 'short', b: '' }))).toEqual({ b: '' });
  });

  it('gives way to what it finds later, and takes back nothing', () => {
    const empty = scriptResult({ a: '', b: '' });
    const found = scriptResult({ a: 'found it', b: 'too' });
    expect(values(step, empty, found)).toEqual({ a: 'found it', b: 'too' });
    expect(values(step, found, empty)).toEqual({ a: 'found it', b: 'too' });
  });

  it('has no say where something else is asked for, too', () => {
    const mixed = stepOf(special('a'), { id: 'c', type: 'cookie' });
    expect(values(mixed, scriptResult({ a: '', c: '' }))).toEqual({});
    const optional = stepOf(special('a'), { id: 'c', type: 'cookie', required: false });
    expect(values(optional, scriptResult({ a: '' }))).toEqual({ a: '' });
    const none = stepOf(special('a', { required: false }));
    expect(values(none, scriptResult({ a: '' }))).toEqual({ a: '' });
    expect(values(stepOf({ id: 'c', type: 'cookie', required: false }), scriptResult({}))).toEqual(
      {},
    );
  });
});

describe('bodies of requests', () => {
  const step = stepOf({
    id: 'b',
    pattern: '^xoxc-',
    sources: [{ type: 'request_body', name: 'token', requestURLRegex: '/api/client\\.' }],
  });
  const body = (text: string) => requestBody('https://any.example/api/client.boot', text);

  it('have the value in any shape, of requests that match', () => {
    expect(values(step, body('{"token":"xoxc-1"}'))).toEqual({ b: 'xoxc-1' });
    expect(values(step, body('token=xoxc-%2B'))).toEqual({ b: 'xoxc-+' });
    expect(values(step, requestBody(`${SITE}/api/other`, 'token=xoxc-1'))).toEqual({});
    expect(values(step, body('Token=xoxc-1'))).toEqual({});
  });

  it('count in the latest request that fits, there the first that fits', () => {
    expect(values(step, body('token=no&token=xoxc-1&token=xoxc-2'))).toEqual({ b: 'xoxc-1' });
    const [one, two] = [body('token=xoxc-1'), body('token=xoxc-2')];
    expect(values(step, one, two, body('token=none'))).toEqual({ b: 'xoxc-2' });
  });

  it("count on the step's own site only, where no pattern says which", () => {
    const own = stepOf({ id: 'b', sources: [{ type: 'request_body', name: 'token' }] });
    expect(values(own, requestBody('https://ads.example/', 'token=1'))).toEqual({});
    expect(values(own, requestBody('https://api.example.com/', 'token=1'))).toEqual({ b: '1' });
  });
});

describe('a value of more than 1 MB', () => {
  const HUGE = 'é'.repeat(500_001);
  const step = stepOf({ id: 's', type: 'local_storage', name: 'token' }, { id: 'c' });

  it.each([
    ['in local storage', storage(SITE, { token: HUGE })],
    ['in local storage, left in the page', storage(SITE, { token: null }, ['token'])],
    ['of a script', script({ s: HUGE })],
    ['of a script, left in the page', script({}, ['s'])],
  ])('is named and not sent: %s', (_what, event) => {
    expect(values(step, event)).toEqual({});
    expect([...tooLargeIn(after(step, event))]).toEqual(['s']);
  });

  it('gives way to one that is not', () => {
    const captured = after(
      step,
      storage(SITE, {}, []),
      script({ s: HUGE }),
      script({ s: 'small' }),
    );
    expect([...tooLargeIn(captured)]).toEqual([]);
    expect(values(step, storage(SITE, { token: HUGE }), storage(SITE, { token: '1' }))).toEqual({
      s: '1',
    });
    expect(values(step, storage(SITE, { token: HUGE }), script({ s: '2' }))).toEqual({ s: '2' });
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
