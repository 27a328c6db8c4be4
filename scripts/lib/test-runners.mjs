import { mkdir, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

import { run } from './command.mjs';
import { inProject, readJson } from './project.mjs';
import { print } from './steps.mjs';
import { tallyPlaywright, tallyVitest } from './tally.mjs';
import { tool } from './tool.mjs';

/** @typedef {import('./tally.mjs').Tally} Tally */

/**
 * @param {string} [config] of the tests; by default those of the program on a real desktop
 * @returns {string[]} the command that runs them
 */
export function playwright(config = 'e2e/playwright.config.ts') {
  return [...tool('@playwright/test', 'playwright'), 'test', '-c', config];
}

/** @returns {string[]} the command that runs what needs no browser but the program's own */
export function e2eTests() {
  return [...playwright(), '--project=e2e', '--project=trials'];
}

/** @returns {string[]} the command that runs what takes place in everyday browsers */
export function everydayTests() {
  return [...playwright(), '--project=everyday'];
}

/**
 * Runs the unit tests.
 * @returns {Promise<Tally>}
 */
export async function runUnitTests() {
  print('\nUnit tests');
  const report = await freshReport('unit.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const { code } = await run([...tool('vitest'), 'run', ...reporters]);
  return tallyVitest(readJson(report), code);
}

/**
 * Runs the e2e tests.
 * @returns {Promise<Tally>}
 */
export async function runE2eTests() {
  print('\nTests on the virtual desktop');
  const report = await freshReport('e2e.json');
  const env = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: report };
  const { code } = await run([...e2eTests(), '--reporter=list,json'], { env });
  return tallyPlaywright(readJson(report), code);
}

/**
 * A report's path, where no earlier run's report lies.
 * @param {string} name
 */
async function freshReport(name) {
  const path = inProject('out', 'reports', name);
  await mkdir(dirname(path), { recursive: true });
  await rm(path, { force: true });
  return path;
}
