/**
 * Draws the icons under `resources/` from their SVG sources.
 *
 *   npm run icons               writes every file that changed
 *   npm run icons -- --check    writes nothing; names each file that differs and exits 1
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { RESOURCES, renderIcons, type IconFile } from './icons/catalogue.js';

function differs({ path, bytes }: IconFile): boolean {
  const file = join(RESOURCES, path);
  return !existsSync(file) || !readFileSync(file).equals(bytes);
}

function write({ path, bytes }: IconFile): void {
  const file = join(RESOURCES, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, bytes);
}

const icons = renderIcons();
const changed = icons.filter(differs);

if (process.argv.includes('--check')) {
  for (const { path } of changed) {
    console.error(`resources/${path} is not what its source draws. Run "npm run icons".`);
  }
  if (changed.length > 0) process.exitCode = 1;
} else {
  changed.forEach(write);
}
const summary = changed.length === 0 ? 'all up to date' : `${changed.length} differed`;
console.log(`${icons.length} icons, ${summary}.`);
