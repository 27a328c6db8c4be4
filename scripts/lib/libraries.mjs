import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

import { lastLines, run } from './command.mjs';
import {
  DESKTOP_NEEDS,
  installableNames,
  missingLibraries,
  missingPackages,
  RUNTIME_NEEDS,
} from './packages.mjs';
import { problem, step } from './steps.mjs';

/** @typedef {import('./packages.mjs').Need} Need */

const APT_INSTALL = 'apt-get install --yes --no-install-recommends';
const APT_ENV = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' };

/**
 * Makes sure that Electron finds the libraries it loads. Linux only: elsewhere it brings its own.
 * On Debian and Ubuntu they are installed, when the script may do that.
 * @param {string} executable Electron's, absolute
 * @param {object} options
 * @param {boolean} options.desktop also what the virtual desktop is made of
 * @returns {Promise<void>}
 * @throws a problem naming what is missing and the command that installs it
 */
export async function prepareLibraries(executable, { desktop }) {
  if (process.platform !== 'linux') return;
  const needs = desktop ? [...RUNTIME_NEEDS, ...DESKTOP_NEEDS] : RUNTIME_NEEDS;
  await step('system libraries', async (reporter) => {
    await prepareNeeds(needs, reporter);
    await mustLoad(executable);
  });
}

/**
 * Makes sure that other programs are there which a command starts; Linux only, as above.
 * @param {string} name what they are for, as in the step's line
 * @param {readonly Need[]} needs
 * @returns {Promise<void>}
 * @throws a problem naming what is missing and the command that installs it
 */
export async function prepareTools(name, needs) {
  if (process.platform === 'linux') await step(name, (reporter) => prepareNeeds(needs, reporter));
}

/**
 * @param {readonly Need[]} needs
 * @param {import('./steps.mjs').StepReporter} reporter
 */
async function prepareNeeds(needs, reporter) {
  const missing = await notInstalled(needs);
  if (missing === undefined) mustHavePrograms(needs);
  else if (missing.length > 0) await install(missing, reporter);
  else reporter.found('all there');
}

/**
 * @param {readonly Need[]} needs
 * @returns {Promise<Need[] | undefined>} undefined on a system without Debian's packages
 */
async function notInstalled(needs) {
  const format = '${db:Status-Abbrev} ${binary:Package}\n';
  const names = needs.flatMap((need) => need.names);
  const query = ['dpkg-query', '--show', `--showformat=${format}`, ...names];
  // It exits with 1 when it does not know a name, which is no failure here.
  const { code, output } = await run(query, { collect: true, env: APT_ENV });
  return code > 1 ? undefined : missingPackages(needs, output);
}

/**
 * @param {Need[]} missing
 * @param {import('./steps.mjs').StepReporter} reporter
 */
async function install(missing, reporter) {
  if (process.getuid?.() !== 0) {
    const names = await aptNames(missing);
    throw problem(
      `Some of the system's packages are not installed: ${names.join(', ')}.`,
      `Install them and run the command again:\n  sudo ${APT_INSTALL} ${names.join(' ')}`,
    );
  }
  reporter.doing('asking apt what there is (apt-get update)');
  await apt(['apt-get', 'update', '-qq']);
  const names = await aptNames(missing);
  reporter.doing(`installing ${names.join(', ')}`);
  await apt([...APT_INSTALL.split(' '), '-qq', '-o', 'DPkg::Lock::Timeout=300', ...names]);
  reporter.found(`${names.length} installed`);
}

/** @param {Need[]} needs */
async function aptNames(needs) {
  const names = needs.flatMap((need) => need.names);
  const { output } = await run(['apt-cache', 'policy', ...names], { collect: true, env: APT_ENV });
  return installableNames(needs, output);
}

/** @param {string[]} command */
async function apt(command) {
  const { code, output } = await run(command, { collect: true, env: APT_ENV });
  if (code === 0) return;
  throw problem(
    `${command.slice(0, 2).join(' ')} failed (exit code ${code}). It said last:\n${lastLines(output)}`,
    `Put right what it says, or install by hand, then run the command again:\n  ${command.join(' ')}`,
  );
}

/** @param {readonly Need[]} needs */
function mustHavePrograms(needs) {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const missing = needs
    .flatMap(({ program }) => program ?? [])
    .filter((program) => !folders.some((folder) => existsSync(join(folder, program))));
  if (missing.length === 0) return;
  throw problem(
    `Programs that this needs are not installed: ${missing.join(', ')}.`,
    "Install them with your system's package manager and run the command again.",
  );
}

/** @param {string} executable */
async function mustLoad(executable) {
  const { output } = await run(['ldd', executable], { collect: true });
  const missing = missingLibraries(output);
  if (missing.length === 0) return;
  throw problem(
    `Electron cannot start, as these libraries are not installed: ${missing.join(', ')}.`,
    "Install the packages that hold them with your system's package manager and run the command again.",
  );
}
