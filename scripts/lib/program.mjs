import { readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { run } from './command.mjs';
import { ROOT } from './project.mjs';
import { problem, print } from './steps.mjs';

/** @typedef {import('./runtime.mjs').Runtime} Runtime */

/**
 * @typedef {object} Launch how the program is to be started
 * @property {string[]} args Electron's arguments
 * @property {NodeJS.ProcessEnv} env
 * @property {string[]} notes what the user should know about it
 */

/**
 * Decides how the program is started. Two rules are kept here: a runtime from a third party never
 * sees a real token, unless its user says so; and Chromium's sandbox is given up for root alone,
 * for whom it does not work.
 * @param {object} facts
 * @param {Runtime} facts.runtime
 * @param {boolean} facts.trusted whether `--unofficial-runtime` was given
 * @param {boolean} facts.root whether this is root on Linux
 * @param {readonly string[]} facts.args the program's own arguments
 * @param {NodeJS.ProcessEnv} facts.env
 * @returns {Launch}
 */
export function planLaunch({ runtime, trusted, root, args, env }) {
  const launch = { args: [ROOT, ...args], env: { ...env }, notes: /** @type {string[]} */ ([]) };
  if (root) {
    launch.args.unshift('--no-sandbox');
    launch.notes.push('You are root, and Chromium has no sandbox for root: starting without it.');
  }
  if (!runtime.official && !trusted) {
    launch.env['BRIDGEKEEPER_DEMO_ONLY'] = '1';
    // SECURITY: not even in the environment may a real token reach this runtime.
    if (!isSimulated(env['BEEPER_ACCESS_TOKEN'])) {
      delete launch.env['BEEPER_ACCESS_TOKEN'];
      delete launch.env['BEEPER_BASE_URL'];
    }
    launch.notes.push(
      `This Electron ${runtime.version} comes from a third party, as the official one could not be\n` +
        'downloaded. It must never see your token, so Bridgekeeper shows its simulator with made-up\n' +
        'accounts. To use it with your own accounts all the same: npm start -- --unofficial-runtime',
    );
  }
  return launch;
}

/**
 * Whether a token is one of the simulator's, which all begin alike (simulator/simulator.ts).
 * @param {string | undefined} token
 */
function isSimulated(token) {
  return token !== undefined && token.trim().startsWith('simulator-');
}

/**
 * Runs the program in the foreground until it ends.
 * @param {Runtime} runtime
 * @param {object} options
 * @param {boolean} options.trusted whether `--unofficial-runtime` was given
 * @param {readonly string[]} options.args the program's own arguments
 * @returns {Promise<number>} its exit code
 * @throws a problem when the system does not let Chromium start its sandbox
 */
export async function runProgram(runtime, { trusted, args }) {
  const root = process.platform === 'linux' && process.getuid?.() === 0;
  const launch = planLaunch({ runtime, trusted, root, args, env: process.env });
  if (!launch.args.includes('--no-sandbox')) mustAllowSandbox(runtime.path);
  print('');
  for (const note of launch.notes) print(`${note}\n`);
  print('Bridgekeeper sits in the tray. Ctrl+C here ends it.\n');
  const { code } = await run([runtime.path, ...launch.args], { env: launch.env });
  return code;
}

/**
 * Ubuntu 24.04 and newer keep programs without a profile of their own from making a sandbox.
 * Chromium would then end with a stack trace.
 * @param {string} executable
 */
function mustAllowSandbox(executable) {
  const switchFile = '/proc/sys/kernel/apparmor_restrict_unprivileged_userns';
  if (process.platform !== 'linux' || !isOne(switchFile)) return;
  const helper = statSync(join(dirname(executable), 'chrome-sandbox'), { throwIfNoEntry: false });
  const setuidRoot = helper?.uid === 0 && (helper.mode & 0o4000) !== 0;
  if (setuidRoot) return;
  throw problem(
    'This system keeps Chromium, which Electron is made of, from starting its sandbox.',
    'Allow it until the next restart of the machine, and run the command again:\n' +
      '  sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0',
  );
}

/** @param {string} path */
function isOne(path) {
  try {
    return readFileSync(path, 'utf8').trim() === '1';
  } catch {
    return false;
  }
}
