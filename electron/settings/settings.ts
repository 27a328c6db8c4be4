import { unwritableFileText } from '../../shared/strings/banners';
import { readSetting, type SettingKey, type Settings } from '../../shared/model/settings';
import type { KeyValueStore } from './settings-store';

export interface SettingsService {
  get<Key extends SettingKey>(key: Key): Settings[Key];
  set<Key extends SettingKey>(key: Key, value: Settings[Key]): void;
  /** Hears which setting got a new value. Returns the way to stop listening. */
  onChange(listener: (key: SettingKey) => void): () => void;
}

interface Options {
  store: KeyValueStore;
  /** Told a sentence for the user when a setting cannot be kept. */
  reportToUser: (sentence: string) => void;
}

/** The settings: what stands in the store where it fits, the default where it does not. */
export function createSettings({ store, reportToUser }: Options): SettingsService {
  const listeners = new Set<(key: SettingKey) => void>();

  return {
    get: (key) => readSetting(key, store.get(key)).value,
    set(key, value) {
      try {
        store.set(key, value);
      } catch (error) {
        reportToUser(unwritableFileText('settings', String(error)));
      }
      for (const listener of listeners) listener(key);
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
