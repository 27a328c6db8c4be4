import { zipSync, type Zippable } from 'fflate';
import type { ExtensionFiles } from './build';

/** The first that a zip can name: the same files make the same archive at any time. */
const NO_TIME = new Date(1980, 0, 1);

/** A zip with these files, in the order of their names. */
export function archiveOf(files: ExtensionFiles): Uint8Array {
  const entries: Zippable = {};
  for (const [path, bytes] of Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1))) {
    entries[path] = [new Uint8Array(bytes), { mtime: NO_TIME, level: 9 }];
  }
  return zipSync(entries);
}
