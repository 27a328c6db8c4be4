import type { TokenStorage } from '../model/connection';
import { LEAST_SECONDS_ON_BATTERY, POLL_SECONDS } from '../model/poll-seconds';
import type { NotificationSettingKey, Settings, SettingsState } from '../model/settings';

type Platform = SettingsState['platform'];

/** What the bar with the program's icon is called. */
function trayName(platform: Platform): string {
  return platform === 'mac' ? 'menu bar' : 'tray';
}

/** The page as a whole. */
export const SETTINGS_TEXT = {
  heading: 'Settings',
  intro: 'What you change here takes effect at once.',
  program: 'Bridgekeeper',
  watching: 'Watching',
  notifications: 'Notifications',
  reset: 'Put all settings back',
  resetQuestion:
    'Put all settings back to how they were at first? Your connection to Beeper and your accounts stay as they are.',
  resetYes: 'Put them back',
  resetNo: 'Keep them',
  resetDone: 'All settings are back to how they were at first.',
  about: 'About Bridgekeeper',
} as const;

/** What Bridgekeeper is connected to. */
export const CONNECTION_TEXT = {
  heading: 'Connection',
  none: 'Bridgekeeper is not connected to Beeper yet.',
  connect: 'Connect',
  demo: 'Bridgekeeper shows demo data. The accounts are made up, and none of them is yours.',
  leaveDemo: 'Leave the demo',
  address: 'Beeper',
  addressFixed: 'BEEPER_BASE_URL decides the address.',
  token: 'Token',
  allows: 'Allows',
  allowsAll: 'Watching accounts and signing them in',
  allowsWatching: 'Watching accounts, but not signing them in',
  allowsUnknown: 'Beeper does not say',
  until: 'Until',
  noEnd: 'Beeper gives no end date',
  signOut: 'Sign out',
  signOutQuestion:
    'Sign out of Beeper? Bridgekeeper erases its token and stops watching. Your accounts in Beeper stay as they are.',
  signOutYes: 'Sign out',
  signOutNo: 'Stay connected',
  environmentNext:
    'To sign out, or to use another token, change BEEPER_ACCESS_TOKEN there and start Bridgekeeper again.',
} as const;

/** Where the token is stored, and what that means. */
export const TOKEN_STORAGE_FACTS: Record<TokenStorage, { where: string; meaning: string }> = {
  keyring: {
    where: 'Kept encrypted',
    meaning: 'Your system’s keyring holds the key, and hands it out once you have logged in.',
  },
  plain: {
    where: 'Kept in a file, not encrypted',
    meaning:
      'You chose so. Only your user may open the file, but whoever can read your files, as a backup does, can use the token.',
  },
  memory: {
    where: 'Kept until Bridgekeeper quits',
    meaning: 'No keyring took it, and it is in no file. You connect again after the next start.',
  },
  environment: {
    where: 'From the environment',
    meaning: 'It stands in BEEPER_ACCESS_TOKEN, and Bridgekeeper writes it nowhere.',
  },
};

/** Starting and closing. */
export const PROGRAM_TEXT = {
  startAtLogin: 'Start when I log in',
  closing: 'Closing the window',
  closingQuits: 'Quits Bridgekeeper',
  noTrayClosing:
    'This desktop shows no tray, so closing the window quits Bridgekeeper. Start it again to go on watching.',
  theme: 'Appearance',
} as const;

/** What starting at login looks like. */
export function startAtLoginHint(platform: Platform, hasTray: boolean): string {
  return hasTray
    ? `Hidden in the ${trayName(platform)}.`
    : 'Without a window. Start Bridgekeeper once more to see it.';
}

/** "Goes on watching in the tray". */
export function closingStays(platform: Platform): string {
  return `Goes on watching in the ${trayName(platform)}`;
}

export const THEME_TEXT: Record<Settings['theme'], string> = {
  system: 'Same as the system',
  light: 'Light',
  dark: 'Dark',
};

/** The keys that open the window from anywhere. */
export const SHORTCUT_TEXT = {
  label: 'Keys that open Bridgekeeper from anywhere',
  none: 'None',
  record: 'Press the keys',
  clear: 'Remove',
  hint: 'Esc leaves it as it is, Backspace removes it.',
  needsModifier: 'Plain keys are for typing. Hold Ctrl or Alt as well, or use a function key.',
  needsModifierOnMac:
    'Plain keys are for typing. Hold Command, Option or Control as well, or use a function key.',
  typesCharacter:
    'These keys type a character on this keyboard, and no program could be given it any more. Choose others, or hold the Windows key as well.',
  onWayland:
    'On Wayland your desktop decides about these keys: it may ask you first, choose others or refuse them, and does not tell Bridgekeeper.',
  unusable: 'This key cannot be used. Choose a letter, a digit, an arrow or a function key.',
} as const;

/** The name of the recorder's button, for a screen reader. */
export function recorderLabel(shown: string): string {
  return `${SHORTCUT_TEXT.label}: ${shown}`;
}

/** The name of the button that removes the shortcut, for a screen reader. */
export const CLEAR_SHORTCUT_LABEL = 'Remove the keys that open Bridgekeeper';

interface ModifierLabels {
  Control: string;
  Alt: string;
  Shift: string;
  Super: string;
}

/** What stands on the keys. */
export const MODIFIER_TEXT: Record<Exclude<Platform, 'mac'>, ModifierLabels> = {
  linux: { Control: 'Ctrl', Alt: 'Alt', Shift: 'Shift', Super: 'Super' },
  windows: { Control: 'Ctrl', Alt: 'Alt', Shift: 'Shift', Super: 'Win' },
};

/** A Mac's own signs for them. */
export const MODIFIER_SIGNS: ModifierLabels = { Control: '⌃', Alt: '⌥', Shift: '⇧', Super: '⌘' };

/** Keys that Electron calls otherwise than people do. */
export const KEY_TEXT: ReadonlyMap<string, string> = new Map([
  ['Return', 'Enter'],
  ['PageUp', 'Page Up'],
  ['PageDown', 'Page Down'],
]);

/** How often Bridgekeeper polls. */
export const POLL_TEXT = {
  label: 'Check Beeper every',
  unit: 'seconds',
  hint: `While all is calm; on battery, every ${LEAST_SECONDS_ON_BATTERY} seconds at the most. Bridgekeeper checks more often while something changes or this window is open.`,
  outOfRange: `Choose a whole number from ${POLL_SECONDS.least} to ${POLL_SECONDS.most}.`,
} as const;

/** The kinds of notification. */
export const NOTIFICATION_TEXT: Record<NotificationSettingKey, { label: string; hint: string }> = {
  'action-required': {
    label: 'When an account needs me',
    hint: 'At once, for example when I have to sign in again.',
  },
  disconnected: {
    label: 'When an account stays disconnected',
    hint: 'After three minutes, as most come back by themselves.',
  },
  recovered: {
    label: 'When an account is connected again',
    hint: 'If I was told of the trouble before.',
  },
  renewal: {
    label: 'Before a sign-in runs out',
    hint: 'Once, some days ahead, where the network says how long it lasts.',
  },
  connection: {
    label: 'When Bridgekeeper has to be connected again',
    hint: 'When Beeper no longer lets it in.',
  },
};

/** The icon in the bar. */
export const TRAY_TEXT = {
  style: 'Icon',
  noTray: 'This desktop shows no tray. Once it does, you can choose here how the icon looks.',
} as const;

/** The heading over the icon's settings. */
export function trayHeading(platform: Platform): string {
  return platform === 'mac' ? 'Menu bar' : 'Tray';
}

export const TRAY_STYLE_TEXT: Record<Settings['trayStyle'], string> = {
  auto: 'To match the bar',
  light: 'Light, for a dark bar',
  dark: 'Dark, for a light bar',
  colour: 'In colour',
};

/** Whether a number goes with the icon. */
export const TRAY_COUNT_LABEL = 'Show how many accounts need me';
