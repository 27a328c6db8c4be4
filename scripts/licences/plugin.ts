import { join } from 'node:path';
import type { Plugin } from 'vite';
import { byName, LICENCES_FILE } from '../../electron/about/licences';
import { mayBePassedOn } from './allowed';
import { licenceOf, packageFolder } from './packages';

/** Not bundled, as the program runs on it and is passed on with it. */
const RUNTIME = 'electron';

/**
 * Writes `licences.json` beside what a build makes: the licence of every package with a module in
 * it after all that is not used was dropped, of the project itself, and of the runtime.
 * @param root the project's folder
 */
export function licences(root: string): Plugin {
  return {
    name: 'bridgekeeper:licences',
    async generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter((output) => output.type === 'chunk');
      const folders = chunks
        .flatMap(({ moduleIds }) => moduleIds)
        .map((id) => packageFolder(id, root))
        .filter((folder) => folder !== null);
      if (chunks.some(({ imports }) => imports.includes(RUNTIME))) {
        folders.push(join(root, 'node_modules', RUNTIME));
      }
      const found = await Promise.all([...new Set(folders)].map(licenceOf));
      const kept = found.filter((licence) => !mayBePassedOn(licence));
      if (kept.length > 0) {
        const names = kept.map(({ name, licence }) => `${name} (${licence || 'unnamed'})`);
        throw new Error(`May these be passed on? See allowed.ts: ${names.join(', ')}`);
      }
      this.emitFile({
        type: 'asset',
        fileName: LICENCES_FILE,
        source: `${JSON.stringify(found.sort(byName), null, 2)}\n`,
      });
    },
  };
}
