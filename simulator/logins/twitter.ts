import type { CookiesStep } from '../../shared/api/login-session';
import { quoted } from '../sites/http';
import { personOf, WRONG_PASSWORD } from '../sites/people';
import { CODES } from './codes';
import { BROWSER_FLOW, cookieField, headerField, specialField } from './fields';
import { askFor, askUntil, capture } from './parts';
import { LoginError, type Part, type ScriptedFlow } from './script';

/** With this user name the account turns out to be locked. */
const X_LOCKED_USER = 'locked@example.com';

const cookies: ScriptedFlow = {
  flow: BROWSER_FLOW,
  *run({ sites }) {
    const step: CookiesStep = {
      type: 'cookies',
      stepID: 'fi.mau.twitter.login.enter_cookies',
      instructions: 'Sign in to X.',
      url: `${sites.origin('x')}/i/flow/login`,
      // No domain: which of several cookies of the name is meant follows from the step's URL.
      fields: [cookieField('ct0'), cookieField('auth_token')],
    };
    const person = yield* capture(step, sites.networks.x.signedInUsers.check);
    yield* askForPin();
    return { person, shape: 'step' };
  },
};

function askForPin(): Part<true> {
  return askFor(
    {
      type: 'user_input',
      stepID: 'fi.mau.twitter.login.enter_pin',
      instructions: 'Enter the PIN of your encrypted messages.',
      fields: [{ id: 'pin', type: '2fa_code', label: 'PIN', pattern: '^[0-9]{4}$' }],
    },
    'pin',
    CODES.xPin,
    'That PIN is incorrect. Enter the PIN of your encrypted messages.',
  );
}

/** Gets the token from the site, and publishes it a little later through the page's global. */
const CASTLE = (delayMs: number) => `(async () => {
  const answer = await fetch('/i/castle');
  const { castle_token } = await answer.json();
  setTimeout(() => { window.__BEEP_BEEP_AUTH_RESULTS__ = { castle_token }; }, ${delayMs});
})()`;

const password: ScriptedFlow = {
  flow: { id: 'password', name: 'Password', description: 'Sign in with user name and password.' },
  *run({ sites }) {
    const person = yield* askUntil(
      {
        type: 'user_input',
        stepID: 'fi.mau.twitter.login.password',
        instructions: 'Enter your user name and password.',
        fields: [
          { id: 'username', type: 'username', label: 'Username' },
          { id: 'password', type: 'password', label: 'Password' },
        ],
      },
      { instructions: WRONG_PASSWORD },
      ({ username = null, password: typed = null }) => {
        if (username === X_LOCKED_USER) throw locked();
        return personOf(username, typed);
      },
    );
    const origin = sites.origin('x');
    const robots: CookiesStep = {
      type: 'cookies',
      stepID: 'fi.mau.twitter.login.castle',
      url: `${origin}/robots.txt`,
      fields: [
        { ...specialField('castle_token'), pattern: '^[\\s\\S]{128,}$' },
        headerField('browser_user_agent', 'user-agent'),
        { ...cookieField('guest_id', 'x'), required: false },
        { ...cookieField('__cf_bm', 'x'), required: false },
        { ...cookieField('personalization_id', 'x'), required: false },
      ],
      expectedFinalURLRegex: `^${quoted(origin)}/robots\\.txt$`,
      extractJS: CASTLE(sites.delayMs),
    };
    yield* capture(robots, sites.networks.x.signedInUsers.check);
    yield* askForCode();
    return { person, shape: 'bare' };
  },
};

function askForCode(): Part<true> {
  return askFor(
    {
      type: 'user_input',
      stepID: 'fi.mau.twitter.login.2fa',
      instructions: 'Enter the code of your authenticator app.',
      fields: [{ id: 'code', type: '2fa_code', label: 'Code' }],
    },
    'code',
    CODES.x2fa,
    'That code is incorrect. Enter the code of your authenticator app.',
  );
}

function locked(): LoginError {
  return new LoginError('FI.MAU.TWITTER.ACCOUNT_LOCKED', 'Your X account is locked.');
}

export const TWITTER_LOGINS = [cookies, password];
