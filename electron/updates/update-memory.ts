import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { readIfExists, removeWithLeftovers, writeAtomically } from '../platform/files';
import { compareVersions, isVersion } from './version-order';

/** The folder for what is downloaded, below that of the program's own files, which is its user's alone. */
export const CACHE = 'updates';

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
  const tolerate = (error: unknown) => log(`update.json: ${String(error)}`);
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

/** Whoever wrote something else there loses nothing: it is written anew with the next update. */
function versionIn(text: string | null): string | null {
  try {
    const { version } = JSON.parse(text ?? '{}') as { version?: unknown };
    return typeof version === 'string' && isVersion(version) ? version : null;
  } catch {
    return null;
  }
}
