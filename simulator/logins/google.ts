import type { CookiesStep } from '../../shared/api/login-session';
import { newSecret } from '../sites/secret';
import { BROWSER_FLOW, cookieField, type CookieField } from './fields';
import { capture, showInTurn } from './parts';
import { LoginError, type ScriptedFlow } from './script';

const ROUND_MS = 30_000;
/** How often Google Messages waits for the phone, half a minute each time. */
const ROUNDS_MS = Array<number>(6).fill(ROUND_MS);

/** The cookies of every Google host. */
const SHARED = ['SID', 'HSID', 'SSID', 'APISID', 'SAPISID'].map((name) =>
  cookieField(name, 'google'),
);

const messages: ScriptedFlow = {
  flow: { id: 'google', name: 'Google account', description: 'Sign in and tap an emoji.' },
  *run({ sites }) {
    const to = encodeURIComponent(`${sites.origin('messages.google')}/web/`);
    const step: CookiesStep = {
      type: 'cookies',
      stepID: 'fi.mau.gmessages.login.google_cookies',
      instructions: 'Sign in to your Google account.',
      url: `${sites.origin('accounts.google')}/AccountChooser?continue=${to}`,
      fields: [
        cookieField('OSID', 'messages.google'),
        ...SHARED,
        { ...cookieField('__Secure-1PSIDTS', 'google'), required: false },
      ],
    };
    const person = yield* capture(step, sites.networks.google.signedInUsers.check);
    const isTapped = yield* showInTurn(ROUNDS_MS, () => ({
      type: 'display_and_wait',
      stepID: 'fi.mau.gmessages.login.emoji',
      instructions: 'Open Google Messages on your phone and tap this emoji.',
      display: { type: 'emoji', imageURL: sites.emojiURL() },
    }));
    if (!isTapped) throw timedOut();
    return { person, shape: 'step' };
  },
};

const qr: ScriptedFlow = {
  flow: { id: 'qr', name: 'QR code', description: 'Scan a code with your phone.' },
  *run() {
    const isScanned = yield* showInTurn(ROUNDS_MS, () => ({
      type: 'display_and_wait',
      stepID: 'fi.mau.gmessages.login.qr',
      instructions: 'Scan the QR code with Google Messages on your phone.',
      display: {
        type: 'qr',
        data: `https://support.google.com/messages/?p=web_computer#?c=${newSecret()}`,
      },
    }));
    if (!isScanned) throw timedOut();
    return { shape: 'bare' };
  },
};

const voice: ScriptedFlow = {
  flow: BROWSER_FLOW,
  *run({ sites }) {
    const own = (id: string, name: string, host: string): CookieField => ({
      ...cookieField(name, host),
      id,
    });
    const step: CookiesStep = {
      type: 'cookies',
      stepID: 'fi.mau.gvoice.login.cookies',
      instructions: 'Sign in to Google Voice.',
      url: `${sites.origin('voice.google')}/signup`,
      fields: [
        ...SHARED,
        own('LSID', 'LSID', 'accounts.google'),
        own('voice_OSID', 'OSID', 'voice.google'),
      ],
    };
    const person = yield* capture(step, sites.networks.google.signedInUsers.check);
    return { person, shape: 'bare' };
  },
};

function timedOut(): LoginError {
  return new LoginError('FI.MAU.BRIDGE.LOGIN_TIMED_OUT', 'The phone did not answer in time.');
}

export const GOOGLE_MESSAGES_LOGINS = [messages, qr];
export const GOOGLE_VOICE_LOGINS = [voice];
