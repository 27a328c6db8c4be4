const FAILURE_SENTENCES = new Map<string, string>([
  [
    'FI.MAU.WHATSAPP.LOGIN_TIMEOUT',
    'The code was not used in time, so WhatsApp ended the sign-in.',
  ],
  [
    'FI.MAU.META_CHECKPOINT_ERROR',
    'The network wants you to confirm that it is you. Do that in its app or on its website, then start again.',
  ],
  [
    'FI.MAU.TWITTER.ACCOUNT_LOCKED',
    'X has locked this account. Unlock it in the app or at x.com, then start again.',
  ],
  [
    'FI.MAU.GMESSAGES.PAIR_INCORRECT_EMOJI',
    'A different emoji was chosen on the phone. Start again, and choose the one shown here.',
  ],
  ['FI.MAU.BRIDGE.LOGIN_TIMED_OUT', 'The sign-in took too long, so the bridge ended it.'],
  [
    'FI.MAU.BRIDGE.TOO_MANY_LOGINS',
    'Beeper takes no more accounts of this network. Remove one in Beeper Desktop first.',
  ],
  [
    'COM.BEEPER.WEBAUTHN_UNSUPPORTED',
    'The network asked for a passkey, which does not work here. Start again and choose a password instead, or sign in with Beeper Desktop.',
  ],
  ['M_BAD_STATE', 'Beeper was at another step of this sign-in than Bridgekeeper.'],
  ['M_NOT_FOUND', 'Beeper does not know this sign-in any more.'],
  ['expired', 'A sign-in has to be finished within 30 minutes, and this one was not.'],
  ['unreachable', 'Beeper Desktop stopped answering. Make sure that it runs, then start again.'],
  ['session-gone', 'Beeper ended this sign-in before it was finished.'],
  [
    'not-connected',
    'Bridgekeeper is not connected to Beeper yet. Connect it first, then start again.',
  ],
  [
    'unauthorized',
    'Beeper does not accept Bridgekeeper any more: the connection to it must be renewed. Do that first, then start again.',
  ],
  [
    'rate-limited',
    'Beeper Desktop asks Bridgekeeper to slow down. Wait a minute, then start again.',
  ],
  [
    'malformed',
    'Beeper Desktop sent an answer that Bridgekeeper cannot read. A newer Bridgekeeper may be needed; until then, sign in with Beeper Desktop.',
  ],
  [
    'forbidden',
    'Bridgekeeper’s token may not sign in to accounts. Make a new token in Beeper Desktop (Settings, Developers, Approved connections) that may write.',
  ],
]);

/**
 * What a failed sign-in's code means, as a sentence for the user.
 * @param code a bridge's, e.g. `FI.MAU.WHATSAPP.LOGIN_TIMEOUT`, or our own, e.g. `expired`
 * @returns null for a code this version does not know
 */
export function failureSentence(code: string): string | null {
  return FAILURE_SENTENCES.get(code) ?? null;
}

/** Problems of a step that goes on. */
export const LOGIN_PROBLEM_TEXT = {
  notArrived: 'Beeper Desktop did not answer, so this may not have arrived. Try again.',
  refused: 'Beeper did not accept this. Check what you entered.',
  broke:
    'Something went wrong in Beeper Desktop, so this may not have arrived. Wait a moment, then try again.',
  tooFast: 'Beeper asks you to slow down. Wait a minute, then try again.',
  stillTrying: 'Beeper Desktop does not answer right now. Bridgekeeper keeps trying.',
  stillFailing: 'Beeper Desktop answers with an error. Bridgekeeper keeps trying.',
  browserNotOpened:
    'Your browser could not be opened. Open it yourself, and sign in to the site there.',
} as const;

/** For a login that ended without a reason. */
export const UNKNOWN_FAILURE_TEXT = 'The sign-in ended, and Beeper did not say why.';
