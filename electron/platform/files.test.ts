import { execFileSync } from 'node:child_process';
import { chmod, mkdir, readdir, readFile, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makePrivate, readIfExists, removeWithLeftovers, writeAtomically } from './files';
import { freshFolder } from '../testing/folder';

describe('readIfExists', () => {
  it('reads a text, and knows when there is none', async () => {
    const file = join(await freshFolder(), 'saved');
    expect(await readIfExists(file)).toBeNull();
    await writeFile(file, 'häh');
    expect(await readIfExists(file)).toBe('häh');
  });

  it.runIf(process.platform === 'linux')('reads what the system says is empty', async () => {
    expect(await readIfExists('/proc/self/status')).toContain('Pid:');
  });

  it.skipIf(process.platform === 'win32')(
    'waits for no pipe, and takes in no gigabytes',
    async () => {
      const folder = await freshFolder();
      const pipe = join(folder, 'pipe');
      execFileSync('mkfifo', [pipe]);
      await expect(readIfExists(pipe)).rejects.toThrow('it is not a file');
      const large = join(folder, 'large');
      await writeFile(large, '');
      await truncate(large, 2 ** 31);
      await expect(readIfExists(large)).rejects.toThrow('it is too large');
    },
  );
});

describe('makePrivate', () => {
  it.skipIf(process.platform === 'win32')('closes a folder to others', async () => {
    const folder = await freshFolder();
    await chmod(folder, 0o777);
    await makePrivate(folder);
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
  });

  it.skipIf(process.platform === 'win32')('leaves one alone that all users share', async () => {
    const folder = await freshFolder();
    await chmod(folder, 0o1777);
    await expect(makePrivate(folder)).rejects.toThrow('shared');
    expect((await stat(folder)).mode & 0o7777).toBe(0o1777);
  });
});

describe('writeAtomically', () => {
  it('writes text and bytes, for their user alone', async () => {
    const folder = await freshFolder();
    const file = join(folder, 'saved');
    await writeAtomically(file, 'häh');
    expect(await readFile(file, 'utf8')).toBe('häh');
    await writeAtomically(file, Uint8Array.of(0, 255, 10));
    expect([...(await readFile(file))]).toEqual([0, 255, 10]);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await readdir(folder)).toEqual(['saved']);
  });

  it('does not write into a file that a crash left open to others', async () => {
    const file = join(await freshFolder(), 'saved');
    await writeFile(`${file}.new`, 'half');
    await chmod(`${file}.new`, 0o666);
    await writeAtomically(file, 'whole');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  it('leaves the old file, and nothing else, when the disk refuses', async () => {
    const folder = await freshFolder();
    const file = join(folder, 'saved');
    await mkdir(file);
    await expect(writeAtomically(file, 'new')).rejects.toThrow(/EISDIR|ENOTEMPTY|EEXIST/);
    expect(await readdir(folder)).toEqual(['saved']);
  });
});

describe('removeWithLeftovers', () => {
  it('leaves nothing, not even what a crash left of writing it', async () => {
    const folder = await freshFolder();
    await writeFile(join(folder, 'saved'), 'old');
    await writeFile(join(folder, 'saved.new'), 'half');
    await removeWithLeftovers(join(folder, 'saved'));
    expect(await readdir(folder)).toEqual([]);
    await removeWithLeftovers(join(folder, 'saved'));
  });
});
