import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LICENCES_FILE, mergeLicences } from '../../electron/about/licences';
import { IDENTITY } from '../../shared/model/identity';
import { ROOT } from '../lib/project.mjs';

/** The extension's two families are made of the same. */
const PARTS = ['main', 'preload', 'renderer', 'extension/chromium'];
const RULE = '-'.repeat(72);

/**
 * The program's licence, and that of each package which the build has bundled. Electron's and Chromium's
 * own lie beside the program. Must be made after a build.
 */
export function notices(): string {
  const licences = mergeLicences(
    PARTS.map((part) => readFileSync(join(ROOT, 'out', part, LICENCES_FILE), 'utf8')),
  );
  const own = readFileSync(join(ROOT, 'LICENSE'), 'utf8').trim();
  const others = licences.map(
    ({ name, version, licence, text }) => `${RULE}\n${name} ${version} (${licence})\n\n${text}`,
  );
  const intro = `${IDENTITY.name} holds the following packages of others.`;
  return `${[own, `${RULE}\n${intro}`, ...others].map((part) => part.trim()).join('\n\n')}\n`;
}
