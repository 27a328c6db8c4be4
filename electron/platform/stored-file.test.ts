import { mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { freshFolder } from '../testing/folder';
import { backupPath } from './files';
import { openStoredFile } from './stored-file';

const NOW = Date.UTC(2026, 0, 2, 3, 4, 5);

async function open(file: string) {
  const reported: string[] = [];
  const stored = await openStoredFile({
    file,
    what: 'alerts',
    parse: (text) => ({ content: text, isBroken: text.includes('broken') }),
    now: () => NOW,
    reportToUser: (sentence) => reported.push(sentence),
  });
  return { stored, reported };
}

async function withFile(text: string | null = null) {
  const folder = await freshFolder();
  const file = join(folder, 'alerts.json');
  if (text !== null) await writeFile(file, text);
  return { folder, file };
}

describe('openStoredFile', () => {
  it('has nothing where there is no file, and keeps what is saved', async () => {
    const { file } = await withFile();
    const { stored, reported } = await open(file);
    expect(stored.content).toBeNull();
    expect(await stored.save('new')).toBe(true);
    expect((await open(file)).stored.content).toBe('new');
    expect(reported).toEqual([]);
  });

  it.skipIf(process.platform === 'win32')('adds to no other file through a link', async () => {
    const { file } = await withFile();
    const other = `${file}-other`;
    await writeFile(other, '');
    await symlink(other, file);
    const { stored } = await open(file);
    expect(await stored.append('more')).toBe(false);
    expect(await readFile(other, 'utf8')).toBe('');
    // What is saved takes the place of the link.
    expect(await stored.save('all')).toBe(true);
    expect([await readFile(file, 'utf8'), await readFile(other, 'utf8')]).toEqual(['all', '']);
  });

  it('writes one after the other, in the order they were asked for', async () => {
    const { file } = await withFile('old');
    const { stored } = await open(file);
    void stored.save('one');
    void stored.append(' two');
    void stored.append(' three');
    await stored.flush();
    expect(await readFile(file, 'utf8')).toBe('one two three');
    void stored.save('one');
    await stored.flush();
    expect(await readFile(file, 'utf8')).toBe('one');
  });

  it('skips a write that changes nothing', async () => {
    const { file } = await withFile('same');
    const { stored } = await open(file);
    const before = await stat(file);
    expect(await stored.save('same')).toBe(true);
    expect((await stat(file)).ino).toBe(before.ino);
  });

  it('moves a broken file aside, says so, and begins a new one', async () => {
    const { folder, file } = await withFile('broken');
    const { stored, reported } = await open(file);
    expect(stored.content).toBe('broken');
    await stored.save('new');
    const aside = basename(backupPath(file, NOW));
    expect(reported).toEqual([expect.stringContaining(`was kept as “${aside}”`)]);
    expect(await readFile(join(folder, aside), 'utf8')).toBe('broken');
    expect(await readFile(file, 'utf8')).toBe('new');
  });

  it('writes nothing over a broken file that cannot be moved aside, and says that', async () => {
    const { file } = await withFile('broken');
    // A folder of that name: file permissions would not keep root from moving the file.
    await mkdir(backupPath(file, NOW));
    const { stored, reported } = await open(file);
    expect(await stored.save('new')).toBe(false);
    expect(await stored.append('more')).toBe(false);
    expect(await readFile(file, 'utf8')).toBe('broken');
    expect(reported).toEqual([expect.stringMatching(/could not be moved out of the way/)]);
    expect(reported.join()).not.toContain('was kept as');
  });

  it('leaves alone what cannot be opened', async () => {
    const { folder, file } = await withFile();
    await mkdir(file);
    const { stored, reported } = await open(file);
    expect(stored.content).toBeNull();
    expect(await stored.save('new')).toBe(false);
    expect(reported).toEqual([expect.stringMatching(/file cannot be opened/)]);
    expect(await readdir(folder)).toEqual(['alerts.json']);
  });

  it('reports once that the disk refuses, and tries again at the next write', async () => {
    const folder = join(await freshFolder(), 'later');
    const file = join(folder, 'alerts.json');
    const { stored, reported } = await open(file);
    expect([await stored.save('new'), await stored.append('more')]).toEqual([false, false]);
    expect(reported).toEqual([expect.stringMatching(/file cannot be written.*ENOENT/)]);
    await mkdir(folder);
    expect(await stored.save('new')).toBe(true);
    expect(await readFile(file, 'utf8')).toBe('new');
  });
});
