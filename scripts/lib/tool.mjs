import { join } from 'node:path';

import { lastLines, run } from './command.mjs';
import { inProject, readJson } from './project.mjs';
import { problem } from './steps.mjs';

/** How much of npm's errors is shown; the cause comes first. */
const ERROR_LINES = 8;

/**
 * The command line of a tool from `node_modules`. It is started by this Node and not through
 * `node_modules/.bin`, whose files differ from system to system.
 * @param {string} packageName `vitest`, `@playwright/test`
 * @param {string} [name] the tool, where it is not called like its package
 * @returns {string[]} the program and its first argument
 * @throws a problem when the package is not installed
 */
export function tool(packageName, name = packageName) {
  const folder = inProject('node_modules', packageName);
  const bin = readJson(join(folder, 'package.json'))?.bin;
  const file = typeof bin === 'string' ? bin : bin?.[name];
  if (typeof file !== 'string') {
    throw problem(`${name} is not installed.`, 'Delete node_modules and run the command again.');
  }
  return [process.execPath, join(folder, file)];
}

/**
 * Runs npm, the one that started this script where there is one.
 * @param {readonly string[]} args
 * @param {Parameters<typeof run>[1]} [options]
 * @returns {ReturnType<typeof run>}
 */
export function npm(args, options = {}) {
  const npmPath = process.env['npm_execpath'] ?? '';
  if (/npm-cli\.c?js$/.test(npmPath)) return run([process.execPath, npmPath, ...args], options);
  return run(['npm', ...args], { ...options, shell: process.platform === 'win32' });
}

/**
 * What npm gave as the reason for its failure, without its stack and the help it closes with.
 * @param {string} output of a failed npm command
 * @returns {string}
 */
export function npmErrors(output) {
  const errors = output.split('\n').filter((line) => /^npm (error|ERR!) (?! +at )\S/.test(line));
  return errors.slice(0, ERROR_LINES).join('\n') || lastLines(output);
}
