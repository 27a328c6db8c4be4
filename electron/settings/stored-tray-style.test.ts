import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { freshFolder } from '../testing/folder';
import { SETTINGS_FILE } from './settings-file-name';
import { readTrayStyle } from './stored-tray-style';

it.each([
  ['{"trayStyle":"light"}', 'light'],
  ['{"trayStyle":"of tomorrow"}', 'auto'],
  ['{"trayStyle":7}', 'auto'],
  ['{}', 'auto'],
  ['null', 'auto'],
  ['{"trayStyle":', 'auto'],
])('of %s it is %s', async (text, style) => {
  const folder = await freshFolder();
  await writeFile(join(folder, SETTINGS_FILE), text);
  expect(await readTrayStyle(folder)).toBe(style);
});

it('is the default without settings, and where a folder has their place', async () => {
  const folder = await freshFolder();
  expect(await readTrayStyle(folder)).toBe('auto');
  await mkdir(join(folder, SETTINGS_FILE));
  expect(await readTrayStyle(folder)).toBe('auto');
});
