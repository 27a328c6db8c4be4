import { z } from 'zod';
import { MAX_COMMAND_LENGTH } from './hooks';
import { POLL_SECONDS } from './poll-seconds';
import { TRAY_STYLES } from './tray-style';
import { KEPT_SIDE } from './window-size';

/** A time of day, `HH:MM`, by the computer's own time zone. */
const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** From a time of day to another; over midnight when the end is not later than the start. */
const quietWindowSchema = z.object({
  /** The days it begins on, 0 for Sunday. */
  days: z.array(z.int().min(0).max(6)).max(7),
  from: timeOfDay,
  to: timeOfDay,
});

const boundsSchema = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int().min(KEPT_SIDE.least).max(KEPT_SIDE.most),
  height: z.int().min(KEPT_SIDE.least).max(KEPT_SIDE.most),
});

/** What the user chooses. A value that does not fit falls back alone; the others stay. */
const storedPreferenceSchemas = {
  /** Which kinds of notification the user wants. */
  notifications: z.object({
    'action-required': z.boolean().default(true),
    disconnected: z.boolean().default(true),
    recovered: z.boolean().default(true),
    renewal: z.boolean().default(true),
    connection: z.boolean().default(true),
  }),
  /** When the user does not want to be notified, but for important accounts. */
  quietHours: z.array(quietWindowSchema).max(20),
  /** When an account that still needs its user is notified of again. */
  reminders: z.object({
    'after-1-hour': z.boolean().default(true),
    'after-4-hours': z.boolean().default(true),
    daily: z.boolean().default(true),
  }),
  /** The accounts that break through a snooze and quiet hours. */
  importantAccounts: z.array(z.string().min(1).max(1024)).max(1_000),
  /** Between polls while nothing changes and the window is hidden. */
  pollSeconds: z.int().min(POLL_SECONDS.least).max(POLL_SECONDS.most),
  /** What closing the window does, where there is a tray for the program to stay in. */
  closing: z.enum(['tray', 'quit']),
  trayStyle: z.enum(TRAY_STYLES),
  /** Whether the tray's icon shows how many accounts need the user. */
  trayCount: z.boolean(),
  /** Opens the window from anywhere; in Electron's notation, e.g. `Control+Alt+B`. */
  shortcut: z.string().min(1).max(100).nullable(),
  theme: z.enum(['system', 'light', 'dark']),
  /** Whether the server for updates is asked by itself, once a day. */
  lookForUpdates: z.boolean(),
};

/** Everything settings.json holds. */
const settingSchemas = {
  ...storedPreferenceSchemas,
  /** The user was notified once that closing the window leaves the program in the tray. */
  closingTold: z.boolean(),
  /** The last sign-in on a website was done in the everyday browser. */
  signsInElsewhere: z.boolean(),
  /** The program, with its arguments, that is run for each alert; null for none. */
  hookCommand: z.array(z.string().max(MAX_COMMAND_LENGTH)).min(1).max(100).nullable(),
  /** Where the window was last, in screen points; null before it was ever shown. */
  window: z.object({ bounds: boundsSchema, isMaximized: z.boolean() }).nullable(),
};

/** What the window may change. Starting at login is remembered by the system, not in the file. */
export const preferenceSchemas = { ...storedPreferenceSchemas, startAtLogin: z.boolean() };

export type QuietWindow = z.output<typeof quietWindowSchema>;
export type Bounds = z.output<typeof boundsSchema>;
export type SettingKey = keyof typeof settingSchemas;
export type Settings = { [Key in SettingKey]: z.output<(typeof settingSchemas)[Key]> };
export type StoredPreferenceKey = keyof typeof storedPreferenceSchemas;
export type PreferenceKey = keyof typeof preferenceSchemas;
export type Preferences = { [Key in PreferenceKey]: z.output<(typeof preferenceSchemas)[Key]> };
/** Some of the preferences. */
export type PreferenceChanges = { [Key in PreferenceKey]?: Preferences[Key] | undefined };
export type NotificationSettingKey = keyof Settings['notifications'];

/** What the settings page shows. */
export interface SettingsState {
  preferences: Preferences;
  /** Whether this desktop has a tray the program can stay in when its window is closed. */
  hasTray: boolean;
  /** Decides what the page says: "menu bar" on a Mac, "tray" elsewhere. */
  platform: 'linux' | 'mac' | 'windows';
  /** The session is one of Wayland, where the desktop decides about keys that work from anywhere. */
  isWayland: boolean;
}

export const SETTING_KEYS = Object.keys(settingSchemas) as SettingKey[];
export const STORED_PREFERENCE_KEYS = Object.keys(storedPreferenceSchemas) as StoredPreferenceKey[];

export const DEFAULT_SETTINGS: Settings = {
  notifications: {
    'action-required': true,
    disconnected: true,
    recovered: true,
    renewal: true,
    connection: true,
  },
  quietHours: [],
  reminders: { 'after-1-hour': true, 'after-4-hours': true, daily: true },
  importantAccounts: [],
  pollSeconds: 5,
  closing: 'tray',
  trayStyle: 'auto',
  trayCount: true,
  shortcut: null,
  theme: 'system',
  lookForUpdates: true,
  closingTold: false,
  signsInElsewhere: false,
  hookCommand: null,
  window: null,
};

/** One setting from its value in the file; the default when that is absent or bad. */
export function readSetting<Key extends SettingKey>(
  key: Key,
  raw: unknown,
): { value: Settings[Key]; bad: boolean } {
  if (raw === undefined) return { value: DEFAULT_SETTINGS[key], bad: false };
  const parsed = settingSchemas[key].safeParse(raw);
  return parsed.success
    ? { value: parsed.data as Settings[Key], bad: false }
    : { value: DEFAULT_SETTINGS[key], bad: true };
}

/** The form of settings.json that this program writes. */
export const SETTINGS_VERSION = 2;

type Raw = Readonly<Record<string, unknown>>;

/** Each leads from the form of its index to the next. */
const MIGRATIONS: readonly ((raw: Raw) => Raw)[] = [
  // 0: the first form had no version, and kept the window's bounds alone.
  ({ windowBounds, ...rest }) =>
    windowBounds === undefined || windowBounds === null
      ? rest
      : { ...rest, window: { bounds: windowBounds, isMaximized: false } },
  // 1: two kinds of notification had other names.
  ({ notifications, ...rest }) =>
    notifications === undefined
      ? rest
      : { ...rest, notifications: withRenamedKinds(notifications) },
];

const RENAMED_KINDS: Readonly<Record<string, NotificationSettingKey>> = {
  'needs-you': 'action-required',
  'out-of-touch': 'disconnected',
};

function withRenamedKinds(notifications: unknown): unknown {
  if (typeof notifications !== 'object' || notifications === null) return notifications;
  if (Array.isArray(notifications)) return notifications;
  return Object.fromEntries(
    Object.entries(notifications).map(([kind, on]) => [RENAMED_KINDS[kind] ?? kind, on]),
  );
}

/**
 * The content of settings.json, in the form of this program. Values are not checked here. The file
 * of a newer program is used as it is: what fits counts, the rest is left alone.
 */
export function migrateSettings(raw: Raw): Raw {
  const written = raw['version'];
  const version = typeof written === 'number' && Number.isInteger(written) ? written : 0;
  if (version >= SETTINGS_VERSION) return raw;
  const migrated = MIGRATIONS.slice(Math.max(0, version)).reduce((form, step) => step(form), raw);
  return { ...migrated, version: SETTINGS_VERSION };
}
