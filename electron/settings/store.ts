import { basename, join } from 'node:path';
import Store from 'electron-store';
import { brokenFileWords, unreadableFileWords } from '../../shared/messages/notice';
import { readIfThere, setAside } from '../files';

/** Where settings are kept, by key. */
export interface KeyValueStore {
  get(key: string): unknown;
  set(key: string, value: unknown): void;
}

interface Options {
  /** The folder settings.json lives in. */
  folder: string;
  now: () => number;
  /** Told a sentence for the owner when the file cannot be read. */
  onTrouble: (sentence: string) => void;
}

/**
 * Opens settings.json; one that is no JSON object is set aside first. The file is read once: what is
 * asked for at every poll must neither wait for the disk nor fail with it.
 */
export async function openStore({ folder, now, onTrouble }: Options): Promise<KeyValueStore> {
  const file = join(folder, 'settings.json');
  try {
    const text = await readIfThere(file);
    if (text !== null && !isObject(text)) {
      onTrouble(brokenFileWords('settings', basename(await setAside(file, now()))));
    }
    return inMemory(new Store({ cwd: folder, name: 'settings', clearInvalidConfig: true }));
  } catch (error) {
    onTrouble(unreadableFileWords('settings', String(error)));
    return inMemory(null);
  }
}

/** @param file what is set is kept there too; null when there is no file to keep it in */
function inMemory(file: Store<Record<string, unknown>> | null): KeyValueStore {
  const values = new Map(Object.entries(file?.store ?? {}));
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
