import { createHash } from 'node:crypto';
import { chmod, mkdir, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { freshFolder } from '../testing/folder';
import { removeStaged, stageImage } from './appimage';

const SIGNED = new Set([createHash('sha512').update('new').digest('base64')]);

async function install() {
  const folder = await freshFolder();
  const image = join(folder, 'apps', 'Bridgekeeper.AppImage');
  const fresh = join(folder, 'fresh');
  await mkdir(join(folder, 'apps'));
  await writeFile(image, 'old');
  await chmod(image, 0o750);
  await writeFile(fresh, 'new', { mode: 0o600 });
  const beside = () => readdir(join(folder, 'apps'));
  return { folder, image, fresh, beside, content: () => readFile(image, 'utf8') };
}

describe.skipIf(process.platform !== 'linux')('a new AppImage', () => {
  it('puts the new image in the old one’s place, with what may run it', async () => {
    const { image, fresh, beside, content } = await install();
    const staged = await stageImage(fresh, image, SIGNED);
    expect(await content()).toBe('old');
    staged.replace();
    expect(await content()).toBe('new');
    expect((await stat(image)).mode & 0o777).toBe(0o750);
    expect(await beside()).toEqual(['Bridgekeeper.AppImage']);
  });

  it('replaces the image that a link leads to, and leaves the link', async () => {
    const { folder, image, fresh, content } = await install();
    const link = join(folder, 'link');
    await symlink(image, link);
    (await stageImage(fresh, link, SIGNED)).replace();
    expect(await content()).toBe('new');
    expect(await readFile(link, 'utf8')).toBe('new');
  });

  it('begins anew where an earlier run has left half of one, and follows no link there', async () => {
    const { folder, image, fresh, content } = await install();
    const other = join(folder, 'other');
    await writeFile(other, 'of somebody else');
    await symlink(other, join(folder, 'apps', '.Bridgekeeper.AppImage.update'));
    (await stageImage(fresh, image, SIGNED)).replace();
    expect(await content()).toBe('new');
    expect(await readFile(other, 'utf8')).toBe('of somebody else');
  });

  it('leaves the old one whenever the disk refuses', async () => {
    const { image, fresh, beside, content } = await install();
    await expect(stageImage(`${fresh}-not`, image, SIGNED)).rejects.toThrow('ENOENT');
    expect(await beside()).toEqual(['Bridgekeeper.AppImage']);
    const staged = await stageImage(fresh, image, SIGNED);
    await removeStaged(image);
    expect(() => staged.replace()).toThrow('ENOENT');
    expect(await content()).toBe('old');
  });

  it('removes what is left over, and nothing else', async () => {
    const { image, fresh, beside } = await install();
    await stageImage(fresh, image, SIGNED);
    expect(await beside()).toHaveLength(2);
    await removeStaged(image);
    await removeStaged(image);
    expect(await beside()).toEqual(['Bridgekeeper.AppImage']);
    await rm(image);
    await expect(removeStaged(image)).rejects.toThrow('ENOENT');
  });
});

it('takes nothing that was changed since it was fetched', async () => {
  const { image, fresh, beside, content } = await install();
  await writeFile(fresh, 'of somebody else');
  await expect(stageImage(fresh, image, SIGNED)).rejects.toMatchObject({ problem: 'wrong-file' });
  expect([await content(), await beside()]).toEqual(['old', ['Bridgekeeper.AppImage']]);
});
