import { describe, expect, it } from 'vitest';
import type { CookiesStep } from '../../../shared/api/login-session';
import type { Offer } from '../../everyday-browser/types';
import { cookiesStep, STEPS } from '../testing/cookie-steps';
import { anOffer, offeredCookie } from '../testing/offers';
import { canHandOver } from './can-hand-over';
import { prepareHandOver } from './hand-over';

const TARGET = {
  bridgeID: 'b',
  network: 'Instagram',
  reconnects: 'Instagram (Alice)',
  expected: null,
  flowID: null,
};
const DAY_MS = 86_400_000;

function prepare(step: CookiesStep) {
  const prepared = prepareHandOver(step, TARGET);
  if (prepared === null) throw new Error('the step cannot be handed over');
  return prepared;
}

function judge(step: CookiesStep, pageURL: string, read: Partial<Offer> = {}) {
  return prepare(step).judge(anOffer(pageURL, read), 0);
}

describe('what is asked of the everyday browser', () => {
  it('is what the fields name, and nothing else', () => {
    const { task } = prepare(STEPS.instagram);
    expect(task).toMatchObject({
      network: 'Instagram',
      account: 'Instagram (Alice)',
      hosts: ['instagram.com'],
      hasFinalPage: true,
    });
    expect(task.wanted).toContainEqual({
      kind: 'cookie',
      name: 'sessionid',
      domain: '.instagram.com',
    });
    expect(task.wanted).toHaveLength(5);
  });

  it('is one script for all fields that it may have, and each header once', () => {
    expect(prepare(STEPS.slack).task.wanted).toEqual([
      { kind: 'cookie', name: 'd', domain: null },
      {
        kind: 'script',
        names: expect.arrayContaining(['auth_token', 'com.example.auth_token']) as string[],
        code: expect.stringContaining('localConfig_v2') as string,
      },
    ]);
    const names = prepare(STEPS.linkedin).task.wanted.map(({ kind }) => kind);
    expect(names).toEqual(['header', 'header', 'header']);
  });

  it.each([
    ['is hidden', cookiesStep({ url: 'https://a.com/', hidden: true, fields: [{ id: 'a' }] })],
    ['has nothing to hand over', cookiesStep({ url: 'https://a.com/' })],
    ['is on no site', cookiesStep({ url: 'https://127.0.0.1/', fields: [{ id: 'a' }] })],
    ['is at a file', cookiesStep({ url: 'file://a.com/x', fields: [{ id: 'a' }] })],
    ['is another program’s', cookiesStep({ url: 'zoommtg://a.com/x', fields: [{ id: 'a' }] })],
    [
      'is larger than a message',
      cookiesStep({
        url: 'https://a.com/',
        fields: [{ id: 'a', sources: [{ type: 'special', name: 'a' }] }],
        extractJS: 'x'.repeat(1_000_000),
      }),
    ],
    [
      'names more sites than a browser is asked for',
      cookiesStep({
        url: 'https://a.com/',
        fields: Array.from({ length: 100 }, (_, index) => ({
          id: `${index}`,
          sources: [{ type: 'cookie', name: 'a', cookieDomain: `site-${index}.com` }],
        })),
      }),
    ],
    ['has no URL', cookiesStep({ url: 'sign in', fields: [{ id: 'a' }] })],
    [
      'brings cookies along',
      cookiesStep({ url: 'https://a.com/', fields: [{ id: 'a' }], initialCookies: { sid: '1' } }),
    ],
  ])('is nothing of a step that %s', (_why, step) => {
    expect(canHandOver(step)).toBe(false);
  });

  it('is offered for every step that a person does on a site', () => {
    const { xPassword, ...shown } = STEPS;
    expect(Object.values(shown).every(canHandOver)).toBe(true);
    expect(canHandOver(xPassword)).toBe(false);
  });
});

describe('an offer', () => {
  const HOME = 'https://www.instagram.com/';
  const SESSION = ['sessionid', 'csrftoken', 'ds_user_id', 'mid', 'ig_did'].map((name) =>
    offeredCookie(name, `value of ${name}`, '.instagram.com'),
  );

  it('is sent at once when everything is there on the last page', () => {
    const judged = judge(STEPS.instagram, HOME, { cookies: SESSION });
    expect(judged).toMatchObject({ wait: null, lastURL: HOME });
    expect(judged.fields['sessionid']).toBe('value of sessionid');
  });

  it('waits for the last page, unless its user says that it is reached', () => {
    const page = 'https://www.instagram.com/challenge/1/';
    expect(judge(STEPS.instagram, page, { cookies: SESSION }).wait).toBe('final-page');
    expect(judge(STEPS.instagram, page, { cookies: SESSION, isConfirmed: true }).wait).toBeNull();
  });

  it('waits for what is missing, also when its user says otherwise', () => {
    const some = SESSION.slice(1);
    const judged = judge(STEPS.instagram, HOME, { cookies: some, isConfirmed: true });
    expect(judged.wait).toBe('values');
    expect(judged.progress.filter(({ found }) => !found).map(({ name }) => name)).toEqual([
      'sessionid',
    ]);
  });

  it('has headers, bodies, storage and a script’s result as a page has them', () => {
    const headers = [
      {
        url: 'https://www.linkedin.com/voyager/api/me',
        headers: [['cookie', 'JSESSIONID=a; li_at=b']],
      },
      {
        url: 'https://www.linkedin.com/voyager/api/me',
        headers: [['x-li-track', '{"clientVersion":1}']],
      },
      { url: 'https://www.linkedin.com/voyager/api/me', headers: [['x-li-page-instance', 'urn']] },
    ] as Offer['requests'];
    expect(
      judge(STEPS.linkedin, 'https://www.linkedin.com/feed/', { requests: headers }),
    ).toMatchObject({
      wait: null,
      fields: { cookie_header: 'JSESSIONID=a; li_at=b', x_li_page_instance: 'urn' },
    });
    const slack = judge(STEPS.slack, 'https://app.slack.com/client/T1', {
      cookies: [offeredCookie('d', 'xoxd-a%2Fb', '.slack.com')],
      script: [['auth_token', 'xoxc-1']],
    });
    expect(slack).toMatchObject({
      wait: null,
      fields: { auth_token: 'xoxc-1', cookie_token: 'xoxd-a/b' },
    });
    const dummy = judge(STEPS.dummyStorage, 'https://dummy.example/', {
      storage: [
        {
          origin: 'https://dummy.example',
          entries: [
            ['my-username', 'u'],
            ['my-password', 'p'],
          ],
        },
      ],
    });
    expect(dummy).toMatchObject({ wait: null, fields: { username: 'u', password: 'p' } });
    const body = cookiesStep({
      url: 'https://a.com/',
      fields: [{ id: 'token', sources: [{ type: 'request_body', name: 'token' }] }],
    });
    expect(
      judge(body, 'https://a.com/', {
        bodies: [{ url: 'https://a.com/api', entries: [['token', 'a+b & c']] }],
      }).fields,
    ).toEqual({ token: 'a+b & c' });
  });

  it('of another site counts for nothing', () => {
    const step = cookiesStep({
      url: 'https://a.com/',
      fields: [
        { id: 'sid', type: 'cookie' },
        { id: 'key', type: 'local_storage' },
        { id: 'own', sources: [{ type: 'request_header', name: 'own', requestURLRegex: '.*' }] },
      ],
    });
    const judged = judge(step, 'https://b.com/', {
      cookies: [offeredCookie('sid', 'stolen', '.b.com'), offeredCookie('sid', 'wider', 'com')],
      storage: [{ origin: 'https://b.com', entries: [['key', 'stolen']] }],
      requests: [{ url: 'https://b.com/', headers: [['own', 'stolen']] }],
    });
    expect(judged).toMatchObject({ wait: 'values', fields: {}, lastURL: null });
  });

  it('of a file counts for nothing, whatever host it names', () => {
    const entries: [string, string][] = [['my-username', 'u']];
    const found = ['file://dummy.example', 'https://dummy.example'].map((origin) => {
      const read = { storage: [{ origin, entries }] };
      const { fields } = judge(STEPS.dummyStorage, 'https://dummy.example/', read);
      return Object.values(fields);
    });
    expect(found).toEqual([[], ['u']]);
  });

  it('says when the sign-in may run out', () => {
    const step = cookiesStep({ url: 'https://a.com/', fields: [{ id: 'sid', type: 'cookie' }] });
    const cookies = [offeredCookie('sid', 'v', '.a.com', { expiresAt: 30 * DAY_MS })];
    expect(judge(step, 'https://a.com/', { cookies })).toMatchObject({ endsAt: 30 * DAY_MS });
  });

  it('has partitioned cookies of the step’s own site alone', () => {
    const step = cookiesStep({ url: 'https://a.com/', fields: [{ id: 'sid', type: 'cookie' }] });
    const of = (partition: string) =>
      judge(step, 'https://a.com/', {
        cookies: [offeredCookie('sid', 'v', '.a.com', { partition })],
      }).wait;
    expect([of('https://a.com'), of('https://b.com')]).toEqual([null, 'values']);
  });

  it('names what is there and too large', () => {
    const judged = judge(STEPS.dummyStorage, 'https://dummy.example/', {
      storage: [{ origin: 'https://dummy.example', entries: [['my-username', 'u']] }],
      tooLarge: ['my-password'],
    });
    expect(judged.progress.find(({ fieldID }) => fieldID === 'password')).toMatchObject({
      problem: 'too-large',
    });
    expect(judged.wait).toBe('too-large');
  });

  it('of frames of a thousand origins is judged by the latest, at once', () => {
    const names = Array.from({ length: 1_000 }, (_, index) => `key-${index}`);
    const step = cookiesStep({
      url: 'https://a.com/',
      fields: names.map((id) => ({ id, type: 'local_storage' })),
    });
    const storage = Array.from({ length: 1_000 }, (_, index) => ({
      ...{ origin: `https://${index}.a.com`, entries: [] },
    }));
    storage[0]?.entries.push(['key-0', 'first'] as never);
    storage[999]?.entries.push(['key-1', 'last'] as never);
    const { fields, progress } = judge(step, 'https://a.com/', { storage, tooLarge: names });
    expect(fields).toEqual({ 'key-1': 'last' });
    expect(progress[2]).toMatchObject({ problem: 'too-large' });
  });

  it('says of what cannot be read only what keeps a required field away', () => {
    const cookie = { id: 'sid', type: 'cookie' };
    const storage = { id: 'key', type: 'local_storage' };
    const judged = (fields: object[], read = {}) =>
      judge(cookiesStep({ url: 'https://a.com/', fields }), 'https://a.com/', {
        unreadable: ['storage'],
        ...read,
      }).unreadable;
    expect(judged([cookie, storage])).toEqual(['storage']);
    expect(judged([cookie, { ...storage, optional: true }])).toEqual([]);
    const either = { id: 'either', sources: [{ type: 'cookie' }, { type: 'local_storage' }] };
    expect(judged([either])).toEqual([]);
    expect(judged([either], { unreadable: ['cookie', 'storage'] })).toEqual(['cookie', 'storage']);
    expect(judged([cookie], { unreadable: ['script'] })).toEqual(['script']);
    const there = { storage: [{ origin: 'https://a.com', entries: [['key', 'v']] }] };
    expect(judged([storage], there)).toEqual([]);
  });

  it('survives the names of prototypes', () => {
    const step = cookiesStep({
      url: 'https://a.com/',
      fields: ['__proto__', 'constructor'].map((id) => ({ id, type: 'cookie' })),
    });
    const cookies = ['__proto__', 'constructor'].map((name) => offeredCookie(name, 'v', '.a.com'));
    const { fields, wait } = judge(step, 'https://a.com/', { cookies });
    expect([wait, Object.entries(fields)]).toEqual([
      null,
      [
        ['__proto__', 'v'],
        ['constructor', 'v'],
      ],
    ]);
  });
});
