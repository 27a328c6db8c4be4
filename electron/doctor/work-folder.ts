import { accessSync, constants, copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder that Chromium may fill while the check-up runs, in place of the program's own. */
export interface WorkFolder {
  path: string;
  remove(): void;
}

const MOST_TRIES = 10;
const TRY_MS = 150;

/** Of Chromium: on Windows the key of what is encrypted lies in it, itself encrypted by the system. */
const KEY_FILE = 'Local State';

/**
 * Makes a folder; null where the disks take nothing.
 * @param folder of the program's own files, in which nothing is written
 */
export function makeWorkFolder(
  folder: string,
  { env, platform }: { env: Readonly<Record<string, string | undefined>>; platform: string },
): WorkFolder | null {
  for (const place of [tmpdir(), env['XDG_RUNTIME_DIR'], '/dev/shm']) {
    const path = place === undefined ? null : freshFolderIn(place);
    if (path === null) continue;
    if (platform === 'win32') copyIfThere(join(folder, KEY_FILE), join(path, KEY_FILE));
    return { path, remove: () => removeQuietly(path) };
  }
  return null;
}

function freshFolderIn(place: string): string | null {
  try {
    accessSync(place, constants.W_OK);
    return mkdtempSync(join(place, 'bridgekeeper-doctor-'));
  } catch {
    return null;
  }
}

function copyIfThere(from: string, to: string): void {
  try {
    copyFileSync(from, to);
  } catch {
    // Without it there is no token to be read, which the check-up says.
  }
}

/** Until it stays away: a process of Chromium's may outlive the others by a moment, and write. */
function removeQuietly(path: string): void {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    try {
      rmSync(path, { recursive: true, force: true });
    } catch {
      // Something was written in between. In the end, the system empties this place by itself.
    }
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, TRY_MS);
    if (!existsSync(path)) return;
  }
}
