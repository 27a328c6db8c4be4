import { constants } from 'node:fs';
import { access, readdir, stat, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isMissing } from '../../platform/files';
import type { DiskFacts } from '../checks/check-system';

/** The endings of the files that the program keeps, beside those of Chromium. */
const OWN_FILES = /^[a-z-]+\.(?:json|ndjson|vault)$/;

/** Looks at the program's folder, and writes nothing. */
export async function readDiskFacts(folder: string): Promise<DiskFacts> {
  const isThere = await stat(folder).then(
    () => true,
    (error: unknown) => !isMissing(error),
  );
  const place = isThere ? folder : await firstThere(dirname(folder));
  const [isReadable, isWritable, freeBytes] = await Promise.all([
    isThere ? canReadAll(folder) : true,
    mayUse(place, constants.W_OK | constants.X_OK),
    statfs(place).then(
      ({ bavail, bsize }) => bavail * bsize,
      () => null,
    ),
  ]);
  return { isThere, isReadable, isWritable, freeBytes };
}

/** When one of the program's files was last written, ms since the epoch; null when there is none. */
export async function latestFileAt(folder: string): Promise<number | null> {
  const names = await readdir(folder).catch(() => []);
  const times = await Promise.all(
    names.filter(isOwn).map((name) =>
      stat(join(folder, name)).then(
        ({ mtimeMs }) => mtimeMs,
        () => -Infinity,
      ),
    ),
  );
  const latest = Math.max(...times);
  return Number.isFinite(latest) ? latest : null;
}

const isOwn = (name: string) => OWN_FILES.test(name);

async function canReadAll(folder: string): Promise<boolean> {
  try {
    const names = await readdir(folder);
    const files = names.filter(isOwn).map((name) => mayUse(join(folder, name), constants.R_OK));
    return !(await Promise.all(files)).includes(false);
  } catch {
    return false;
  }
}

function mayUse(path: string, how: number): Promise<boolean> {
  return access(path, how).then(
    () => true,
    () => false,
  );
}

/** The closest folder above that is there. */
async function firstThere(folder: string): Promise<string> {
  const above = dirname(folder);
  if (above === folder || (await mayUse(folder, constants.F_OK))) return folder;
  return firstThere(above);
}
