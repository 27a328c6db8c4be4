import type { CookiesStep, UserInputStep } from '../../shared/api/login-session';
import { CODES } from './codes';
import { specialField } from './fields';
import { ask, askFor, askUntil, capture } from './parts';
import type { ScriptedFlow } from './script';

const WORKSPACES = ['Work', 'Chess Club', 'School'];

const TOKEN = `new Promise((resolve) => {
  const look = () => {
    const config = JSON.parse(localStorage.getItem('localConfig_v2') ?? '{"teams":{}}');
    const [team] = Object.values(config.teams);
    if (team) resolve({ auth_token: team.token });
    else setTimeout(look, 100);
  };
  if (location.pathname.startsWith('/client/')) look();
})`;

const token: ScriptedFlow = {
  flow: { id: 'token', name: 'Browser', description: 'Sign in on the website.' },
  *run({ sites }) {
    const step: CookiesStep = {
      type: 'cookies',
      stepID: 'fi.mau.slack.login.enter_auth_token',
      instructions: 'Sign in to Slack.',
      url: `${sites.origin('slack')}/signin`,
      fields: [
        specialField('auth_token'),
        {
          id: 'cookie_token',
          required: true,
          pattern: '^xoxd-[a-zA-Z0-9/+=]+$',
          sources: [{ type: 'cookie', name: 'd', cookieDomain: 'slack.localhost' }],
        },
      ],
      extractJS: TOKEN,
    };
    const person = yield* capture(step, sites.networks.slack.signedInUsers.check);
    return { person, shape: 'step' };
  },
};

const CAPTCHA = `new Promise((resolve) => {
  const timer = setInterval(() => {
    if (window.captchaToken === undefined) return;
    clearInterval(timer);
    resolve({ captcha_token: window.captchaToken });
  }, 100);
})`;

const email: ScriptedFlow = {
  flow: { id: 'email', name: 'Email', description: 'Sign in with a code sent to you.' },
  *run({ sites }) {
    const person = yield* askUntil(
      EMAIL,
      { instructions: 'That is not an email address.' },
      ({ email: typed = '' }) => {
        if (!typed.includes('@')) return undefined;
        return typed.startsWith('bob@') ? 'bob' : 'alice';
      },
    );
    const captcha: CookiesStep = {
      type: 'cookies',
      stepID: 'fi.mau.slack.login.captcha',
      instructions: 'Slack wants to know that you are a person.',
      url: `${sites.origin('slack')}/captcha`,
      // Neither name nor source: it can only come from the script, by its ID.
      fields: [{ id: 'captcha_token' }],
      extractJS: CAPTCHA,
    };
    yield* capture(captcha, sites.networks.slack.signedInUsers.check);
    yield* askFor(EMAIL_CODE, 'code', CODES.slackEmail, 'That code is incorrect.');
    yield* ask(WORKSPACE);
    yield* askFor(
      SECOND_FACTOR,
      'code',
      CODES.slack2fa,
      'That code is incorrect. Try the next one.',
    );
    return { person, shape: 'bare' };
  },
};

const EMAIL: UserInputStep = {
  type: 'user_input',
  stepID: 'fi.mau.slack.login.email',
  instructions: 'Enter the email address of your Slack account.',
  fields: [{ id: 'email', type: 'email', label: 'Email', placeholder: 'name@work-email.com' }],
};

const EMAIL_CODE: UserInputStep = {
  type: 'user_input',
  stepID: 'fi.mau.slack.login.email_code',
  instructions: 'Enter the code that Slack has sent you.',
  fields: [{ id: 'code', type: '2fa_code', label: 'Code' }],
};

const WORKSPACE: UserInputStep = {
  type: 'user_input',
  stepID: 'fi.mau.slack.login.workspace',
  instructions: 'Choose the workspace to connect.',
  fields: [{ id: 'workspace', type: 'select', label: 'Workspace', options: WORKSPACES }],
};

const SECOND_FACTOR: UserInputStep = {
  type: 'user_input',
  stepID: 'fi.mau.slack.login.2fa',
  instructions: 'Enter the six digits of your authenticator app.',
  fields: [{ id: 'code', type: '2fa_code', label: 'Code', pattern: '^[0-9]{6}$' }],
};

export const SLACK_LOGINS = [token, email];
