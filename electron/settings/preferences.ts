import {
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
import { UserFacingError } from '../ipc/user-facing-error';
import type { Autostart } from '../platform/autostart.electron';
import type { SettingsService } from './settings';
import type { GlobalShortcut } from '../platform/global-shortcut.electron';

/** What the user may choose, and what the system has to say to it. */
export interface PreferencesService {
  state(): SettingsState;
  /** Returns the way to stop listening. */
  onState(listener: (state: SettingsState) => void): () => void;
  /**
   * Makes choices effective and keeps them. Rejects with a Failure when the system refuses one;
   * that one stays as it was, and none is kept.
   */
  change(choices: PreferenceChanges): Promise<void>;
  /** Puts every choice back to its default. */
  reset(): Promise<void>;
  /** Makes effective what was kept, once, at the start. */
  start(): Promise<void>;
  /** Tells the listeners again, as something besides the settings changed. */
  refresh(): void;
}

interface Options {
  settings: SettingsService;
  autostart: Autostart;
  shortcut: GlobalShortcut;
  platform: SettingsState['platform'];
  hasTray: () => boolean;
  log: (line: string) => void;
  /** Told a sentence for the user. */
  reportToUser: (sentence: string) => void;
}

export function createPreferences(options: Options): PreferencesService {
  const { settings, autostart, shortcut, platform, hasTray, log, reportToUser } = options;
  const listeners = new Set<(state: SettingsState) => void>();
  let startsAtLogin = false;

  const state = (): SettingsState => ({
    preferences: {
      notifications: settings.get('notifications'),
      pollSeconds: settings.get('pollSeconds'),
      closing: settings.get('closing'),
      trayStyle: settings.get('trayStyle'),
      trayCount: settings.get('trayCount'),
      shortcut: settings.get('shortcut'),
      theme: settings.get('theme'),
      startAtLogin: startsAtLogin,
    },
    hasTray: hasTray(),
    platform,
  });

  const refresh = () => {
    for (const listener of listeners) listener(state());
  };

  const askForShortcut = (keys: Settings['shortcut']) => {
    const answer = shortcut.set(keys);
    if (answer === 'taken') throw new UserFacingError('failed', SHORTCUT_TAKEN_TEXT);
    if (answer === 'unusable') throw new UserFacingError('failed', SHORTCUT_UNUSABLE_TEXT);
  };

  const askForStartAtLogin = async (on: boolean) => {
    try {
      // Asked anew: the system's own tools may have changed it since.
      if (on !== (await autostart.isOn())) await autostart.set(on);
      startsAtLogin = on;
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new UserFacingError('failed', startAtLoginFailedText(reason));
    }
  };

  const keep = <Key extends StoredPreferenceKey>(key: Key, choices: PreferenceChanges) => {
    const value = choices[key] as Settings[Key] | undefined;
    if (value !== undefined) settings.set(key, value);
  };

  const change = async (choices: PreferenceChanges) => {
    try {
      if (choices.startAtLogin !== undefined) await askForStartAtLogin(choices.startAtLogin);
      if (choices.shortcut !== undefined) askForShortcut(choices.shortcut);
      STORED_PREFERENCE_KEYS.forEach((key) => keep(key, choices));
    } finally {
      refresh();
    }
  };

  return {
    state,
    onState(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    change,
    reset() {
      const { closingTold: _told, window: _window, ...chosen } = DEFAULT_SETTINGS;
      return change({ ...chosen, startAtLogin: false });
    },
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
