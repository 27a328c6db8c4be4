import {
  resetFailedText,
  SHORTCUT_LOST_TEXT,
  SHORTCUT_TAKEN_TEXT,
  SHORTCUT_UNUSABLE_TEXT,
  startAtLoginFailedText,
} from '../../shared/strings/preferences';
import {
  STORED_PREFERENCE_KEYS,
  DEFAULT_SETTINGS,
  type StoredPreferenceKey,
  type PreferenceChanges,
  type Settings,
  type SettingsState,
} from '../../shared/model/settings';
import { createEmitter } from '../../shared/util/emitter';
import { UserFacingError } from '../ipc/user-facing-error';
import type { Autostart } from '../platform/autostart';
import type { SettingsService } from './settings';
import type { GlobalShortcut } from '../platform/global-shortcut.electron';

/** The user's choices, and whether the system accepts them. */
export interface PreferencesService {
  state(): SettingsState;
  /** Returns the way to stop listening. */
  onState(listener: (state: SettingsState) => void): () => void;
  /**
   * Makes choices effective and stores them. Rejects with a UserFacingError when the system refuses
   * one; then all of them stay as they were.
   */
  change(choices: PreferenceChanges): Promise<void>;
  /**
   * Puts every choice back to its default. Rejects with a UserFacingError that names those which the
   * system refuses; the others are reset all the same.
   */
  reset(): Promise<void>;
  /** Makes the stored choices effective, once, at the start. */
  start(): Promise<void>;
  /** Emits the state again, as something besides the settings changed. */
  refresh(): void;
}

interface Options {
  settings: SettingsService;
  autostart: Autostart;
  shortcut: Pick<GlobalShortcut, 'set'>;
  platform: SettingsState['platform'];
  isWayland: boolean;
  hasTray: () => boolean;
  log: (line: string) => void;
  /** Receives a sentence for the user. */
  reportToUser: (sentence: string) => void;
}

export function createPreferences(options: Options): PreferencesService {
  const { settings, autostart, shortcut, platform, isWayland } = options;
  const { hasTray, log, reportToUser } = options;
  const states = createEmitter<[SettingsState]>();
  let startsAtLogin = false;

  const state = (): SettingsState => ({
    preferences: {
      notifications: settings.get('notifications'),
      quietHours: settings.get('quietHours'),
      reminders: settings.get('reminders'),
      importantAccounts: settings.get('importantAccounts'),
      pollSeconds: settings.get('pollSeconds'),
      closing: settings.get('closing'),
      trayStyle: settings.get('trayStyle'),
      trayCount: settings.get('trayCount'),
      shortcut: settings.get('shortcut'),
      theme: settings.get('theme'),
      lookForUpdates: settings.get('lookForUpdates'),
      startAtLogin: startsAtLogin,
    },
    hasTray: hasTray(),
    platform,
    isWayland,
  });

  const refresh = () => states.emit(state());

  const applyShortcut = (keys: Settings['shortcut']) => {
    const answer = shortcut.set(keys);
    if (answer === 'taken') throw new UserFacingError('failed', SHORTCUT_TAKEN_TEXT);
    if (answer === 'unusable') throw new UserFacingError('failed', SHORTCUT_UNUSABLE_TEXT);
  };

  const applyStartAtLogin = async (on: boolean) => {
    try {
      // Always: the system's own tools may have changed it since.
      await autostart.set(on);
      startsAtLogin = on;
    } catch (error) {
      throw new UserFacingError('failed', startAtLoginFailedText(reasonOf(error)));
    }
  };

  const store = <Key extends StoredPreferenceKey>(key: Key, choices: PreferenceChanges) => {
    const value = choices[key] as Settings[Key] | undefined;
    if (value !== undefined) settings.set(key, value);
  };

  const applyToSystem = async ({ startAtLogin, shortcut: keys }: PreferenceChanges) => {
    if (keys !== undefined) applyShortcut(keys);
    try {
      if (startAtLogin !== undefined) await applyStartAtLogin(startAtLogin);
    } catch (error) {
      const isBack = keys === undefined || shortcut.set(settings.get('shortcut')) === 'ok';
      if (!isBack) reportToUser(SHORTCUT_LOST_TEXT);
      throw error;
    }
  };

  const change = async (choices: PreferenceChanges) => {
    try {
      await applyToSystem(choices);
      STORED_PREFERENCE_KEYS.forEach((key) => store(key, choices));
    } finally {
      refresh();
    }
  };

  const reset = async () => {
    const { closingTold: _told, window: _window, shortcut: keys, ...defaults } = DEFAULT_SETTINGS;
    // One by one, so that a refused one does not prevent the others from being reset.
    const parts: PreferenceChanges[] = [defaults, { shortcut: keys }, { startAtLogin: false }];
    const reasons: string[] = [];
    for (const part of parts) await change(part).catch((error) => reasons.push(reasonOf(error)));
    if (reasons.length > 0) throw new UserFacingError('failed', resetFailedText(reasons));
  };

  return {
    state,
    onState: states.on,
    change,
    reset,
    async start() {
      await autostart.refresh().catch((error: unknown) => log(`autostart: ${String(error)}`));
      startsAtLogin = await autostart.isOn().catch(() => false);
      const keys = settings.get('shortcut');
      if (keys !== null && shortcut.set(keys) !== 'ok') reportToUser(SHORTCUT_LOST_TEXT);
      refresh();
    },
    refresh,
  };
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
