import { expect, it } from 'vitest';

import { BUDGETS, loadedWith, sizeProblems, sizesOf } from './sizes.mjs';

/** @type {Record<string, string>} */
const FILES = {
  'main/main.js': `import { a } from "./chunks/a.js";\nimport * as fs from 'node:fs';\nawait import("./chunks/start.js");`,
  'main/chunks/a.js': 'import"./b.js";export{a}from"./c.js";',
  'main/chunks/b.js': '',
  'main/chunks/c.js': 'import { a } from "./a.js";',
  'main/chunks/start.js':
    'import { d } from "./d.js";\nconst later = () => import("./program.js");',
  'main/chunks/d.js': ' * @import { X } from \'./types.js\'\nimport("./later.js");',
  'preload/preload.cjs': 'short',
  'renderer/index.html': '<script type="module" crossorigin src="./assets/index-X.js"></script>',
  'renderer/assets/index-X.js': 'x'.repeat(1_000),
};

/** @param {string} file */
const read = (file) => {
  const text = FILES[file];
  if (text === undefined) throw new Error(`${file} is not to be read`);
  return Buffer.from(text);
};

it('follows what is imported at once, and not what is imported later', () => {
  expect([...loadedWith(['main/main.js'], read)].sort()).toEqual([
    ...['main/chunks/a.js', 'main/chunks/b.js', 'main/chunks/c.js', 'main/main.js'],
  ]);
});

it('measures what comes before the icon, with the window and its preload', () => {
  const sizes = sizesOf(read);
  expect(sizes.map(({ name }) => name)).toEqual(Object.keys(BUDGETS));
  expect(sizes.at(-1)?.bytes).toBe(1_000);
  expect(sizes.at(-1)?.gzipBytes).toBeLessThan(100);
  expect(sizeProblems(sizes)).toEqual([]);
});

it('says what is too large', () => {
  const sizes = [
    { name: 'preload', bytes: 5_001, gzipBytes: 1 },
    { name: 'main, before the tray item', bytes: 1, gzipBytes: 60_001 },
    { name: 'window, at its start', bytes: 9e9, gzipBytes: 60_001 },
  ];
  expect(sizeProblems(sizes)).toEqual([
    'preload: 5001 bytes instead of at most 5000',
    'main, before the tray item: 60001 bytes (gzip) instead of at most 60000',
    'window, at its start: 60001 bytes (gzip) instead of at most 60000',
  ]);
});
