import { copyFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import {
  badSettingsText,
  brokenFileText,
  unreadableFileText,
  unwritableFileText,
} from '../../shared/strings/banners';
import { migrateSettings, readSetting, SETTING_KEYS } from '../../shared/model/settings';
import { backupPath, readIfExists, setAside } from '../platform/files';

type Values = Record<string, unknown>;

/** Where settings are kept, by key. */
export interface KeyValueStore {
  get(key: string): unknown;
  /** Throws when the file cannot be written; the value then lives as long as the program does. */
  set(key: string, value: unknown): void;
}

/** A file of settings, as electron-store has it: `store` is the whole, read and written at once. */
export interface SettingsFile {
  store: Values;
  set(key: string, value: unknown): void;
}

interface Options {
  /** The folder settings.json lives in. */
  folder: string;
  /** Opens the file, which is a JSON object or not there; throws when it cannot be read. */
  open: () => SettingsFile;
  now: () => number;
  /** Told a sentence for the user when the file, or something in it, cannot be used. */
  reportToUser: (sentence: string) => void;
}

/**
 * Opens settings.json, brought into this program's form. A file that is no JSON object is set aside;
 * one with settings that do not fit is copied beside itself, and those settings start anew. The file
 * is read once: what is asked for at every poll must neither wait for the disk nor fail with it.
 */
export async function openStore({
  folder,
  open,
  now,
  reportToUser,
}: Options): Promise<KeyValueStore> {
  const file = join(folder, 'settings.json');
  try {
    const text = await readIfExists(file);
    if (text !== null && !isObject(text)) {
      reportToUser(brokenFileText('settings', basename(await setAside(file, now()))));
    }
    const opened = open();
    const written = opened.store;
    const migrated = migrateSettings(written);
    const bad = SETTING_KEYS.filter((key) => readSetting(key, migrated[key]).bad);
    const entries = Object.entries(migrated).filter(([key]) => !bad.some((one) => one === key));
    const good = Object.fromEntries(entries);
    try {
      if (bad.length > 0) {
        const aside = backupPath(file, now());
        await copyFile(file, aside);
        reportToUser(badSettingsText(bad, basename(aside)));
      }
      if (bad.length > 0 || migrated !== written) opened.store = good;
    } catch (error) {
      // What could be read counts all the same.
      reportToUser(unwritableFileText('settings', String(error)));
    }
    return inMemory(good, opened);
  } catch (error) {
    reportToUser(unreadableFileText('settings', String(error)));
    return inMemory({}, null);
  }
}

/** @param file what is set is kept there too; null when there is no file to keep it in */
function inMemory(known: Values, file: SettingsFile | null): KeyValueStore {
  const values = new Map(Object.entries(known));
  return {
    get: (key) => values.get(key),
    set(key, value) {
      values.set(key, value);
      file?.set(key, value);
    },
  };
}

function isObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}
