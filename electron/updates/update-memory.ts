import { chmod, lstat, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import {
  readIfExists,
  removeWithLeftovers,
  USER_ONLY_FOLDER,
  writeAtomically,
} from '../platform/files';
import { toUpdateError, UpdateError } from './update-error';
import { compareVersions, isVersion } from './version-order';

/** The folder for what is downloaded, below that of the program's own files; by a name that no user gives. */
export const CACHE = 'bridgekeeper-updates';

/** Remembers, beyond the end of the program, that an update was begun. Nothing of it ever rejects. */
export interface UpdateMemory {
  begin(version: string): Promise<void>;
  /** It is over, and its user has seen how. */
  end(): Promise<void>;
  /** Removes what was downloaded, by whatever run: there are 100 MB and more of it. */
  sweep(): Promise<void>;
  /** What an earlier run began: the version, and whether this run is that one, or one after it. */
  read(): Promise<{ version: string; isDone: boolean } | null>;
}

interface Options {
  /** Of the program's own files. */
  folder: string;
  /** The version that runs. */
  current: string;
  log: (line: string) => void;
}

export function createUpdateMemory({ folder, current, log }: Options): UpdateMemory {
  const file = join(folder, 'update.json');
  const tolerate = (error: unknown) => log(`update.json: ${toUpdateError(error).message}`);
  return {
    begin: (version) => writeAtomically(file, JSON.stringify({ version })).catch(tolerate),
    end: () => removeWithLeftovers(file).catch(tolerate),
    sweep: () => rm(join(folder, CACHE), { recursive: true, force: true }).catch(tolerate),
    async read() {
      const version = versionIn(await readIfExists(file).catch(() => null));
      if (version === null) return null;
      return { version, isDone: compareVersions(version, current) <= 0 };
    },
  };
}

/**
 * Makes the folder for what is downloaded. Throws an UpdateError where what is there is not this user's:
 * the folder of the program's own files may be one that all users share.
 */
export async function openCache(folder: string): Promise<void> {
  const cache = join(folder, CACHE);
  await mkdir(cache, { recursive: true, mode: USER_ONLY_FOLDER });
  const found = await lstat(cache);
  const isOwn = process.getuid === undefined || found.uid === process.getuid();
  // SECURITY: who can write there would have their program installed in place of what was signed.
  if (!isOwn || !found.isDirectory()) throw new UpdateError('disk', 'another user’s folder');
  await chmod(cache, USER_ONLY_FOLDER);
}

/** Whoever wrote something else there loses nothing: it is written anew with the next update. */
function versionIn(text: string | null): string | null {
  try {
    const { version } = JSON.parse(text ?? '{}') as { version?: unknown };
    return typeof version === 'string' && isVersion(version) ? version : null;
  } catch {
    return null;
  }
}
