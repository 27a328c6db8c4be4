/** Problems of a step that goes on. */
export const LOGIN_PROBLEM_TEXT = {
  notArrived: 'Beeper Desktop did not answer, so this may not have arrived. Try again.',
  refused: 'Beeper did not accept this. Check what you entered.',
  broke:
    'Something went wrong in Beeper Desktop, so this may not have arrived. Wait a moment, then try again.',
  tooFast: 'Beeper asks you to slow down. Wait a minute, then try again.',
  stillTrying: 'Beeper Desktop does not answer right now. Bridgekeeper keeps trying.',
  stillFailing: 'Something is wrong in Beeper Desktop. Bridgekeeper keeps trying.',
  browserNotOpened:
    'Your browser could not be opened. Open it yourself, and sign in to the site there.',
} as const;

/** Said of a login that Beeper had finished before it got the last answer. */
export const FINISHED_EARLIER_TEXT =
  'Beeper had already finished this sign-in. Bridgekeeper is looking at the account now.';
