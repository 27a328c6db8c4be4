import { mkdir, mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../desktop/process';
import { test as base } from '../../program';

const SIZE = '48m';
const CHUNK_BYTES = 64 * 1024;
const ENV = { PATH: process.env['PATH'] ?? '' };

/** A disk of its own for the program's folder, which can be filled or made read-only. */
export interface SmallDisk {
  readonly folder: string;
  /** Leaves not a byte. */
  fill(): Promise<void>;
  /** Gives back what `fill` took. */
  free(): Promise<void>;
  setReadOnly(isReadOnly: boolean): Promise<void>;
}

/**
 * A test whose program has its folder on a small disk. That needs root, which may mount: where nothing
 * may be mounted, the trial is left out of the table, with its reason.
 */
export const test = base.extend<{ disk: SmallDisk }>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures wanted from here.
  disk: async ({}, use) => {
    const parent = await mkdtemp(join(tmpdir(), 'bridgekeeper-disk-'));
    const folder = join(parent, 'user-data');
    await mkdir(folder);
    const options = `size=${SIZE},mode=700`;
    const refusal = await run('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder], ENV).then(
      () => null,
      (error: unknown) => String(error),
    );
    base.skip(refusal !== null, `No disk can be mounted here: ${refusal}`);
    await use(smallDisk(folder));
    // Also what a trial that failed has left above it.
    await run('umount', ['--lazy', '--recursive', folder], ENV);
    await run('umount', ['--lazy', folder], ENV).catch(() => undefined);
    await rm(parent, { recursive: true, force: true });
  },
  userDataDir: async ({ disk }, use) => {
    await use(disk.folder);
  },
});

function smallDisk(folder: string): SmallDisk {
  const ballast = join(folder, 'ballast');
  return {
    folder,
    async fill() {
      const file = await open(ballast, 'a');
      try {
        // Ever smaller pieces, down to the last byte.
        for (let bytes = CHUNK_BYTES; bytes >= 1;) {
          const isWritten = await file.write(Buffer.alloc(bytes)).then(
            ({ bytesWritten }) => bytesWritten === bytes,
            () => false,
          );
          if (!isWritten) bytes = Math.floor(bytes / 2);
        }
      } finally {
        await file.close();
      }
    },
    free: () => rm(ballast, { force: true }),
    async setReadOnly(isReadOnly) {
      // A second mount over the first: that one stays busy, as the program has files open there.
      if (!isReadOnly) return run('umount', ['--lazy', folder], ENV).then(() => undefined);
      await run('mount', ['--bind', folder, folder], ENV);
      await run('mount', ['-o', 'remount,bind,ro', folder], ENV);
    },
  };
}
