import { createHash } from 'node:crypto';
import { closeSync, constants, createReadStream, fsyncSync, openSync, renameSync } from 'node:fs';
import { chmod, copyFile, open, realpath, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { UpdateError } from './update-error';

const PERMISSIONS = 0o777;
const RUN_BY_OWNER = 0o100;

/** A new AppImage that lies on the disk beside the old one, whole. */
export interface StagedImage {
  /**
   * Puts it in the old one's place, at once and in one go: whatever happens, the one or the other is
   * there. Throws where the system refuses.
   */
  replace(): void;
}

/**
 * Copies a new AppImage beside the old one, as only within a folder one file takes another's place in
 * one go. So what the disk may refuse is known while somebody can be told, and not at the program's end.
 * (electron-updater removes the old one first, and copies then.) Throws the system's error.
 * @param image the AppImage that runs, as APPIMAGE names it
 * @param signed hashes that were signed (SHA-512 in Base64); an UpdateError where the copy has none of them
 */
export async function stageImage(
  fresh: string,
  image: string,
  signed: ReadonlySet<string>,
): Promise<StagedImage> {
  const target = await realpath(image);
  const staged = stagedPath(target);
  try {
    await rm(staged, { force: true });
    await copyFile(fresh, staged, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
    const { mode } = await stat(target);
    // SECURITY: what is installed is this copy, and whoever could write beside the download may have.
    if (!signed.has(await hashOf(staged))) throw new UpdateError('wrong-file', 'changed since');
    await chmod(staged, (mode & PERMISSIONS) | RUN_BY_OWNER);
    await flush(staged);
  } catch (error) {
    await rm(staged, { force: true });
    throw error;
  }
  return {
    replace() {
      renameSync(staged, target);
      flushFolder(dirname(target));
    },
  };
}

/** Removes what an earlier run may have left beside an AppImage. */
export async function removeStaged(image: string): Promise<void> {
  await rm(stagedPath(await realpath(image)), { force: true });
}

function stagedPath(image: string): string {
  return join(dirname(image), `.${basename(image)}.update`);
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha512');
  for await (const part of createReadStream(path)) hash.update(part as Buffer);
  return hash.digest('base64');
}

async function flush(path: string): Promise<void> {
  const file = await open(path, 'r');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

function flushFolder(path: string): void {
  const folder = openSync(path, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
