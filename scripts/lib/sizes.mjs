import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { gzipSync } from 'node:zlib';

/** @typedef {(file: string) => Buffer} ReadFile of a file below `out/`, named with slashes */

/**
 * @typedef {object} Size
 * @property {string} name
 * @property {number} bytes
 * @property {number} gzipBytes the files by themselves, added up
 */

const ENTRY = 'main/main.js';
/** What is loaded before the icon is in the tray; all else comes behind it. */
const START = 'main/chunks/start.js';
const PAGE = 'renderer/index.html';

/** A file of ours in an import that is one statement, as the bundler writes them. */
const AT_ONCE = /(?:^|;)(?:import|export)\b(?!\()[^;\n]*?["'](\.[^"'\n]+\.js)["']/gm;

/**
 * The most that these may have, in bytes.
 * @type {Readonly<Record<string, Partial<Size>>>}
 */
export const BUDGETS = {
  preload: { bytes: 5_000 },
  'main, before the tray item': { gzipBytes: 60_000 },
  'window, at its start': { gzipBytes: 60_000 },
};

/**
 * The sizes of the built program.
 * @param {ReadFile} read
 * @returns {Size[]}
 */
export function sizesOf(read) {
  const html = read(PAGE).toString();
  const scripts = [...html.matchAll(/src="\.?\/?([^"]+\.js)"/g)].map(([, file]) =>
    posix.join(posix.dirname(PAGE), file ?? ''),
  );
  return [
    sizeOf('preload', ['preload/preload.cjs'], read),
    sizeOf('main, before the tray item', loadedWith([ENTRY, START], read), read),
    sizeOf('window, at its start', loadedWith(scripts, read), read),
  ];
}

/**
 * What is over its budget, as sentences.
 * @param {readonly Size[]} sizes
 */
export function sizeProblems(sizes) {
  return sizes.flatMap((size) =>
    Object.entries(BUDGETS[size.name] ?? {})
      .filter(([key, most]) => size[/** @type {'bytes' | 'gzipBytes'} */ (key)] > Number(most))
      .map(([key, most]) => {
        const has = size[/** @type {'bytes' | 'gzipBytes'} */ (key)];
        return `${size.name}: ${has} bytes${key === 'gzipBytes' ? ' (gzip)' : ''} instead of at most ${most}`;
      }),
  );
}

/**
 * Some files and all that they import, but for what they import later.
 * @param {readonly string[]} files
 * @param {ReadFile} read
 * @returns {Set<string>}
 */
export function loadedWith(files, read) {
  const loaded = new Set(files);
  for (const file of loaded) {
    const text = read(file).toString();
    for (const [, path] of text.matchAll(AT_ONCE)) {
      loaded.add(posix.join(posix.dirname(file), path ?? ''));
    }
  }
  return loaded;
}

/**
 * @param {string} name
 * @param {Iterable<string>} files
 * @param {ReadFile} read
 * @returns {Size}
 */
function sizeOf(name, files, read) {
  const contents = [...files].map(read);
  return {
    name,
    bytes: contents.reduce((sum, { length }) => sum + length, 0),
    gzipBytes: contents.reduce((sum, content) => sum + gzipSync(content).length, 0),
  };
}

/** @param {(...names: string[]) => string} inOut of `out/` */
export function readBuilt(inOut) {
  /** @type {ReadFile} */
  return (file) => readFileSync(inOut(...file.split('/')));
}
