import { readdirSync, statSync } from 'node:fs';
import { mkdir, rm, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { lastLines, run } from './command.mjs';
import { inProject } from './project.mjs';
import { problem, step } from './steps.mjs';
import { tool } from './tool.mjs';

/** What the built program is made from. */
const SOURCES = [
  'electron',
  'renderer',
  'resources',
  'scripts/unused',
  'shared',
  'simulator',
  'electron.vite.config.ts',
  'package.json',
  'package-lock.json',
  'svelte.config.js',
  'tsconfig.base.json',
  'tsconfig.json',
];

/**
 * Builds the program into `out/`, when a source is newer than what is there.
 * @returns {Promise<void>}
 * @throws a problem with the builder's last words
 */
export async function buildProgram() {
  await buildWhenChanged({
    name: 'build',
    sources: SOURCES,
    stamp: inProject('out', '.built'),
    doing: 'electron-vite build',
    command: () => [...tool('electron-vite'), 'build'],
  });
}

/**
 * Runs a builder when a source is newer than its last run.
 * @param {object} build
 * @param {string} build.name of the step
 * @param {readonly string[]} build.sources in the project's folder
 * @param {string} build.stamp the file that says when it ran last
 * @param {string} build.doing what the step's line says
 * @param {() => string[]} build.command
 * @returns {Promise<void>}
 * @throws a problem with the builder's last words
 */
export async function buildWhenChanged({ name, sources, stamp, doing, command }) {
  await step(name, async (reporter) => {
    const built = statSync(stamp, { throwIfNoEntry: false })?.mtimeMs ?? 0;
    if (newestChange(sources.map((source) => inProject(source))) <= built) {
      reporter.found('up to date');
      return;
    }
    reporter.doing(doing);
    await rm(stamp, { force: true });
    const started = new Date();
    const { code, output } = await run(command(), { collect: true });
    if (code !== 0) {
      throw problem(
        `The build failed (exit code ${code}). It said last:\n${lastLines(output, 40)}`,
        'Put right what it says and run the command again; npm run check often says it more clearly.',
      );
    }
    await mkdir(dirname(stamp), { recursive: true });
    await writeFile(stamp, '');
    // A source that was changed during the build counts as newer.
    await utimes(stamp, started, started);
  });
}

/**
 * When something below these paths changed last. Folders count too: they change when a file in
 * them is removed or renamed.
 * @param {readonly string[]} paths absolute; those that do not exist count as never changed
 * @returns {number} milliseconds since 1970, 0 when there is nothing
 */
export function newestChange(paths) {
  let newest = 0;
  for (const path of paths) {
    const found = statSync(path, { throwIfNoEntry: false });
    if (found === undefined) continue;
    const below = found.isDirectory() ? readdirSync(path).map((name) => join(path, name)) : [];
    newest = Math.max(newest, found.mtimeMs, newestChange(below));
  }
  return newest;
}
