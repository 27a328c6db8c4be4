import { badSettingsWords, unwritableFileWords } from '../../shared/messages/notice';
import { readSetting, SETTING_KEYS, type SettingKey, type Settings } from '../../shared/settings';
import type { KeyValueStore } from './store';

export interface SettingsService {
  get<Key extends SettingKey>(key: Key): Settings[Key];
  set<Key extends SettingKey>(key: Key, value: Settings[Key]): void;
}

interface Options {
  store: KeyValueStore;
  /** Told a sentence for the owner when a setting is unusable or cannot be kept. */
  onTrouble: (sentence: string) => void;
}

/** The settings: what stands in the store where it fits, the default where it does not. */
export function createSettings({ store, onTrouble }: Options): SettingsService {
  const bad = SETTING_KEYS.filter((key) => readSetting(key, store.get(key)).bad);
  if (bad.length > 0) onTrouble(badSettingsWords(bad));

  return {
    get: (key) => readSetting(key, store.get(key)).value,
    set(key, value) {
      try {
        store.set(key, value);
      } catch (error) {
        onTrouble(unwritableFileWords('settings', String(error)));
      }
    },
  };
}
