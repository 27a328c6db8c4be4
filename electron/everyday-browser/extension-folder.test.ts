import { mkdir, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { freshFolder } from '../testing/folder';
import { provideExtension, refreshExtension } from './extension-folder';
import { shownExtensionFolder } from './extension-place';

/** An extension as it comes with the program, which is an AppImage or is not. */
async function place({ isAppImage = true } = {}) {
  const fresh = await freshFolder();
  const extensionFolder = join(fresh, 'resources', 'extension');
  const folder = join(fresh, 'own');
  await mkdir(folder);
  const bring = async (version: string, file: string) => {
    await rm(extensionFolder, { recursive: true, force: true });
    await mkdir(join(extensionFolder, 'chromium', 'icons'), { recursive: true });
    await writeFile(join(extensionFolder, 'chromium', 'manifest.json'), version);
    await writeFile(join(extensionFolder, 'chromium', 'icons', file), '');
  };
  await bring('1', '16.png');
  const env = isAppImage ? { APPIMAGE: '/home/alice/Bridgekeeper.AppImage' } : {};
  const given = { env, folder, extensionFolder };
  return { given, bring, folder, shown: shownExtensionFolder(given) };
}

describe('the extension’s folder', () => {
  it('is the one that came with the program', async () => {
    const { given, folder, shown } = await place({ isAppImage: false });
    expect(shown).toBe(given.extensionFolder);
    await provideExtension(given);
    await refreshExtension(given);
    expect(await readdir(folder)).toEqual([]);
  });

  it('is a copy among the user’s files, where what came with the program goes with it', async () => {
    const { given, bring, folder, shown } = await place();
    expect(shown).toBe(join(folder, 'everyday-browser', 'extension'));
    await provideExtension(given);
    await bring('2', '32.png');
    await provideExtension(given);
    expect(await readFile(join(shown, 'chromium', 'manifest.json'), 'utf8')).toBe('2');
    expect(await readdir(join(shown, 'chromium', 'icons'))).toEqual(['32.png']);
    expect(await readdir(join(folder, 'everyday-browser'))).toEqual(['extension']);
  });

  it('takes the place of what a crash has left, and follows no link', async () => {
    const { given, folder, shown } = await place();
    await mkdir(join(folder, 'everyday-browser', 'extension.new', 'half'), { recursive: true });
    const mine = join(folder, 'mine');
    await mkdir(mine);
    await symlink(mine, shown, 'junction');
    await provideExtension(given);
    expect((await stat(join(shown, 'chromium'))).isDirectory()).toBe(true);
    expect(await readdir(mine)).toEqual([]);
    expect(await readdir(join(folder, 'everyday-browser'))).toEqual(['extension']);
  });

  it('is brought up to date where it was made before, and there alone', async () => {
    const { given, bring, folder, shown } = await place();
    await refreshExtension(given);
    expect(await readdir(folder)).toEqual([]);
    await provideExtension(given);
    await bring('2', '32.png');
    await refreshExtension(given);
    expect(await readFile(join(shown, 'chromium', 'manifest.json'), 'utf8')).toBe('2');
  });
});
