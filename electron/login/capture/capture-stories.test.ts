import { describe, expect, it } from 'vitest';
import type { CookiesStep } from '../../../shared/api/login-session';
import { STEPS } from '../testing/cookie-steps';
import { play, type TimedEvent, type Sent } from '../testing/replay';
import {
  cookies,
  cookiesOf,
  page,
  redirect,
  request,
  script,
  webviewCookie,
  storage,
} from '../testing/webview-events';

/** How signing in goes at each network, and what must be sent when. */
interface Story {
  name: string;
  step: CookiesStep;
  events: TimedEvent[];
  /** Null when nothing must ever be sent. */
  sent: Sent | null;
}

const FACEBOOK = 'https://www.facebook.com';
const facebookSignedIn = { datr: 'd', c_user: '100', xs: '1%3Aabc' };
const facebookSent = { datr: 'd', c_user: '100', xs: '1:abc' };
const facebookStart: TimedEvent[] = [
  [0, page(`${FACEBOOK}/`)],
  [20, cookies('.facebook.com', { datr: 'd' })],
];

const INSTAGRAM = 'https://www.instagram.com';
const instagramStart: TimedEvent[] = [
  [0, page(`${INSTAGRAM}/accounts/login/`)],
  [30, cookies('.instagram.com', { csrftoken: 'anonymous', mid: 'm', ig_did: 'i' })],
];
const instagramSignedIn = {
  csrftoken: 'rotated',
  mid: 'm',
  ig_did: 'i',
  sessionid: '1%3A2',
  ds_user_id: '1',
};

const X_TOKEN = 'castle'.repeat(30);
const xUserAgent = request('https://x.com/robots.txt', { 'User-Agent': 'Chrome', Cookie: 'a=b' });

const LINKEDIN = 'https://www.linkedin.com';
const voyager = (cookie: string) =>
  request(`${LINKEDIN}/voyager/api/me`, {
    cookie,
    'x-li-track': '{"clientVersion":"1.13"}',
    'x-li-page-instance': 'urn:li:page:feed',
  });

const GOOGLE = Object.fromEntries(
  ['SID', 'HSID', 'SSID', 'APISID', 'SAPISID'].map((name) => [name, `${name}-value`]),
);
const googleCookies = (...osidCookies: [host: string, value: string][]) =>
  cookiesOf([
    ...Object.entries(GOOGLE).map(([name, value]) => webviewCookie(name, value, '.google.com')),
    ...osidCookies.map(([host, value]) => webviewCookie('OSID', value, host)),
  ]);

const TUMBLR = 'https://www.tumblr.com';
const tumblrAPI = request(`${TUMBLR}/api/v2/user/info`, {
  Cookie: 'sid=1',
  Authorization: 'Bearer 2',
  'X-CSRF': '3',
});
const tumblrVersion = request(`${TUMBLR}/svc/x`, { 'X-Version': 'redpop/3/0', Cookie: 'other=1' });
const tumblrFields = {
  Cookie: 'sid=1',
  Authorization: 'Bearer 2',
  'X-CSRF': '3',
  'X-Version': 'redpop/3/0',
};

const DUMMY = 'https://dummy.example';

const STORIES: Story[] = [
  {
    name: 'Facebook: its start page looks like its final one',
    step: STEPS.facebook,
    events: [
      ...facebookStart,
      [30_000, cookies('.facebook.com', facebookSignedIn)],
      [30_005, redirect(`${FACEBOOK}/?sk=welcome`)],
      [30_400, page(`${FACEBOOK}/?sk=welcome`)],
    ],
    sent: { at: 30_400, fields: facebookSent, lastURL: `${FACEBOOK}/?sk=welcome` },
  },
  {
    name: 'Facebook: a checkpoint follows xs, and ends',
    step: STEPS.facebook,
    events: [
      ...facebookStart,
      [30_000, cookies('.facebook.com', facebookSignedIn)],
      [30_005, redirect(`${FACEBOOK}/checkpoint/?next`)],
      [33_000, page(`${FACEBOOK}/checkpoint/?next`)],
      [90_000, page(`${FACEBOOK}/messages/e2ee/t/123`)],
    ],
    sent: { at: 90_000, fields: facebookSent, lastURL: `${FACEBOOK}/messages/e2ee/t/123` },
  },
  {
    name: 'Facebook: a checkpoint that is not passed',
    step: STEPS.facebook,
    events: [
      ...facebookStart,
      [300, redirect(`${FACEBOOK}/`)],
      [301, cookies('.facebook.com', facebookSignedIn)],
      [305, redirect(`${FACEBOOK}/checkpoint/`)],
      [400, page(`${FACEBOOK}/checkpoint/`)],
      [500, cookies('.facebook.com', facebookSignedIn)],
    ],
    sent: null,
  },
  {
    name: 'Facebook: nobody signs in',
    step: STEPS.facebook,
    events: [
      ...facebookStart,
      [5_000, page(`${FACEBOOK}/`)],
      [9_000, page(`${FACEBOOK}/messages/`)],
    ],
    sent: null,
  },
  {
    name: 'Facebook: xs is taken back',
    step: STEPS.facebook,
    events: [
      ...facebookStart,
      [30_000, cookies('.facebook.com', facebookSignedIn)],
      [30_005, redirect(`${FACEBOOK}/login`)],
      [30_100, cookies('.facebook.com', { datr: 'd', c_user: '100' })],
      [30_400, page(`${FACEBOOK}/`)],
    ],
    sent: null,
  },
  {
    name: 'Instagram: the cookies are read after a final page that leaves at once',
    step: STEPS.instagram,
    events: [
      ...instagramStart,
      [20_000, page(`${INSTAGRAM}/`)],
      [20_040, page(`${INSTAGRAM}/accounts/onetap/`)],
      [20_060, cookies('.instagram.com', instagramSignedIn)],
    ],
    sent: {
      at: 20_060,
      fields: { ...instagramSignedIn, sessionid: '1:2' },
      lastURL: `${INSTAGRAM}/`,
    },
  },
  {
    name: 'Instagram: signed in, and asked whether to stay so',
    step: STEPS.instagram,
    events: [
      ...instagramStart,
      [20_000, cookies('.instagram.com', instagramSignedIn)],
      [20_040, page(`${INSTAGRAM}/accounts/onetap/?next=%2F`)],
    ],
    sent: null,
  },
  {
    name: 'X: without a domain or a final page',
    step: STEPS.x,
    events: [
      [0, page('https://x.com/i/flow/login')],
      [50, cookies('.x.com', { ct0: 'anonymous' })],
      [20_000, cookies('.x.com', { ct0: 'anonymous', auth_token: 't' })],
      [20_900, cookies('.x.com', { ct0: 'rotated', auth_token: 't' })],
      [21_000, page('https://x.com/home')],
    ],
    sent: {
      at: 22_400,
      fields: { ct0: 'rotated', auth_token: 't' },
      lastURL: 'https://x.com/home',
    },
  },
  {
    name: 'X: only the cookie that everybody gets',
    step: STEPS.x,
    events: [
      [0, page('https://x.com/i/flow/login')],
      [50, cookies('.x.com', { ct0: 'anonymous', auth_token: '' })],
    ],
    sent: null,
  },
  {
    name: 'X, password: a script on the page that the step opens',
    step: STEPS.xPassword,
    events: [
      [0, xUserAgent],
      [40, page('https://x.com/robots.txt')],
      [60, cookies('.x.com', { guest_id: 'v1%3A17' })],
      [70, script({})],
      [900, script({ castle_token: X_TOKEN })],
    ],
    sent: {
      at: 2_400,
      fields: { castle_token: X_TOKEN, browser_user_agent: 'Chrome', guest_id: 'v1:17' },
      lastURL: 'https://x.com/robots.txt',
    },
  },
  {
    name: 'X, password: a token that is too short',
    step: STEPS.xPassword,
    events: [
      [0, xUserAgent],
      [40, page('https://x.com/robots.txt')],
      [900, script({ castle_token: 'short' })],
    ],
    sent: null,
  },
  {
    name: 'LinkedIn: the latest headers that fit',
    step: STEPS.linkedin,
    events: [
      [0, request(`${LINKEDIN}/login`, { Cookie: 'JSESSIONID="ajax:anonymous"' })],
      [50, page(`${LINKEDIN}/login`)],
      [20_000, page(`${LINKEDIN}/feed/`)],
      [20_100, voyager('li_at=1; JSESSIONID="ajax:1"')],
      [20_900, voyager('li_at=2; JSESSIONID="ajax:1"')],
      [21_000, request('https://ads.example/', { Cookie: 'JSESSIONID=tracker' })],
    ],
    sent: {
      at: 22_400,
      fields: {
        cookie_header: 'li_at=2; JSESSIONID="ajax:1"',
        x_li_track: '{"clientVersion":"1.13"}',
        x_li_page_instance: 'urn:li:page:feed',
      },
      lastURL: `${LINKEDIN}/feed/`,
    },
  },
  {
    name: 'LinkedIn: nobody signs in, though requests carry cookies',
    step: STEPS.linkedin,
    events: [
      [0, request(`${LINKEDIN}/login`, { Cookie: 'JSESSIONID="ajax:anonymous"' })],
      [50, page(`${LINKEDIN}/login`)],
      [90, request(`${LINKEDIN}/li/track`, { 'X-LI-Track': '{}', 'X-LI-Page-Instance': 'p' })],
    ],
    sent: null,
  },
  {
    name: 'Slack: a percent-encoded cookie and a token of a script',
    step: STEPS.slack,
    events: [
      [0, page('https://slack.com/signin')],
      [20_000, cookies('.slack.com', { d: 'xoxd-a%2Fb%2B%3D' })],
      [20_100, page('https://app.slack.com/client/T1')],
      [20_900, script({ auth_token: 'xoxc-1' })],
    ],
    sent: {
      at: 22_400,
      fields: { cookie_token: 'xoxd-a/b+=', auth_token: 'xoxc-1' },
      lastURL: 'https://app.slack.com/client/T1',
    },
  },
  {
    name: 'Slack: a cookie of that name that does not fit',
    step: STEPS.slack,
    events: [
      [0, page('https://slack.com/signin')],
      [1_000, cookies('.slack.com', { d: 'xoxd-a%' })],
      [1_100, script({ auth_token: 'xoxc-1' })],
    ],
    sent: null,
  },
  {
    name: 'Slack, captcha: one value of a script',
    step: STEPS.slackCaptcha,
    events: [
      [0, page('https://slack.com/captcha')],
      [5_000, script({ 'com.example.captcha': 'solved' })],
    ],
    sent: { at: 6_500, fields: { captcha: 'solved' }, lastURL: 'https://slack.com/captcha' },
  },
  {
    name: 'Google Messages: two hosts, and an optional cookie that comes last',
    step: STEPS.googleMessages,
    events: [
      [0, page('https://accounts.google.com/v3/signin')],
      [30_000, googleCookies(['accounts.google.com', 'wrong'])],
      [31_000, page('https://messages.google.com/web/authentication')],
      [31_100, googleCookies(['accounts.google.com', 'wrong'], ['messages.google.com', 'right'])],
      [
        32_000,
        cookiesOf([
          ...Object.entries(GOOGLE).map(([name, value]) =>
            webviewCookie(name, value, '.google.com'),
          ),
          webviewCookie('OSID', 'right', 'messages.google.com'),
          webviewCookie('__Secure-1PSIDTS', 'sidts', '.google.com'),
        ]),
      ],
    ],
    sent: {
      at: 33_500,
      fields: { ...GOOGLE, OSID: 'right', '__Secure-1PSIDTS': 'sidts' },
      lastURL: 'https://messages.google.com/web/authentication',
    },
  },
  {
    name: 'Google Messages: only the cookies of the accounts page',
    step: STEPS.googleMessages,
    events: [
      [0, page('https://accounts.google.com/v3/signin')],
      [30_000, googleCookies(['accounts.google.com', 'wrong'])],
    ],
    sent: null,
  },
  {
    name: 'Google Voice: one name on different hosts',
    step: STEPS.googleVoice,
    events: [
      [0, page('https://accounts.google.com/v3/signin')],
      [9_000, googleCookies(['voice.google.com', 'voice'])],
      [9_500, googleCookies(['voice.google.com', 'voice'], ['contacts.google.com', 'contacts'])],
    ],
    sent: {
      at: 11_000,
      fields: { SID: 'SID-value', OSID: 'voice', contacts_osid: 'contacts' },
      lastURL: 'https://accounts.google.com/v3/signin',
    },
  },
  {
    name: 'Google Voice: two of three hosts',
    step: STEPS.googleVoice,
    events: [[9_000, googleCookies(['voice.google.com', 'voice'])]],
    sent: null,
  },
  {
    name: 'Tumblr: headers of different requests, on the page that the step opens',
    step: STEPS.tumblr,
    events: [
      [0, page(`${TUMBLR}/login?redirect_to=/messages`)],
      [20_000, page(`${TUMBLR}/messages`)],
      [20_200, tumblrAPI],
      [20_700, tumblrVersion],
    ],
    sent: { at: 20_700, fields: tumblrFields, lastURL: `${TUMBLR}/messages` },
  },
  {
    name: 'Tumblr: headers of requests that do not count',
    step: STEPS.tumblr,
    events: [
      [0, page(`${TUMBLR}/login`)],
      [20_000, page(`${TUMBLR}/dashboard`)],
      [20_100, request('https://api.example/api/', { Cookie: 'a=1', Authorization: 'Bearer 2' })],
      [20_200, request(`${TUMBLR}/svc/y`, { Cookie: 'a=1', Authorization: 'x', 'X-CSRF': '3' })],
      [20_300, tumblrVersion],
    ],
    sent: null,
  },
  {
    name: 'Teams: a script that publishes late, and any page',
    step: STEPS.teams,
    events: [
      [0, page('https://teams.live.com/v2')],
      [10, script({})],
      [3_000, page('https://login.live.com/oauth')],
      [20_000, page('https://teams.live.com/v2/')],
      [20_010, script({})],
      [24_000, script({ storage: '{"tokens":{}}' })],
    ],
    sent: {
      at: 25_500,
      fields: { storage: '{"tokens":{}}' },
      lastURL: 'https://teams.live.com/v2/',
    },
  },
  {
    name: 'Teams: a script that gives nothing',
    step: STEPS.teams,
    events: [
      [0, page('https://teams.live.com/v2')],
      [10, script({})],
    ],
    sent: null,
  },
  {
    name: "Beeper's dummy: two cookies of one domain",
    step: STEPS.dummyCookies,
    events: [
      [0, page(`${DUMMY}/`)],
      [1_000, cookies('dummy.example', { username: 'u', password: 'p%' })],
    ],
    sent: { at: 2_500, fields: { username: 'u', password: 'p%' }, lastURL: `${DUMMY}/` },
  },
  {
    name: "Beeper's dummy: cookies of another domain",
    step: STEPS.dummyCookies,
    events: [[1_000, cookies('.dummy.test', { username: 'u', password: 'p' })]],
    sent: null,
  },
  {
    name: "Beeper's dummy: local storage",
    step: STEPS.dummyStorage,
    events: [
      [0, page(`${DUMMY}/`)],
      [500, storage(DUMMY, { 'my-username': 'u', 'my-password': null })],
      [1_000, storage(DUMMY, { 'my-username': 'u', 'my-password': 'p' })],
    ],
    sent: { at: 2_500, fields: { username: 'u', password: 'p' }, lastURL: `${DUMMY}/` },
  },
  {
    name: "Beeper's dummy: half of local storage",
    step: STEPS.dummyStorage,
    events: [[500, storage(DUMMY, { 'my-username': 'u', 'my-password': null })]],
    sent: null,
  },
];

describe('signing in', () => {
  it.each(STORIES)('$name', ({ step, events, sent }) => {
    expect(play(step, events)).toEqual(sent);
  });

  it('covers every step', () => {
    const covered = new Set(STORIES.filter(({ sent }) => sent !== null).map(({ step }) => step));
    expect(Object.entries(STEPS).filter(([, step]) => !covered.has(step))).toEqual([]);
  });

  it.each(STORIES.filter(({ sent }) => sent !== null))(
    'needs every required value: $name',
    ({ step, events }) => {
      const more = { id: 'never', type: 'cookie', name: 'never' };
      expect(play({ ...step, fields: [...step.fields, more] }, events)).toBeNull();
    },
  );
});
