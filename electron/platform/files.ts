import { chmod, readFile, rename, stat, unlink, writeFile } from 'node:fs/promises';
import { retryWhileInUse } from './retry-in-use';

/** The mode of a file that only its user may read and write. */
export const USER_ONLY = 0o600;

/** That of a folder that only its user may enter. */
export const USER_ONLY_FOLDER = 0o700;
/** The bit of a folder in which each user removes only what is their own. */
const SHARED = 0o1000;
/** More than any file of the program's own is ever long: the history ends at a sixteenth of it. */
const MAX_BYTES = 64 * 1024 * 1024;

/** The text of a file in UTF-8; null when there is none. Throws on any other problem. */
export async function readIfExists(file: string): Promise<string | null> {
  try {
    await checkReadable(file);
    return await readFile(file, 'utf8');
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

/** Throws when a file is none that can be read at once and in whole; also when there is none. */
export async function checkReadable(file: string): Promise<void> {
  const found = await stat(file);
  // SECURITY: a pipe would keep the program waiting for who writes into it, for ever.
  if (!found.isFile()) throw new Error('it is not a file');
  // SECURITY: it would fill the memory.
  if (found.size > MAX_BYTES) throw new Error('it is too large');
}

/**
 * Makes a folder, and so all that is in it, its user's alone. Throws where it is not its user's to
 * close. Windows keeps a user's folders from the others, and has no such bits.
 */
export async function makePrivate(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  // Who names `/tmp` for the program's folder must not close it to everybody.
  const { mode } = await stat(folder);
  if ((mode & SHARED) !== 0) throw new Error('the folder is shared with other users');
  // SECURITY: names of accounts and contacts are in here, and some tools copy folders with open modes.
  await chmod(folder, USER_ONLY_FOLDER);
}

/**
 * Replaces a file in one go, so that a crash or a power cut leaves the old one or the new one, never
 * half. No other user may read the new one, from its first byte on. Throws when the disk refuses, and
 * then leaves the old one.
 */
export async function writeAtomically(file: string, content: string | Uint8Array): Promise<void> {
  const fresh = `${file}.new`;
  const write = () => writeFile(fresh, content, { mode: USER_ONLY, flag: 'wx', flush: true });
  try {
    try {
      await write();
    } catch (error) {
      if (!hasCode(error, 'EEXIST')) throw error;
      // A leftover from a crash may be readable for other users, and writing into it keeps its mode.
      await retryWhileInUse(() => removeIfExists(fresh));
      await write();
    }
    await retryWhileInUse(() => rename(fresh, file));
  } catch (error) {
    await removeIfExists(fresh);
    throw error;
  }
}

/** Removes a file, and what a crash may have left of writing it anew. */
export async function removeWithLeftovers(file: string): Promise<void> {
  await retryWhileInUse(() => removeIfExists(`${file}.new`));
  await retryWhileInUse(() => removeIfExists(file));
}

/** As `rm` with `force`, which looks first what it is to remove. */
async function removeIfExists(file: string): Promise<void> {
  try {
    await unlink(file);
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
}

/** Where a broken file is moved, beside itself. `now`: ms since the epoch. */
export function backupPath(file: string, now: number): string {
  return `${file}.broken-${new Date(now).toISOString().replaceAll(/[:.]/g, '-')}`;
}

/**
 * Moves a file that cannot be read out of the way, beside itself, so that nothing in it is lost.
 * @returns the new path
 */
export async function setAside(file: string, now: number): Promise<string> {
  const aside = backupPath(file, now);
  await retryWhileInUse(() => rename(file, aside));
  return aside;
}

/** Whether a file operation failed because there is no such file. */
export function isMissing(error: unknown): boolean {
  return hasCode(error, 'ENOENT');
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
