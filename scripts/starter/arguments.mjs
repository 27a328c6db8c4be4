/**
 * Reads Electron's own part of a command line: everything before and including the app's folder.
 * What follows the folder belongs to the app.
 * @param {readonly string[]} args the arguments without the executable
 * @returns {{ modules: string[], folder: string | undefined, version: boolean }} modules to load
 *   first (`-r`, `--require`), the app's folder as it was given, whether only the version is asked
 */
export function readArguments(args) {
  /** @type {string[]} */
  const modules = [];
  for (let i = 0; i < args.length; i += 1) {
    const arg = args[i] ?? '';
    if (arg === '-v' || arg === '--version') return { modules, folder: undefined, version: true };
    if (arg === '-r' || arg === '--require') {
      i += 1;
      const module = args[i];
      if (module !== undefined) modules.push(module);
    } else if (!arg.startsWith('-')) {
      return { modules, folder: arg, version: false };
    }
  }
  return { modules, folder: undefined, version: false };
}
