import type { Plugin } from 'vite';

/**
 * Puts files of ours in the place of packages that another package loads and never uses. Whoever else
 * loads them gets them.
 * @param importer the package that loads them
 * @param files each package's stand-in, by what it is imported as
 */
export function standIns(importer: string, files: Readonly<Record<string, string>>): Plugin {
  const inPackage = new RegExp(`[\\\\/]node_modules[\\\\/]${importer}[\\\\/]`);
  return {
    name: 'bridgekeeper:stand-ins',
    enforce: 'pre',
    resolveId(source, from) {
      const file = files[source];
      return file !== undefined && from !== undefined && inPackage.test(from) ? file : null;
    },
  };
}
