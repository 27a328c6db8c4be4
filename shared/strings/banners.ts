import type { SettingsState } from '../model/settings';

/** The program's own files, as the user reads of them. */
export type StoredFileName = 'settings' | 'history' | 'alerts' | 'renewals' | 'webhook';

const BROKEN_FILE_CONSEQUENCE: Record<StoredFileName, string> = {
  settings: 'All settings are back to how they were at first.',
  history: 'What could be read of it was kept.',
  alerts: 'You may hear once more about an account you were told of before.',
  renewals: 'You may not be told before a sign-in runs out.',
  webhook: 'What was waiting in it for your webhook may not be sent.',
};

/** Said when one of the program's own files could not be read and was set aside. */
export function brokenFileText(what: StoredFileName, backupName: string): string {
  return `The ${what} file could not be read. ${BROKEN_FILE_CONSEQUENCE[what]} The old file was kept as “${backupName}”.`;
}

/** Said when one of the program's own files could not be read, and could not be set aside either. */
export function brokenFileLeftText(what: StoredFileName, reason: string): string {
  return `The ${what} file could not be read. ${BROKEN_FILE_CONSEQUENCE[what]} The old file could not be moved out of the way, so it is left as it is, and what is new will be forgotten when Bridgekeeper quits: ${reason}`;
}

/** Said when one of the program's own files cannot be written. */
export function unwritableFileText(what: StoredFileName, reason: string): string {
  return `The ${what} file cannot be written, so what is new will be forgotten when Bridgekeeper quits: ${reason}`;
}

/** Said when one of the program's own files is there but cannot be opened, and so is left alone. */
export function unreadableFileText(what: StoredFileName, reason: string): string {
  return `The ${what} file cannot be opened, so it is left as it is, and what is new will be forgotten when Bridgekeeper quits: ${reason}`;
}

const NOTIFICATIONS_FAIL_TEXT =
  'This desktop does not show Bridgekeeper’s notifications. The tray icon and this window still tell you.';
const NOTIFICATIONS_FAIL_ON_MAC_TEXT =
  'This Mac does not show Bridgekeeper’s notifications. You can allow them in System Settings, under Notifications; a Bridgekeeper that nobody has signed is never allowed to. The icon in the menu bar and this window still tell you.';

/** Said when the desktop does not show notifications. */
export function notificationsFailText(platform: SettingsState['platform']): string {
  return platform === 'mac' ? NOTIFICATIONS_FAIL_ON_MAC_TEXT : NOTIFICATIONS_FAIL_TEXT;
}

/** Said when single settings do not fit and their defaults are used instead. */
export function badSettingsText(keys: readonly string[], backupName: string): string {
  const which =
    keys.length === 1
      ? `The setting ${keys.join()} could not be used as it stood in settings.json, so it is back to how it was at first.`
      : `The settings ${keys.join(', ')} could not be used as they stood in settings.json, so they are back to how they were at first.`;
  return `${which} The old file was kept as “${backupName}”.`;
}

/** Said when BEEPER_BASE_URL cannot be used. */
export const BAD_BASE_URL_TEXT =
  'Bridgekeeper cannot use the address in BEEPER_BASE_URL. It should look like http://localhost:23373.';

/** The title of what is said when the program cannot start. */
export const CANNOT_START_TITLE = 'Bridgekeeper cannot start';

/** Said when the program cannot start, and so ends. */
export function cannotStartText(reason: string): string {
  return `Your accounts are not being watched. The reason: ${reason}`;
}

/** Said when the token's own file is there but cannot be opened. */
export function tokenNotReadText(reason: string): string {
  return `The file with Bridgekeeper’s token cannot be opened: ${reason}`;
}

/** Said when the token's own file cannot be written. */
export function tokenNotSavedText(reason: string): string {
  return `Bridgekeeper cannot write the file for its token, so it forgets the token when it quits: ${reason}`;
}

/** Said when the token's own file cannot be removed. */
export function tokenNotErasedText(reason: string): string {
  return `Bridgekeeper’s token could not be erased from this computer: ${reason}`;
}

/** Said after signing out when Beeper could not be told to forget the token. */
export const NOT_REVOKED_TEXT =
  'Bridgekeeper erased its token, but could not tell Beeper to end it. You can end it in Beeper Desktop: Settings, Developers, Approved connections.';

/** Said when Beeper does not answer, and something that may be it answers at another port. */
export function beeperElsewhereText(baseURL: string): string {
  return `Beeper does not answer where it used to, but something at ${baseURL} answers like it. This computer does not say whose program that is, so Bridgekeeper sent it nothing. If it is your Beeper, connect to it in the settings.`;
}

/** Said when an account that the demo's panel still shows is gone. */
export const NO_SUCH_DEMO_ACCOUNT_TEXT = 'This account is no longer part of the demo.';

/** Said when what was to be watched could not be, so that nothing is. */
export function cannotWatchText(reason: string): string {
  return `Bridgekeeper could not begin to watch: ${reason}`;
}

/** Said when the folder with the logs could not be shown. */
export function logsNotOpenedText(folder: string): string {
  return `The folder could not be opened. The logs are in ${folder}.`;
}
