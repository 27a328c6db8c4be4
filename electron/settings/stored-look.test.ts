import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../shared/model/settings';
import { freshFolder } from '../testing/folder';
import { SETTINGS_FILE } from './settings-file-name';
import { readStoredLook } from './stored-look';

const { trayStyle, theme, window } = DEFAULT_SETTINGS;
const DEFAULTS = { trayStyle, theme, window };
const BOUNDS = { x: -10, y: 20, width: 900, height: 600 };

it.each([
  ['{"trayStyle":"light","theme":"dark"}', { trayStyle: 'light', theme: 'dark' }],
  ['{"trayStyle":"of tomorrow","theme":"dark"}', { theme: 'dark' }],
  ['{"trayStyle":7,"theme":[]}', {}],
  [
    JSON.stringify({ window: { bounds: BOUNDS, isMaximized: true } }),
    { window: { bounds: BOUNDS, isMaximized: true } },
  ],
  [JSON.stringify({ window: { bounds: { ...BOUNDS, x: 'left' }, isMaximized: true } }), {}],
  ['{"window":{"bounds":null}}', {}],
  [JSON.stringify({ window: { bounds: { ...BOUNDS, width: 100_000 } } }), {}],
  ['{}', {}],
  ['null', {}],
  ['{"trayStyle":', {}],
])('of %s it is %j', async (text, look) => {
  const folder = await freshFolder();
  await writeFile(join(folder, SETTINGS_FILE), text);
  expect(await readStoredLook(folder)).toEqual({ ...DEFAULTS, ...look });
});

it('is the default without settings, and where a folder has their place', async () => {
  const folder = await freshFolder();
  expect(await readStoredLook(folder)).toEqual(DEFAULTS);
  await mkdir(join(folder, SETTINGS_FILE));
  expect(await readStoredLook(folder)).toEqual(DEFAULTS);
});
