import { describe, expect, it } from 'vitest';
import type { Remedy } from '../model/login';
import { failureOf, UNKNOWN_FAILURE } from './login-failures';

/** Every code that a bridge, Matrix or Bridgekeeper is known to end a sign-in with, and what helps. */
const KNOWN: Record<string, Remedy['kind']> = {
  'FI.MAU.BRIDGE.LOGIN_TIMED_OUT': 'start-again',
  'FI.MAU.BRIDGE.TOO_MANY_LOGINS': 'start-again',
  'FI.MAU.BRIDGE.LOGIN_CANCELLED': 'start-again',
  'FI.MAU.BRIDGE.LOGIN_ALREADY_FINISHED': 'start-again',
  'FI.MAU.LOGIN_STEP_CANCELLED': 'start-again',
  'FI.MAU.NOT_LOGGED_IN': 'add-anew',
  'FI.MAU.WHATSAPP.LOGIN_TIMEOUT': 'start-again',
  'FI.MAU.WHATSAPP.CLIENT_OUTDATED': 'update-beeper',
  'FI.MAU.WHATSAPP.MULTIDEVICE_NOT_ENABLED': 'start-again',
  'FI.MAU.WHATSAPP.LOGIN_UNEXPECTED_EVENT': 'start-again',
  'FI.MAU.WHATSAPP.PAIR_ERROR': 'start-again',
  'FI.MAU.WHATSAPP.PHONE_NUMBER_TOO_SHORT': 'start-again',
  'FI.MAU.WHATSAPP.PHONE_NUMBER_NOT_INTERNATIONAL': 'start-again',
  'FI.MAU.WHATSAPP.RATE_LIMITED': 'wait',
  'FI.MAU.WHATSAPP.NOT_IMPLEMENTED': 'another-way',
  'FI.MAU.META_CHECKPOINT_ERROR': 'open-network',
  'FI.MAU.META_CHALLENGE_ERROR': 'open-network',
  'FI.MAU.META_CONSENT_ERROR': 'open-network',
  'FI.MAU.META_MISSING_COOKIES': 'open-network',
  'FI.MAU.META_TOKEN_ERROR': 'open-network',
  'FI.MAU.META_TOKEN_EXCHANGE_FAILED': 'open-network',
  'FI.MAU.META_UNINFORMATIVE_ERROR': 'open-network',
  'FI.MAU.META_AFAD_STOPPED': 'start-again',
  'FI.MAU.META_OAUTH_MANDATORY': 'open-network',
  'FI.MAU.META_PASSKEY_MANDATORY': 'open-network',
  'FI.MAU.META_NO_SUPPORTED_MFA': 'open-network',
  'FI.MAU.META_NO_SMS_AVAILABLE': 'wait',
  'FI.MAU.META_GOOGLE_RECAPTCHA': 'open-network',
  'FI.MAU.SIGNAL.DEVICE_LIMIT_REACHED': 'start-again',
  'FI.MAU.SIGNAL.DEVICE_LINK_CODE_INVALID': 'start-again',
  'FI.MAU.SIGNAL.DEVICE_LINK_RATE_LIMITED': 'wait',
  'FI.MAU.SIGNAL.DEVICE_LINK_MISSING_CAPABILITY': 'update-beeper',
  'FI.MAU.SIGNAL.DEVICE_LINK_REJECTED': 'start-again',
  'FI.MAU.TELEGRAM.INVALID_PASSWORD': 'start-again',
  'FI.MAU.TELEGRAM.PHONE_CODE_INVALID': 'start-again',
  'FI.MAU.TELEGRAM.SIGN_UP_NOT_SUPPORTED': 'start-again',
  'FI.MAU.GMESSAGES.PAIR_INCORRECT_EMOJI': 'start-again',
  'FI.MAU.GMESSAGES.PAIR_CANCELLED': 'start-again',
  'FI.MAU.GMESSAGES.PAIR_NO_DEVICES': 'start-again',
  'FI.MAU.GMESSAGES.PAIR_INIT_TIMEOUT': 'start-again',
  'FI.MAU.GMESSAGES.PAIR_TIMEOUT': 'start-again',
  'FI.MAU.GMESSAGES.PAIR_QR_TIMEOUT': 'start-again',
  'FI.MAU.GMESSAGES.ACCOUNT_CANT_PAIR': 'another-way',
  'FI.MAU.TWITTER.ACCOUNT_LOCKED': 'open-network',
  'FI.MAU.TWITTER.ACCOUNT_SUSPENDED': 'open-network',
  'FI.MAU.TWITTER.BAD_COOKIES': 'open-network',
  'FI.MAU.TWITTER.RATE_LIMITED': 'wait',
  'FI.MAU.TWITTER.JUICEBOX_RATE_LIMITED': 'wait',
  'FI.MAU.TWITTER.JUICEBOX_LOCKED': 'open-network',
  'FI.MAU.TWITTER.JUICEBOX_INVALID_AUTH': 'start-again',
  'FI.MAU.TWITTER.JUICEBOX_NOT_REGISTERED': 'open-network',
  'FI.MAU.TWITTER.JUICEBOX_UPGRADE_REQUIRED': 'update-beeper',
  'FI.MAU.TWITTER.JUICEBOX_TRANSIENT': 'wait',
  'FI.MAU.TWITTER.LOGIN_FAILED': 'wait',
  'FI.MAU.TWITTER.MISSING_USER_ID': 'wait',
  'FI.MAU.TUMBLRDMS.BAD_CREDENTIALS': 'start-again',
  'FI.MAU.TUMBLRDMS.INCOMPLETE_LOGIN': 'start-again',
  'FI.MAU.TUMBLRDMS.LOGIN_FORBIDDEN': 'wait',
  'FI.MAU.TUMBLRDMS.LOGIN_UNAVAILABLE': 'wait',
  'FI.MAU.TUMBLRDMS.PASSWORD_RESET_REQUIRED': 'open-network',
  'FI.MAU.TUMBLRDMS.CONSENT_REQUIRED': 'open-network',
  'FI.MAU.TUMBLRDMS.ACCOUNT_PENDING_DELETION': 'open-network',
  'FI.MAU.TUMBLRDMS.NO_MESSAGING_BLOG': 'open-network',
  'FI.MAU.TUMBLRDMS.REAUTH_ACCOUNT_MISMATCH': 'start-again',
  'FI.MAU.TEAMS_MISSING_STORAGE': 'start-again',
  'FI.MAU.TEAMS_INVALID_STORAGE': 'start-again',
  'FI.MAU.TEAMS_MISSING_ACCESS_TOKEN': 'start-again',
  'FI.MAU.TEAMS_SKYPETOKEN_FAILED': 'start-again',
  'FI.MAU.TEAMS_MISSING_USER_ID': 'start-again',
  'COM.BEEPER.WEBAUTHN_UNSUPPORTED': 'another-way',
  M_BAD_STATE: 'start-again',
  M_NOT_FOUND: 'start-again',
  cancelled: 'start-again',
  expired: 'start-again',
  unreachable: 'start-again',
  'session-gone': 'start-again',
  'not-connected': 'start-again',
  unauthorized: 'connect-again',
  'rate-limited': 'wait',
  malformed: 'start-again',
  forbidden: 'connect-again',
};

const SENTENCE = /^[A-Z].+\.$/;

describe('failureOf', () => {
  it.each(Object.entries(KNOWN))('%s: what happened, what to do, and its button', (code, kind) => {
    const failure = failureOf(code);
    expect(failure?.happened).toMatch(SENTENCE);
    expect(failure?.next).toMatch(SENTENCE);
    expect(failure?.remedy.kind).toBe(kind);
    const { means = null } = failure ?? {};
    if (means !== null) expect(means).toMatch(SENTENCE);
  });

  // Beeper's words, and the HTTP status, say more than these do.
  it.each([
    'M_UNKNOWN',
    'M_BAD_JSON',
    'M_NOT_JSON',
    'M_INVALID_PARAM',
    'M_LIMIT_EXCEEDED',
    'M_FORBIDDEN',
    'FI.MAU.SOMETHING_NEW',
    'constructor',
    '__proto__',
    '',
  ])('has none for %j, which has a next step all the same', (code) => {
    expect(failureOf(code)).toBeNull();
    expect(UNKNOWN_FAILURE.next).toMatch(SENTENCE);
  });
});
