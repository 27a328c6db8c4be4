import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CookiesStep } from '../../../shared/api/login-session';
import {
  collectPastedFields,
  pasteAll,
  pastedProgress,
  pasteField,
  pasteText,
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

/** A token and a cookie, as Slack's bridge asks for them. */
const SLACK = cookiesStep({
  url: 'https://slack.com/signin',
  fields: [
    {
      id: 'auth_token',
      required: true,
      pattern: '^xoxc-.+$',
      sources: [
        { type: 'special', name: 'fi.example.auth_token' },
        {
          type: 'request_body',
          name: 'token',
          requestURLRegex: '^https://.+?\\.slack\\.com/api/(client|users)\\..+$',
        },
      ],
    },
    {
      id: 'cookie_token',
      required: true,
      sources: [{ type: 'cookie', name: 'd', cookieDomain: 'slack.com' }],
    },
  ],
});

const BOUNDARY = '----WebKitFormBoundaryAbC123';
const BODIES = {
  urlencoded: 'token=xoxc-1-a&_x_reason=boot',
  json: '{"_x_reason":"boot","token":"xoxc-1-a"}',
  multipart: [
    `--${BOUNDARY}`,
    'Content-Disposition: form-data; name="token"',
    '',
    'xoxc-1-a',
    `--${BOUNDARY}--`,
    '',
  ].join('\r\n'),
};
const BOOT = 'https://acme.slack.com/api/client.userBoot?_x_id=1';
const COOKIE = 'b=.xyz; d=xoxd-AbC%2B; d-s=17';

/** A request to a URL with a body, in all the ways in which browsers copy it. */
const COPIES: Record<string, (url: string, body: string) => string> = {
  'cURL for bash': (url, body) => copyAsCurl('bash', url, {}, { cookies: COOKIE, body }),
  'cURL for cmd': (url, body) => copyAsCurl('cmd', url, {}, { cookies: COOKIE, body }),
  'fetch (Node.js)': (url, body) =>
    `fetch(${JSON.stringify(url)}, ${JSON.stringify({ headers: { cookie: COOKIE }, body })});`,
  PowerShell: (url, body) =>
    [
      '$session = New-Object Microsoft.PowerShell.Commands.WebRequestSession',
      '$session.Cookies.Add((New-Object System.Net.Cookie("d", "xoxd-AbC%2B", "/", ".slack.com")))',
      `Invoke-WebRequest -Uri "${url}" \``,
      `-Body "${body.replace(/["`$]/g, '`$&').replace(/[\r\n]/g, (char) => `$([char]${char.charCodeAt(0)})`)}"`,
    ].join('\n'),
  HAR: (url, text) =>
    JSON.stringify({
      log: {
        entries: [
          { request: { url, headers: [{ name: 'Cookie', value: COOKIE }], postData: { text } } },
        ],
      },
    }),
};

describe('a request with a body', () => {
  for (const [how, copy] of Object.entries(COPIES)) {
    it.each(Object.entries(BODIES))(`as ${how}: %s`, (shape, body) => {
      // A newline is two to cmd, so that no form is left of it.
      if (how === 'cURL for cmd' && shape === 'multipart') return;
      expect(pasteInto(SLACK, copy(BOOT, body))).toEqual({
        auth_token: 'xoxc-1-a',
        cookie_token: 'xoxd-AbC+',
      });
    });

    it(`to another host as ${how} says so`, () => {
      const { taken, otherHost } = pasteText(
        noPastedValues(SLACK),
        copy('https://ads.example/api/client.boot', BODIES.json),
      );
      expect([taken, otherHost]).toEqual([0, { from: 'ads.example', wanted: 'slack.com' }]);
    });
  }

  it('of the right site but without the value is not called another host’s', () => {
    const text = COPIES['HAR']?.('https://app.slack.com/', '{}') ?? '';
    const { otherHost } = pasteText(noPastedValues(SLACK), text, 'auth_token');
    expect(otherHost).toBeNull();
  });

  it('gives what other sources name, too', () => {
    const url = 'https://www.facebook.com/api';
    const json = JSON.stringify({ xs: '1:abc', c_user: 100 });
    expect(pasteInto(STEPS.facebook, copyAsCurl('bash', url, {}, { body: json }))).toEqual({
      xs: '1:abc',
      c_user: '100',
    });
    expect(
      pasteInto(STEPS.teams, `fetch("https://teams.live.com", {"body": "storage=1"})`),
    ).toEqual({
      storage: '1',
    });
  });

  it('may be pasted for one field, and is never taken for its value', () => {
    const single = (text: string) =>
      collectPastedFields(pasteField(noPastedValues(SLACK), 'auth_token', text)).fields;
    for (const copy of Object.values(COPIES)) {
      expect(single(copy(BOOT, BODIES.json))).toEqual({ auth_token: 'xoxc-1-a' });
      expect(single(copy(BOOT, '{"token":"xoxp-1"}'))).toEqual({});
    }
    expect(single(BODIES.urlencoded)).toEqual({ auth_token: 'xoxc-1-a' });
    expect(single(BODIES.multipart)).toEqual({ auth_token: 'xoxc-1-a' });
  });
});

it('takes no cookie without a domain from another site', () => {
  const text = "curl 'https://ads.example/' -b 'ct0=1; auth_token=2'";
  expect(pasteText(noPastedValues(STEPS.x), text)).toMatchObject({
    taken: 0,
    otherHost: { from: 'ads.example', wanted: 'x.com' },
  });
  expect(pasteInto(STEPS.x, "curl 'https://api.x.com/' -b 'ct0=1; auth_token=2'")).toEqual({
    ct0: '1',
    auth_token: '2',
  });
});

describe('what is too large', () => {
  const step = cookiesStep({
    url: 'https://x.example/',
    fields: ['a', 'b', 'c'].map((id) => ({ id, type: 'local_storage' })),
  });

  it('is named and not sent', () => {
    const pasted = pasteField(noPastedValues(step), 'a', 'x'.repeat(1_000_001));
    expect(pastedProgress(pasted)[0]).toMatchObject({ found: false, problem: 'too-large' });
    const after = pasteField(pasted, 'a', 'small');
    expect(pastedProgress(after)[0]).not.toHaveProperty('problem');
    const large = 'x'.repeat(900_000);
    const all = ['a', 'b', 'c'].reduce((each, id) => pasteField(each, id, large), pasted);
    expect(collectPastedFields(all).isComplete).toBe(false);
    expect(collectPastedFields(pasteField(all, 'a', 'small')).isComplete).toBe(true);
  });
});

describe('a text of some MB', () => {
  /** How long reading takes, in ms: the best of several tries, as others work here, too. */
  const timeOf = (text: string) =>
    Math.min(
      ...Array.from({ length: 3 }, () => {
        const start = performance.now();
        pasteText(noPastedValues(SLACK), text);
        return performance.now() - start;
      }),
    );
  const fillers = ['x', '"', "'", '\\', '^', ' ', '\n', '{', '[', '`', '$', '&', '=', ';', ':'];
  const leads = [
    "curl 'https://a' -d $'",
    'curl ^"',
    'fetch("a",',
    '$s Invoke-WebRequest -Uri "',
    '{"',
  ];

  it.each(leads)('takes no more than in proportion to its length: %s', (lead) => {
    for (const filler of fillers) {
      const short = timeOf(lead + filler.repeat(50_000));
      const long = timeOf(lead + filler.repeat(400_000));
      // Eight times as long. The square of that would take minutes: enough room for a busy machine.
      expect(long).toBeLessThan(Math.max(short, 20) * 32);
    }
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
