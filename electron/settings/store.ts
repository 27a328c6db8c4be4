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

/** Opens settings.json; one that is no JSON object is set aside first. */
export async function openStore({ folder, now, onTrouble }: Options): Promise<KeyValueStore> {
  const file = join(folder, 'settings.json');
  try {
    const text = await readIfThere(file);
    if (text !== null && !isObject(text)) {
      onTrouble(brokenFileWords('settings', basename(await setAside(file, now()))));
    }
  } catch (error) {
    onTrouble(unreadableFileWords('settings', String(error)));
  }
  const store = new Store<Record<string, unknown>>({
    cwd: folder,
    name: 'settings',
    clearInvalidConfig: true,
  });
  return { get: (key) => store.get(key), set: (key, value) => store.set(key, value) };
}

function isObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}
