import { chmod, mkdir, readdir, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { freshFolder } from '../testing/folder';
import { CACHE, createUpdateMemory, openCache } from './update-memory';

async function remember(current = '0.1.0') {
  const folder = await freshFolder();
  const lines: string[] = [];
  const memory = createUpdateMemory({ folder, current, log: (line) => lines.push(line) });
  return { folder, memory, lines, file: join(folder, 'update.json') };
}

it('knows of an update that was begun, and whether this run is it', async () => {
  const { folder, memory, lines } = await remember();
  expect(await memory.read()).toBeNull();
  await memory.begin('0.9.0');
  expect(await memory.read()).toEqual({ version: '0.9.0', isDone: false });
  const next = createUpdateMemory({ folder, current: '0.9.0', log: () => undefined });
  expect(await next.read()).toEqual({ version: '0.9.0', isDone: true });
  await next.end();
  expect(await readdir(folder)).toEqual([]);
  expect(lines).toEqual([]);
});

it.each(['', '{', 'null', '[]', '{"version":1}', '{"version":"<b>1</b>"}'])(
  'knows of none where its file holds %j',
  async (text) => {
    const { memory, file } = await remember();
    await writeFile(file, text);
    expect(await memory.read()).toBeNull();
  },
);

it('goes on where the disk refuses', async () => {
  const { memory, file, lines } = await remember();
  await mkdir(file);
  expect(await memory.read()).toBeNull();
  await memory.begin('0.9.0');
  await memory.end();
  expect(lines).toHaveLength(2);
});

it('closes the folder for downloads to others, also one that is there', async () => {
  const folder = await freshFolder();
  const mode = async () => (await stat(join(folder, CACHE))).mode & 0o777;
  await openCache(folder);
  expect(await mode()).toBe(0o700);
  await chmod(join(folder, CACHE), 0o777);
  await openCache(folder);
  expect(await mode()).toBe(0o700);
});

it('takes no link for it, which would lead where others write', async () => {
  const folder = await freshFolder();
  await symlink(await freshFolder(), join(folder, CACHE));
  await expect(openCache(folder)).rejects.toMatchObject({ problem: 'disk' });
});
