import { statSync } from 'node:fs';

import { mustBeSupportedNode } from './node-version.mjs';
import { inProject } from './project.mjs';
import { problem, step } from './steps.mjs';
import { npm, npmErrors } from './tool.mjs';

const INSTALL_MS = 20 * 60_000;

/**
 * Installs what package-lock.json names, when that is not what node_modules holds.
 * @returns {Promise<void>}
 * @throws a problem when this Node is too old or npm fails
 */
export async function prepareDependencies() {
  mustBeSupportedNode();
  await step('dependencies', async (reporter) => {
    if (areUpToDate()) {
      reporter.found('up to date');
      return;
    }
    reporter.doing('installing what package-lock.json names (npm ci)');
    // The tools are development dependencies; a machine set to production would leave them out.
    const command = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
    const { code, output, timedOut } = await npm(command, { collect: true, timeoutMs: INSTALL_MS });
    if (code === 0) return;
    throw problem(
      `npm ci ${timedOut ? 'did not end within 20 minutes' : `failed (exit code ${code})`}. It said:\n${npmErrors(output)}`,
      'Check that npm reaches its registry (npm ping) and that the disk has room, then run the command again.',
    );
  });
}

/** npm writes its own copy of the lock file last: without it, an install was not finished. */
function areUpToDate() {
  const installed = modifiedAt(inProject('node_modules', '.package-lock.json'));
  return installed !== undefined && installed >= (modifiedAt(inProject('package-lock.json')) ?? 0);
}

/**
 * @param {string} path
 * @returns {number | undefined} milliseconds since 1970
 */
function modifiedAt(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs;
}
