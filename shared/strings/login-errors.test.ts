import { describe, expect, it } from 'vitest';
import { failureSentence } from './login-errors';

describe('failureSentence', () => {
  it.each([
    'FI.MAU.WHATSAPP.LOGIN_TIMEOUT',
    'FI.MAU.META_CHECKPOINT_ERROR',
    'FI.MAU.TWITTER.ACCOUNT_LOCKED',
    'FI.MAU.GMESSAGES.PAIR_INCORRECT_EMOJI',
    'FI.MAU.BRIDGE.LOGIN_TIMED_OUT',
    'FI.MAU.BRIDGE.TOO_MANY_LOGINS',
    'COM.BEEPER.WEBAUTHN_UNSUPPORTED',
    'M_BAD_STATE',
    'M_NOT_FOUND',
    'expired',
    'unreachable',
    'session-gone',
    'not-connected',
    'unauthorized',
    'rate-limited',
    'malformed',
    'forbidden',
  ])('%s has a sentence', (code) => {
    expect(failureSentence(code)).toMatch(/^[A-Z].+\.$/);
  });

  it('has none for what it does not know', () => {
    expect(failureSentence('FI.MAU.SOMETHING_NEW')).toBeNull();
    expect(failureSentence('constructor')).toBeNull();
  });
});
