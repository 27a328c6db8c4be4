/** Said when one of the program's own files could not be read and was set aside. */
export function brokenFileWords(what: 'settings' | 'history' | 'alerts', keptAs: string): string {
  const consequence = {
    settings: 'The settings are back at their defaults.',
    history: 'What could be read of it was kept.',
    alerts: 'You may hear once more about an account you were told of before.',
  }[what];
  return `The ${what} file could not be read. ${consequence} The old file was kept as “${keptAs}”.`;
}

/** Said when one of the program's own files cannot be written. */
export function unwritableFileWords(
  what: 'settings' | 'history' | 'alerts',
  reason: string,
): string {
  return `The ${what} file cannot be written, so it will be forgotten when Bridgekeeper ends: ${reason}`;
}

/** Said when one of the program's own files is there but cannot be opened. */
export function unreadableFileWords(
  what: 'settings' | 'history' | 'alerts',
  reason: string,
): string {
  return `The ${what} file cannot be opened: ${reason}`;
}

/** Said when the desktop does not take notifications. */
export const NOTIFICATIONS_FAIL_WORDS =
  'This desktop does not show Bridgekeeper’s notifications. The tray icon and this window still tell you.';

/** Said when single settings do not fit and their defaults are used instead. */
export function badSettingsWords(keys: readonly string[]): string {
  const [which, are] = keys.length === 1 ? ['setting', 'is'] : ['settings', 'are'];
  return `The ${which} ${keys.join(', ')} cannot be used as they stand in settings.json, so the default ${are} used.`;
}

/** Said when BEEPER_BASE_URL cannot be used. */
export const BAD_BASE_URL_WORDS =
  'BEEPER_BASE_URL is not an address Bridgekeeper can use. It should look like http://localhost:23373.';

/** The title of what is said when the program cannot start. */
export const CANNOT_START_TITLE = 'Bridgekeeper cannot start';

/** Said when the program cannot start, and so ends. */
export function cannotStartWords(reason: string): string {
  return `Your accounts are not being watched. The reason: ${reason}`;
}
