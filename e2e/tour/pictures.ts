import { mkdir, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sleep } from '../desktop/wait';

const FOLDER = fileURLToPath(new URL('../../out/tour', import.meta.url));
/** Until what was just shown is painted, its transitions included. */
const PAINT_MS = 600;

/** What can be taken a picture of. */
export interface Screen {
  screenshot(file: string): Promise<void>;
}

export interface Pictures {
  /** Where they lie: absolute. */
  readonly folder: string;
  /**
   * Takes a picture of the whole screen: `1-calm.png`, `2-….png`, in the order they are taken.
   *
   * @returns the file, absolute.
   * @throws Error when the screen is gone.
   */
  take(screen: Screen, name: string): Promise<string>;
}

/** Makes the folder `out/tour`, or another, anew: what an earlier tour left there is removed. */
export async function openPictures(folder = FOLDER): Promise<Pictures> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  let taken = 0;
  return {
    folder,
    async take(screen, name) {
      await sleep(PAINT_MS);
      taken += 1;
      const file = join(folder, `${taken}-${name}.png`);
      await screen.screenshot(file);
      return file;
    },
  };
}

/** A path as the person at the terminal would write it. */
export const fromHere = (path: string): string => relative(process.cwd(), path);
