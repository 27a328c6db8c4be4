import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { freshFolder } from '../../electron/testing/folder';
import { licenceOf, packageFolder } from './packages';

describe('packageFolder', () => {
  it.each([
    ['/p/electron/main.ts', '/p'],
    ['/p/renderer/app.svelte?svelte&type=style&lang.css', '/p'],
    ['/p/node_modules/zod/v4/core/parse.js', '/p/node_modules/zod'],
    ['/p/node_modules/@scope/name/index.js?commonjs-entry', '/p/node_modules/@scope/name'],
    [
      '/elsewhere/node_modules/conf/node_modules/ajv/lib/a.js',
      '/elsewhere/node_modules/conf/node_modules/ajv',
    ],
    ['C:\\p\\node_modules\\conf\\index.js', 'C:\\p\\node_modules\\conf'],
    ['\0rolldown/runtime.js', '/p/node_modules/rolldown'],
    ['\0commonjsHelpers.js', null],
    ['\0virtual:of/the/build', null],
  ])('%j', (id, folder) => {
    expect(packageFolder(id, '/p')).toBe(folder);
  });
});

describe('licenceOf', () => {
  let folder: string;
  const write = (name: string, text: string) => writeFile(join(folder, name), text);
  const writeManifest = (manifest: object) =>
    write('package.json', JSON.stringify({ name: 'thing', version: '1.2.3', ...manifest }));

  beforeEach(async () => {
    folder = await freshFolder();
  });

  it('gives name, version, licence and text', async () => {
    await writeManifest({ license: 'MIT' });
    await write('LICENSE.md', '\r\nDo what you like,\r\nbut keep this.\r\n\r\n');
    await write('license-checker.js', 'no licence');
    await write('README.md', 'no licence either');
    expect(await licenceOf(folder)).toEqual({
      name: 'thing',
      version: '1.2.3',
      licence: 'MIT',
      text: 'Do what you like,\nbut keep this.',
    });
  });

  it('keeps what has to go with the licence', async () => {
    await writeManifest({ license: 'Apache-2.0' });
    await write('NOTICE', 'By the people of thing.');
    await write('Licence', 'The terms.');
    expect((await licenceOf(folder)).text).toBe('The terms.\n\nBy the people of thing.');
  });

  it('gives the licence’s name alone where there is no text', async () => {
    await writeManifest({ license: 'ISC', productName: 'Thing' });
    expect(await licenceOf(folder)).toMatchObject({ name: 'Thing', licence: 'ISC', text: '' });
  });

  it('reads the old forms', async () => {
    await writeManifest({ license: { type: 'BSD-2-Clause' } });
    expect((await licenceOf(folder)).licence).toBe('BSD-2-Clause');
    await writeManifest({ licenses: [{ type: 'MIT' }, { type: 'GPL-2.0' }] });
    expect((await licenceOf(folder)).licence).toBe('MIT OR GPL-2.0');
    await writeManifest({ license: ['MIT', 'Apache2'] });
    expect((await licenceOf(folder)).licence).toBe('MIT OR Apache2');
  });

  it('gives the text alone where no licence is named', async () => {
    await writeManifest({});
    await write('LICENCE', 'The terms.');
    expect(await licenceOf(folder)).toMatchObject({ licence: '', text: 'The terms.' });
  });

  it('gives every text of one that may be had under several', async () => {
    await writeManifest({ license: 'MIT OR Apache-2.0' });
    await write('LICENSE.MIT', 'These terms.');
    await write('LICENSE-APACHE2', 'Or these.');
    expect((await licenceOf(folder)).text).toBe('Or these.\n\nThese terms.');
  });

  it('passes nothing on that may not be', async () => {
    await writeManifest({});
    await expect(licenceOf(folder)).rejects.toThrow(/does not say its licence/);
  });
});
