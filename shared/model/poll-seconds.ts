/**
 * The fewest and the most seconds between two looks at Beeper while all is calm. It stands apart from
 * the settings' schema so that the window needs no schema library to show it.
 */
export const POLL_SECONDS = { least: 5, most: 300 } as const;
