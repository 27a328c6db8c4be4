import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CookiesStep } from '../../../shared/api/login-session';
import {
  collectPastedFields,
  pasteAll,
  pastedProgress,
  pasteField,
  noPastedValues,
} from './pasted-values';
import { cookiesStep, STEPS } from '../testing/cookie-steps';
import { copyAsCurl } from '../testing/copy-as-curl';

function pasteInto(step: CookiesStep, ...texts: string[]): Record<string, string> {
  return collectPastedFields(texts.reduce(pasteAll, noPastedValues(step))).fields;
}

const FACEBOOK_COOKIES = 'datr=d; c_user=100; xs=1%3Aabc; presence=x';
const FACEBOOK_FIELDS = { datr: 'd', c_user: '100', xs: '1:abc' };

describe('pasteAll', () => {
  it.each([
    ['a bare header', FACEBOOK_COOKIES],
    ['a header with its name', `Cookie: ${FACEBOOK_COOKIES}`],
    [
      'cURL for bash',
      copyAsCurl('bash', 'https://www.facebook.com/', { a: "it's" }, { cookies: FACEBOOK_COOKIES }),
    ],
    ['cURL for cmd', copyAsCurl('cmd', 'https://www.facebook.com/', { Cookie: FACEBOOK_COOKIES })],
    ['JSON', JSON.stringify({ datr: 'd', c_user: '100', xs: '1%3Aabc', other: 'x' })],
  ])('takes cookies from %s', (_what, text) => {
    const pasted = pasteAll(noPastedValues(STEPS.facebook), text);
    expect(collectPastedFields(pasted)).toEqual({ fields: FACEBOOK_FIELDS, isComplete: true });
  });

  it('takes headers whole, the user agent among them', () => {
    const cookie = 'li_at=1; JSESSIONID="ajax:2"';
    const headers = { 'X-LI-Track': '{"clientVersion":"1"}', 'x-li-page-instance': 'urn:1' };
    const url = 'https://www.linkedin.com/voyager/api';
    for (const shell of ['bash', 'cmd'] as const) {
      expect(
        pasteInto(STEPS.linkedin, copyAsCurl(shell, url, headers, { cookies: cookie })),
      ).toEqual({
        cookie_header: cookie,
        x_li_track: '{"clientVersion":"1"}',
        x_li_page_instance: 'urn:1',
      });
    }
    expect(
      pasteInto(STEPS.xPassword, "curl 'https://x.com/robots.txt' -H 'User-Agent: Mozilla/5.0'"),
    ).toEqual({ browser_user_agent: 'Mozilla/5.0' });
  });

  it('adds to what was pasted before, and replaces it', () => {
    expect(pasteInto(STEPS.facebook, 'datr=old', 'xs=1', 'datr=new')).toEqual({
      datr: 'new',
      xs: '1',
    });
    const several = "curl 'https://x.com/a' -b 'ct0=1' ; curl 'https://x.com/b' -b 'auth_token=2'";
    expect(pasteInto(STEPS.x, several)).toEqual({ ct0: '1', auth_token: '2' });
  });

  it('takes nothing from a request to another site', () => {
    const elsewhere = copyAsCurl('bash', 'https://ads.example/', { 'X-CSRF': '1' });
    expect(pasteInto(STEPS.tumblr, elsewhere)).toEqual({});
    const accounts = "curl 'https://accounts.google.com/' -b 'OSID=wrong; SID=right'";
    expect(pasteInto(STEPS.googleMessages, accounts)).toEqual({ SID: 'right' });
    const messages = "curl 'https://messages.google.com/' -b 'OSID=right; SID=right'";
    expect(pasteInto(STEPS.googleMessages, messages)).toEqual({ SID: 'right', OSID: 'right' });
  });

  it('takes JSON by source name, by header name in any casing, and by field ID', () => {
    expect(pasteInto(STEPS.slack, '{"d": "xoxd-a%2F", "auth_token": "xoxc"}')).toEqual({
      cookie_token: 'xoxd-a/',
      auth_token: 'xoxc',
    });
    expect(pasteInto(STEPS.slack, '{"com.example.auth_token": "xoxc"}')).toEqual({
      auth_token: 'xoxc',
    });
    expect(pasteInto(STEPS.tumblr, '{"x-csrf": "1", "AUTHORIZATION": "2"}')).toEqual({
      'X-CSRF': '1',
      Authorization: '2',
    });
  });

  it.each(['', 'hunter2', 'some words', 'unknown=1', '{"a"', "curl 'https://x.com'", 'xs=; datr='])(
    'changes nothing for %j',
    (text) => {
      const before = pasteAll(noPastedValues(STEPS.facebook), 'xs=1');
      expect(pasteAll(before, text)).toBe(before);
    },
  );

  it('keeps a value when a later one does not fit', () => {
    expect(pasteInto(STEPS.slack, 'd=xoxd-1', 'd=deleted')).toEqual({ cookie_token: 'xoxd-1' });
  });
});

describe('pasteField', () => {
  function pasteOne(step: CookiesStep, fieldID: string, text: string): string | undefined {
    const pasted = pasteField(noPastedValues(step), fieldID, text);
    expect(Object.keys(collectPastedFields(pasted).fields)).toEqual(
      collectPastedFields(pasted).fields[fieldID] === undefined ? [] : [fieldID],
    );
    return collectPastedFields(pasted).fields[fieldID];
  }

  it.each([
    ['1%3Aabc', '1:abc'],
    [' 1:abc\n', '1:abc'],
    ['xs=1%3Aabc', '1:abc'],
    ['xs=1%3Aabc; c_user=1', '1:abc'],
    [`Cookie: ${FACEBOOK_COOKIES}`, '1:abc'],
    ["curl 'https://www.facebook.com/' -b 'xs=1%3Aabc; c_user=1'", '1:abc'],
    ['AQ==', 'AQ=='],
    ['', undefined],
    ['c_user=1; datr=2', undefined],
    ["curl 'https://www.facebook.com/' -b 'c_user=1'", undefined],
    ["curl 'https://other.example/' -b 'xs=1'", undefined],
  ])('takes a cookie from %j', (text, value) => {
    expect(pasteOne(STEPS.facebook, 'xs', text)).toBe(value);
  });

  it('takes a header as it is, with or without its name', () => {
    const track = '{"clientVersion":"1"}';
    expect(pasteOne(STEPS.linkedin, 'x_li_track', track)).toBe(track);
    expect(pasteOne(STEPS.linkedin, 'x_li_track', `X-LI-Track: ${track}`)).toBe(track);
    expect(pasteOne(STEPS.linkedin, 'x_li_page_instance', 'a%20b')).toBe('a%20b');
    expect(pasteOne(STEPS.linkedin, 'x_li_page_instance', 'Cookie: a=1\nHost: b')).toBeUndefined();
    const cookie = 'a=1; JSESSIONID=2';
    expect(pasteOne(STEPS.linkedin, 'cookie_header', cookie)).toBe(cookie);
  });

  it('takes local storage as it is, JSON too', () => {
    const json = '{\n  "tokens": {}\n}';
    expect(pasteOne(STEPS.teams, 'storage', json)).toBe(json);
    expect(pasteOne(STEPS.dummyStorage, 'username', '{"my-username": "u"}')).toBe('u');
  });

  it('un-sets the field when nothing fits', () => {
    const pasted = pasteField(noPastedValues(STEPS.slack), 'cookie_token', 'xoxd-1');
    const after = pasteField(pasted, 'cookie_token', 'oops');
    expect(collectPastedFields(after)).toEqual({ fields: {}, isComplete: false });
  });

  it('knows no field of another step', () => {
    const pasted = noPastedValues(STEPS.slack);
    expect(pasteField(pasted, 'xs', '1')).toBe(pasted);
  });
});

describe('pastedProgress', () => {
  it('is what is found, never a value', () => {
    const pasted = pasteAll(noPastedValues(STEPS.facebook), 'xs=hunter2');
    expect(pastedProgress(pasted)).toEqual([
      { fieldID: 'xs', name: 'xs', required: true, found: true },
      { fieldID: 'c_user', name: 'c_user', required: true, found: false },
      { fieldID: 'datr', name: 'datr', required: true, found: false },
    ]);
    expect(collectPastedFields(pasted).isComplete).toBe(false);
  });

  it('is complete without what is optional', () => {
    const step = cookiesStep({
      url: 'https://x.example/',
      fields: [
        { id: 'a', type: 'cookie' },
        { id: 'b', type: 'cookie', required: false },
      ],
    });
    expect(collectPastedFields(pasteAll(noPastedValues(step), 'a=1')).isComplete).toBe(true);
    expect(collectPastedFields(pasteAll(noPastedValues(step), 'b=1')).isComplete).toBe(false);
  });
});

describe('whatever is pasted', () => {
  const steps = fc.constantFrom(...Object.values(STEPS));
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.json(),
    fc.constantFrom(FACEBOOK_COOKIES, 'd=xoxd-1', "curl 'https://slack.com' -b 'd=1'", '{"d":""}'),
  );

  it('finds only fields of the step, none of them empty, and never throws', () => {
    fc.assert(
      fc.property(steps, fc.array(text), text, (step, texts, single) => {
        const ids = step.fields.map(({ id }) => id);
        const all = texts.reduce(pasteAll, noPastedValues(step));
        const pasted = ids.reduce((before, id) => pasteField(before, id, single), all);
        for (const { fields } of [collectPastedFields(all), collectPastedFields(pasted)]) {
          for (const [id, value] of Object.entries(fields)) {
            expect(ids).toContain(id);
            expect(value).not.toBe('');
          }
        }
      }),
      { seed: 14, numRuns: 300 },
    );
  });
});
