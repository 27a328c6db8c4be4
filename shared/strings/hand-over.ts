/** Said in the everyday browser, of what it handed over. */
export const HAND_OVER_TEXT = {
  tooLarge: 'There is too much to send. Sign in with Beeper Desktop instead.',
  noScript:
    'Your browser does not let its extensions run the network’s script, so something is still missing. Allow user scripts for Bridgekeeper’s extension, or paste the rest in Bridgekeeper.',
} as const;
