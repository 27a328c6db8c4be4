import { chmod, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** An `xdg-open` that opens nothing and records what it was asked to open. */
export interface XdgOpen {
  /** The value for `PATH` with which a program finds it first. */
  readonly path: string;
  /** The addresses it was asked to open, oldest first. */
  addresses(): Promise<readonly string[]>;
  /** From now on it fails as where there is no browser; what it is asked is recorded all the same. */
  breakDown(): Promise<void>;
  /** Mends what `breakDown` broke. */
  mend(): Promise<void>;
}

/** Writes it into a folder: a stand-in for the desktop's own, which would open a real browser. */
export async function writeXdgOpen(folder: string): Promise<XdgOpen> {
  const opened = join(folder, 'opened');
  const broken = join(folder, 'broken');
  const bin = join(folder, 'bin');
  await mkdir(bin);
  await writeFile(opened, '');
  const command = join(bin, 'xdg-open');
  const lines = [
    '#!/bin/sh',
    `printf '%s\\n' "$1" >> '${opened}'`,
    `test ! -e '${broken}' || exit 3`,
  ];
  await writeFile(command, lines.join('\n'));
  await chmod(command, 0o755);
  return {
    path: `${bin}:${process.env['PATH'] ?? ''}`,
    addresses: async () => (await readFile(opened, 'utf8')).trim().split('\n').filter(Boolean),
    breakDown: () => writeFile(broken, ''),
    mend: () => rm(broken),
  };
}
