/** What is said of a step that goes on in spite of a trouble. */
export const LOGIN_PROBLEM_TEXT = {
  notArrived: 'Beeper Desktop did not answer, so this may not have arrived. Try again.',
  refused: 'Beeper did not accept this. Check what you entered.',
  broke:
    'Something went wrong in Beeper Desktop, so this may not have arrived. Wait a moment, then try again.',
  tooFast: 'Beeper asks you to slow down. Wait a minute, then try again.',
  stillTrying: 'Beeper Desktop does not answer right now. Bridgekeeper keeps trying.',
  stillFailing: 'Beeper Desktop answers with an error. Bridgekeeper keeps trying.',
} as const;

/** Said of a login that ended for a reason nobody named. */
export const UNKNOWN_FAILURE_TEXT = 'The sign-in ended, and Beeper did not say why.';
