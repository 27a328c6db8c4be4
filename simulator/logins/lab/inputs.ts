import type { UserInputStep } from '../../../shared/api/login-session';
import { PASSWORD } from '../../sites/people';
import { CODES } from '../codes';
import { ask, askFor, askUntil } from '../parts';
import { LoginError, type ScriptedFlow } from '../script';
import { beepSound } from './beep-sound';
import { CAPTCHA_PNG } from './captcha-png';

const ALL_KINDS: UserInputStep = {
  type: 'user_input',
  stepID: 'lab.inputs',
  instructions: 'One field of each kind.\nThe password decides: "correct horse" is right.',
  fields: [
    { id: 'username', type: 'username', label: 'Username', initialValue: 'alice' },
    { id: 'password', type: 'password', label: 'Password' },
    {
      id: 'phone',
      type: 'phone_number',
      label: 'Phone number',
      placeholder: '+1 202 555 0123',
      optional: true,
    },
    { id: 'email', type: 'email', label: 'Email', optional: true },
    { id: 'code', type: '2fa_code', label: 'Code', pattern: '^[0-9]{6}$', optional: true },
    { id: 'token', type: 'token', label: 'Token', optional: true },
    { id: 'url', type: 'url', label: 'Address', placeholder: 'https://…', optional: true },
    { id: 'domain', type: 'domain', label: 'Domain', optional: true },
    {
      id: 'region',
      type: 'select',
      label: 'Region',
      options: ['Europe', 'America'],
      initialValue: 'America',
    },
    { id: 'text', type: 'text', label: 'Note', description: 'Anything you like.', optional: true },
    { id: 'unknown', type: 'colour_of_the_sky', label: 'Colour of the sky', optional: true },
    { id: 'no-label', optional: true },
  ],
};

const inputs: ScriptedFlow = {
  flow: { id: 'inputs', name: 'Every kind of field', description: 'One form with all of them.' },
  *run() {
    yield* askUntil(
      ALL_KINDS,
      { instructions: 'The password is incorrect. Try again.' },
      (values) => values['password'] === PASSWORD || undefined,
    );
    return { shape: 'step', instructions: 'Everything was filled in.' };
  },
};

const CAPTCHA_BASE64 = { png: CAPTCHA_PNG, wav: beepSound(4) };

const captcha: ScriptedFlow = {
  flow: { id: 'captcha', name: 'Attachments', description: 'A picture and a sound to read.' },
  *run() {
    const step: UserInputStep = {
      type: 'user_input',
      stepID: 'lab.captcha',
      instructions: 'Type the digits in the picture.',
      fields: [{ id: 'answer', type: 'captcha_code', label: 'Digits' }],
      attachments: [
        {
          type: 'm.image',
          filename: 'captcha.png',
          content: CAPTCHA_BASE64.png,
          info: { mimetype: 'image/png', w: 200, h: 70 },
        },
        {
          type: 'm.audio',
          filename: 'captcha.wav',
          content: CAPTCHA_BASE64.wav,
          info: { mimetype: 'audio/wav' },
        },
        { type: 'm.hologram', filename: 'captcha.holo', content: 'AAAA' },
      ],
    };
    yield* askFor(step, 'answer', CODES.captcha, 'Those are not the digits. Look again.');
    return { shape: 'bare' };
  },
};

const oddStepID: ScriptedFlow = {
  flow: { id: 'odd-step-id', name: 'Odd step ID', description: 'Its ID needs percent-encoding.' },
  *run() {
    const step: UserInputStep = {
      type: 'user_input',
      stepID: 'lab/odd step?#%|🏠',
      fields: [{ id: 'code', type: '2fa_code', label: 'Code' }],
    };
    yield* askFor(step, 'code', CODES.lab, 'That code is incorrect.');
    return { shape: 'bare' };
  },
};

/** The codes that the bridges are known to end a login with. */
export const LOGIN_ERROR_CODES = [
  'FI.MAU.WHATSAPP.LOGIN_TIMEOUT',
  'FI.MAU.META_CHECKPOINT_ERROR',
  'FI.MAU.TWITTER.ACCOUNT_LOCKED',
  'FI.MAU.GMESSAGES.PAIR_INCORRECT_EMOJI',
  'FI.MAU.BRIDGE.LOGIN_TIMED_OUT',
  'FI.MAU.BRIDGE.TOO_MANY_LOGINS',
  'COM.BEEPER.WEBAUTHN_UNSUPPORTED',
  'M_BAD_STATE',
  'M_NOT_FOUND',
  'COM.EXAMPLE.NEVER_HEARD_OF',
];

/** How the choice of a code is worded: what is sent back is no code, and nobody takes it for one. */
export const failureChoice = (code: string) => `Ends with ${code}`;

const fails: ScriptedFlow = {
  flow: { id: 'fails', name: 'Failure', description: 'Ends with the error you choose.' },
  *run() {
    const { choice } = yield* ask({
      type: 'user_input',
      stepID: 'lab.fails',
      instructions: 'Choose how it is to fail.',
      fields: [
        {
          id: 'choice',
          type: 'select',
          label: 'Error',
          options: LOGIN_ERROR_CODES.map(failureChoice),
        },
      ],
    });
    const code = LOGIN_ERROR_CODES.find((one) => failureChoice(one) === choice) ?? '';
    throw new LoginError(code, 'The lab failed as you wished.');
  },
};

const silent: ScriptedFlow = {
  flow: { id: 'silent', name: 'Silent end', description: 'Ends well and does not say with whom.' },
  *run() {
    yield* ask({
      type: 'user_input',
      stepID: 'lab.silent',
      fields: [{ id: 'anything', label: 'Anything', optional: true }],
    });
    return { shape: 'silent' };
  },
};

export const INPUT_LOGINS = [inputs, captcha, oddStepID, fails, silent];
