/**
 * The limits of the setting `pollSeconds`. They are apart from the settings' schema so that the window
 * needs no schema library to show them.
 */
export const POLL_SECONDS = { least: 5, most: 300 } as const;

/**
 * Answers that are no further apart belong to one watch, in ms: polls are five minutes apart at most, and
 * one may fail. What is further apart had the computer asleep, or Beeper away.
 */
export const LONGEST_GAP_MS = 11 * 60_000;

/** While all is calm it polls no more often than this on battery, whatever was chosen. */
export const LEAST_SECONDS_ON_BATTERY = 15;
