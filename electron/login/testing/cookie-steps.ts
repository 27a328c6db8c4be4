import { stepSchema, type CookiesStep } from '../../../shared/api/login-session';
import { isUnknownMember } from '../../../shared/api/open';

/** A cookies step as the schema parses it. */
export function cookiesStep(step: Record<string, unknown>): CookiesStep {
  const parsed = stepSchema.parse({ type: 'cookies', stepID: 'step', fields: [], ...step });
  if (isUnknownMember(parsed) || parsed.type !== 'cookies') throw new Error('no cookies step');
  return parsed;
}

function cookie(id: string, cookieDomain?: string) {
  return { id, sources: [{ type: 'cookie', name: id, cookieDomain }] };
}

function header(id: string, name: string, requestURLRegex?: string) {
  return { id, sources: [{ type: 'request_header', name, requestURLRegex }] };
}

function special(id: string) {
  return { id, sources: [{ type: 'special', name: `com.example.${id}` }] };
}

/** The cookies steps that the bridges are known to send. */
export const STEPS = {
  facebook: cookiesStep({
    url: 'https://www.facebook.com/',
    fields: ['xs', 'c_user', 'datr'].map((name) => cookie(name, '.facebook.com')),
    expectedFinalURLRegex:
      '^https://www\\.facebook\\.com/(?:messages/(?:e2ee/)?(?:t/[0-9]+/?)?)?(?:\\?.*)?$',
  }),
  instagram: cookiesStep({
    url: 'https://www.instagram.com/accounts/login/',
    fields: ['sessionid', 'csrftoken', 'ds_user_id', 'mid', 'ig_did'].map((name) =>
      cookie(name, '.instagram.com'),
    ),
    expectedFinalURLRegex:
      '^https://www\\.instagram\\.com/(?:direct/(?:inbox/|t/[0-9]+/)?)?(?:\\?.*)?$',
  }),
  x: cookiesStep({
    url: 'https://x.com/i/flow/login',
    fields: [
      { id: 'ct0', type: 'cookie' },
      { id: 'auth_token', type: 'cookie' },
    ],
  }),
  xPassword: cookiesStep({
    url: 'https://x.com/robots.txt',
    fields: [
      { ...special('castle_token'), pattern: '^[\\s\\S]{128,}$' },
      header('browser_user_agent', 'user-agent'),
      { ...cookie('guest_id'), required: false },
      { ...cookie('__cf_bm'), optional: true },
    ],
    expectedFinalURLRegex: '^https://x\\.com/robots\\.txt$',
    extractJS: '(async () => ({ castle_token: await castle() }))()',
  }),
  linkedin: cookiesStep({
    url: 'https://www.linkedin.com/login',
    fields: [
      { ...header('cookie_header', 'Cookie'), pattern: '\\bJSESSIONID=[^;]+' },
      { ...header('x_li_track', 'X-LI-Track'), pattern: 'clientVersion' },
      header('x_li_page_instance', 'X-LI-Page-Instance'),
    ],
  }),
  slack: cookiesStep({
    url: 'https://slack.com/signin',
    fields: [
      special('auth_token'),
      {
        id: 'cookie_token',
        sources: [{ type: 'cookie', name: 'd' }],
        pattern: '^xoxd-[a-zA-Z0-9/+=]+$',
      },
    ],
    extractJS: 'JSON.parse(localStorage.localConfig_v2)',
  }),
  slackCaptcha: cookiesStep({
    url: 'https://slack.com/captcha',
    fields: [special('captcha')],
    extractJS: 'new Promise((resolve) => solve(resolve))',
  }),
  googleMessages: cookiesStep({
    url: 'https://accounts.google.com/AccountChooser?continue=https://messages.google.com/web',
    fields: [
      cookie('OSID', 'messages.google.com'),
      ...['SID', 'HSID', 'SSID', 'APISID', 'SAPISID'].map((name) => cookie(name, '.google.com')),
      { ...cookie('__Secure-1PSIDTS', '.google.com'), required: false },
    ],
  }),
  googleVoice: cookiesStep({
    url: 'https://voice.google.com/signup',
    fields: [
      cookie('SID', '.google.com'),
      { id: 'OSID', sources: [{ type: 'cookie', name: 'OSID', cookieDomain: 'voice.google.com' }] },
      {
        id: 'contacts_osid',
        sources: [{ type: 'cookie', name: 'OSID', cookieDomain: 'contacts.google.com' }],
      },
    ],
  }),
  tumblr: cookiesStep({
    url: 'https://www.tumblr.com/messages',
    fields: [
      header('Cookie', 'Cookie', '^https://www\\.tumblr\\.com/api/'),
      header('Authorization', 'Authorization', '^https://www\\.tumblr\\.com/api/'),
      header('X-CSRF', 'X-CSRF'),
      header('X-Version', 'X-Version'),
    ],
    expectedFinalURLRegex: '^https://www\\.tumblr\\.com/(?:dashboard|messages|explore/.*)$',
    extractJS: 'new Promise((resolve) => setTimeout(() => resolve(null), 30000))',
  }),
  teams: cookiesStep({
    url: 'https://teams.live.com/v2',
    fields: [{ id: 'storage', type: 'local_storage' }],
    expectedFinalURLRegex: '.*',
    extractJS: '(() => { publishLater(); return {}; })()',
  }),
  dummyCookies: cookiesStep({
    url: 'https://dummy.example/',
    fields: ['username', 'password'].map((name) => cookie(name, 'dummy.example')),
  }),
  dummyStorage: cookiesStep({
    url: 'https://dummy.example/',
    fields: ['username', 'password'].map((id) => ({ id, type: 'local_storage', name: `my-${id}` })),
  }),
} as const;
