import { copyFile, readdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import {
  badSettingsText,
  unreadableFileText,
  unwritableFileText,
} from '../../shared/strings/banners';
import { migrateSettings, readSetting, SETTING_KEYS } from '../../shared/model/settings';
import { backupPath } from '../platform/files';
import { readStoredFile } from '../platform/stored-file';
import { SETTINGS_FILE } from './settings-file-name';

type Values = Record<string, unknown>;

/** Where settings are stored, by key. */
export interface KeyValueStore {
  get(key: string): unknown;
  /** Throws when the file cannot be written; the value then lasts as long as the program runs. */
  set(key: string, value: unknown): void;
}

/** What is used of electron-store: `store` is the whole file, read and written at once. */
export interface SettingsFile {
  store: Values;
  set(key: string, value: unknown): void;
}

/** electron-store, which loads Electron, and so is handed in. */
export type SettingsFileClass = new (options: {
  cwd: string;
  name: string;
  clearInvalidConfig: boolean;
}) => SettingsFile;

interface Options {
  /** The folder settings.json lives in. */
  folder: string;
  Store: SettingsFileClass;
  now: () => number;
  /** Receives a sentence for the user when the file, or something in it, cannot be used. */
  reportToUser: (sentence: string) => void;
}

/**
 * Opens settings.json, brought into this program's form. A file that is no JSON object is set aside;
 * one with settings that do not fit is copied beside itself, and those settings start anew. The file
 * is read once: what is asked for at every poll must neither wait for the disk nor fail with it.
 */
export async function openSettingsStore({
  folder,
  Store,
  now,
  reportToUser,
}: Options): Promise<KeyValueStore> {
  const file = join(folder, SETTINGS_FILE);
  await removeLeftovers(folder);
  const parse = (text: string) => ({ content: null, isBroken: !isObject(text) });
  const { isWritable } = await readStoredFile({ file, what: 'settings', parse, now, reportToUser });
  if (!isWritable) return keyValueStore({}, null);
  try {
    // It writes atomically.
    const opened = new Store({ cwd: folder, name: 'settings', clearInvalidConfig: true });
    const written = opened.store;
    const migrated = migrateSettings(written);
    const badKeys = SETTING_KEYS.filter((key) => readSetting(key, migrated[key]).bad);
    const entries = Object.entries(migrated).filter(([key]) => !badKeys.some((bad) => bad === key));
    const good = Object.fromEntries(entries);
    try {
      if (badKeys.length > 0) {
        const aside = backupPath(file, now());
        await copyFile(file, aside);
        reportToUser(badSettingsText(badKeys, basename(aside)));
      }
      if (badKeys.length > 0 || migrated !== written) opened.store = good;
    } catch (error) {
      // The settings that could be read are used all the same.
      reportToUser(unwritableFileText('settings', String(error)));
    }
    return keyValueStore(good, opened);
  } catch (error) {
    reportToUser(unreadableFileText('settings', String(error)));
    return keyValueStore({}, null);
  }
}

/** Each end in the middle of a write leaves a file of a new name; only this program writes them. */
async function removeLeftovers(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  const leftovers = names.filter((name) => name.startsWith(`${SETTINGS_FILE}.tmp-`));
  const removed = leftovers.map((name) => rm(join(folder, name), { force: true }));
  // One that cannot be removed stays, and harms nobody.
  await Promise.allSettled(removed);
}

/** @param file null when there is no file to store values in */
function keyValueStore(initial: Values, file: SettingsFile | null): KeyValueStore {
  const values = new Map(Object.entries(initial));
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
