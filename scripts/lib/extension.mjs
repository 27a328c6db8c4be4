import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';

import { buildWhenChanged } from './build.mjs';
import { inProject } from './project.mjs';
import { tool } from './tool.mjs';

/** What the extension is made from. */
const SOURCES = [
  'extension',
  'electron/about/licences.ts',
  'renderer/styles/tokens.css',
  'resources/app/icon.svg',
  'scripts/build',
  'scripts/extension',
  'scripts/icons',
  'scripts/licences',
  'shared',
  'package.json',
  'package-lock.json',
  'tsconfig.base.json',
  'tsconfig.extension.json',
];
const STAMP = inProject('out', '.built-extension');

/**
 * Builds the browser extension into `out/extension/`, when a source is newer than what is there.
 * @returns {Promise<void>}
 * @throws a problem with the builder's last words
 */
export async function buildExtension() {
  if (!existsSync(inProject('out', 'extension'))) await rm(STAMP, { force: true });
  await buildWhenChanged({
    name: 'extension',
    sources: SOURCES,
    stamp: STAMP,
    doing: 'building it for Chromium and Firefox',
    command: () => [...tool('tsx'), 'scripts/extension/main.ts'],
  });
}
