/**
 * The limits of the setting `pollSeconds`. They are apart from the settings' schema so that the window
 * needs no schema library to show them.
 */
export const POLL_SECONDS = { least: 5, most: 300 } as const;
