import { describe, expect, it } from 'vitest';
import {
  pageProblemText,
  captureWaitText,
  completeHeading,
  countdownNews,
  countdownText,
  failureSentence,
  fieldText,
  foundText,
  inputHeading,
  replacedText,
  zoomText,
} from './login';

const MINUTE_MS = 60_000;

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

describe('the countdown', () => {
  it.each([
    [5 * MINUTE_MS + 1, null],
    [5 * MINUTE_MS, 'This sign-in ends in 5:00'],
    [298_001, 'This sign-in ends in 4:59'],
    [60_000, 'This sign-in ends in 1:00'],
    [8_200, 'This sign-in ends in 0:09'],
    [1, 'This sign-in ends in 0:01'],
    [0, 'This sign-in ends now'],
    [-5_000, 'This sign-in ends now'],
  ])('with %d ms left: %s', (left, words) => {
    expect(countdownText(left)).toBe(words);
  });

  it('is told to the ear once a minute', () => {
    const heard = new Set<string | null>();
    for (let left = 6 * MINUTE_MS; left >= -MINUTE_MS; left -= 1_000)
      heard.add(countdownNews(left));
    expect([...heard]).toEqual([
      null,
      'This sign-in ends in 5 minutes.',
      'This sign-in ends in 4 minutes.',
      'This sign-in ends in 3 minutes.',
      'This sign-in ends in 2 minutes.',
      'This sign-in ends in 1 minute.',
      'This sign-in ends now.',
    ]);
  });
});

describe('what a cookies step waits for', () => {
  it('is said in words', () => {
    expect(captureWaitText('values', false)).toBe('Waiting for you to sign in');
    expect(captureWaitText('final-page', false)).toBe('Signed in, waiting for the last page');
    expect(captureWaitText('final-page', true)).toBe('Signed in? Then say so');
    expect(captureWaitText('settling', false)).toBe('Almost done…');
    expect(captureWaitText('sending', true)).toBe('Handing it to Beeper…');
  });

  it('counts what is optional only once it is there', () => {
    const field = { fieldID: 'f', name: 'f', required: true, found: true };
    const missing = { ...field, found: false };
    const optional = { ...missing, required: false };
    expect(foundText([field, missing, optional])).toBe('1 of 2 found');
    expect(foundText([field, missing, { ...optional, found: true }])).toBe('2 of 3 found');
    expect([field, missing, optional].map(fieldText)).toEqual([
      'found',
      'missing',
      'not there, not needed',
    ]);
  });
});

describe('what went wrong with the page', () => {
  it.each([
    'offline',
    'certificate',
    'crashed',
    'unresponsive',
    'not-secure-browser',
    'blocked-app',
    'blocked-download',
    'failed',
  ] as const)('%s is said, and what to do', (kind) => {
    const { says, next } = pageProblemText(kind);
    expect(says).toMatch(/^[A-Z].+\.$/);
    expect(next).toMatch(/^[A-Z].+\.$/);
  });
});

describe('headings', () => {
  it('name the one thing a form asks for', () => {
    expect(inputHeading(['2fa_code'])).toBe('Enter the code');
    expect(inputHeading(['retina_scan'])).toBe('Enter your details');
    expect(inputHeading(['username', 'password'])).toBe('Enter your details');
    expect(inputHeading([])).toBe('One more step');
  });

  it('name who signed in, as far as that is known', () => {
    const bob = { accountID: 'b', network: 'WhatsApp', displayName: 'Bob' };
    expect(completeHeading(bob, 'WhatsApp')).toBe('Bob is signed in to WhatsApp');
    expect(completeHeading({ ...bob, displayName: null }, 'X')).toBe('WhatsApp is signed in');
    expect(completeHeading(null, 'X')).toBe('X is signed in');
    expect(replacedText(bob, 'Alice')).toBe(
      'You signed in as Bob; the login of Alice was replaced.',
    );
  });
});

describe('zoomText', () => {
  it('is in whole percent', () => {
    expect(zoomText(1)).toBe('100 %');
    expect(zoomText(0.6666)).toBe('67 %');
  });
});
