import { describe, expect, it } from 'vitest';
import { FILES_OF_EXTENSION } from '../extension/files';
import { missing, notAllowed } from './files';
import { packageSizeProblems } from './sizes';
import { linuxVersion, packageVersion } from './version';

describe('the version of a package', () => {
  it('says when its Electron comes from a third party', () => {
    expect(packageVersion('1.2.3', { official: true })).toBe('1.2.3');
    expect(packageVersion('1.2.3', { official: false })).toBe('1.2.3-unofficial');
    expect(linuxVersion('1.2.3-unofficial')).toBe('1.2.3~unofficial');
  });
});

describe('the lists of files', () => {
  const FILES = ['package.json', 'out/main/main.js', 'out/main/chunks/start.js'];

  it('take what is meant to be there', () => {
    expect(notAllowed.inArchive(FILES)).toEqual([]);
    const beside = [
      'bridgekeeper',
      'resources/app.asar',
      'locales/de.pak',
      'resources/extension/chromium/manifest.json',
      'resources/extension/firefox/icons/48.png',
      'resources/extension/firefox/background-1.2.3.js',
      'resources/extension/bridgekeeper-firefox.xpi',
    ];
    expect(notAllowed.beside(beside)).toEqual([]);
  });

  it.each([
    'node_modules/zod/index.js',
    'out/main/main.js.map',
    'out/reports/unit.json',
    'resources/tray/src/healthy.svg',
    'package-lock.json',
  ])('name %s in an archive', (file) => {
    expect(notAllowed.inArchive([...FILES, file])).toEqual([file]);
  });

  it.each([
    'resources/app/main.mjs',
    'resources/default_app.asar',
    'resources/extension/chromium/other.js',
    'resources/extension/manifest.json',
    'version',
    'electron',
  ])('name %s beside it', (file) => {
    expect(notAllowed.beside(['bridgekeeper', file])).toEqual([file]);
  });

  it('name what is missing', () => {
    expect(missing.inArchive(FILES).join(' ')).toContain('preload');
    const beside = missing.beside(['bridgekeeper', 'resources/extension/chromium/manifest.json']);
    expect(beside.join(' ')).toContain('app\\.asar');
    const ofExtension = beside.filter((pattern) => pattern.includes('extension'));
    expect(ofExtension).toHaveLength(2 * (FILES_OF_EXTENSION.length + 1) + 2 - 1);
  });
});

describe('sizes', () => {
  it('are held, and one without a limit is named', () => {
    expect(packageSizeProblems([{ name: 'app.asar', bytes: 1_000 }])).toEqual([]);
    expect(packageSizeProblems([{ name: 'app.asar', bytes: 9_000_000 }])).toHaveLength(1);
    expect(packageSizeProblems([{ name: 'snap', bytes: 1 }])).toHaveLength(1);
  });
});
