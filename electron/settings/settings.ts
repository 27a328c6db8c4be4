import { readSetting, type SettingKey, type Settings } from '../../shared/model/settings';
import { unwritableFileText } from '../../shared/strings/banners';
import { createEmitter } from '../../shared/util/emitter';
import type { KeyValueStore } from './settings-store';

export interface SettingsService {
  get<Key extends SettingKey>(key: Key): Settings[Key];
  set<Key extends SettingKey>(key: Key, value: Settings[Key]): void;
  /** Calls the listener with the key of a setting that got a new value. Returns the way to stop. */
  onChange(listener: (key: SettingKey) => void): () => void;
}

interface Options {
  store: KeyValueStore;
  /** Receives a sentence for the user when a setting cannot be stored. */
  reportToUser: (sentence: string) => void;
}

/** The settings: what the store holds where it fits the schema, the default where it does not. */
export function createSettings({ store, reportToUser }: Options): SettingsService {
  const changes = createEmitter<[SettingKey]>();

  return {
    get: (key) => readSetting(key, store.get(key)).value,
    set(key, value) {
      try {
        store.set(key, value);
      } catch (error) {
        reportToUser(unwritableFileText('settings', String(error)));
      }
      changes.emit(key);
    },
    onChange: changes.on,
  };
}
