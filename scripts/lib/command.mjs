import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { stripVTControlCharacters } from 'node:util';

import { ROOT } from './project.mjs';
import { SHOWS_COLOUR } from './steps.mjs';

/** How long a child may take to end after a signal before it is killed. */
const GRACE_MS = 10_000;
/** The same for what the child itself had started and left behind. */
const LEFTOVERS_MS = 2_000;
const LOOK_MS = 50;
/** What a collected output keeps, from its end. */
const OUTPUT_CHARS = 200_000;
const POSIX = process.platform !== 'win32';

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();
let ending = false;

/**
 * @typedef {object} Ended how a command ended
 * @property {number} code its exit code; 128 + signal number after a signal, 127 when it could not start
 * @property {string} output what it wrote (stdout and stderr as they came) when it was collected
 * @property {boolean} timedOut whether it was ended because its time was up
 */

/**
 * Runs a command and waits for its end. Never throws for what the command does. The command ends
 * with this script: on SIGINT, SIGTERM or SIGHUP it is signalled, waited for, and then killed.
 * @param {readonly string[]} command the program and its arguments
 * @param {object} [options]
 * @param {NodeJS.ProcessEnv} [options.env] default: this process's
 * @param {string} [options.cwd] default: the project's folder
 * @param {number} [options.timeoutMs] ended after this time; default: never
 * @param {boolean} [options.collect] keep the output instead of showing it
 * @param {boolean} [options.shell] through a shell, for Windows' `.cmd` files
 * @returns {Promise<Ended>}
 */
export function run(command, options = {}) {
  // A script that is about to end starts nothing new; its end comes from the signal's handler.
  if (ending) return new Promise(() => {});
  const [program = '', ...args] = command;
  const env = options.env ?? process.env;
  const child = spawn(program, args, {
    cwd: options.cwd ?? ROOT,
    env: options.collect && SHOWS_COLOUR ? { ...env, FORCE_COLOR: '1' } : env,
    // A group of its own, so that what a child leaves behind can be found and ended.
    detached: POSIX,
    shell: options.shell ?? false,
    stdio: options.collect ? ['ignore', 'pipe', 'pipe'] : 'inherit',
  });
  running.add(child);
  listenForSignals();
  return outcome(child, options.timeoutMs);
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {number | undefined} timeoutMs
 * @returns {Promise<Ended>}
 */
function outcome(child, timeoutMs) {
  let output = '';
  let timedOut = false;
  const collect = (/** @type {string} */ text) => {
    output = (output + text).slice(-OUTPUT_CHARS);
  };
  child.stdout?.setEncoding('utf8').on('data', collect);
  child.stderr?.setEncoding('utf8').on('data', collect);
  const timer =
    timeoutMs === undefined
      ? undefined
      : setTimeout(() => {
          timedOut = true;
          void endChild(child, 'SIGTERM');
        }, timeoutMs);
  return new Promise((resolve) => {
    const end = (/** @type {number} */ code) => {
      clearTimeout(timer);
      running.delete(child);
      if (!ending) resolve({ code, output: forTerminal(output), timedOut });
    };
    child.on('error', (error) => {
      output += error.message;
      end(127);
    });
    child.on('close', (code, signal) => end(code ?? 128 + constants.signals[signal ?? 'SIGTERM']));
  });
}

/**
 * Some tools colour what they write even where no terminal reads it.
 * @param {string} output
 */
function forTerminal(output) {
  return SHOWS_COLOUR ? output : stripVTControlCharacters(output);
}

/** Listens once the first child runs, so that a script without children ends as any program. */
function listenForSignals() {
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    if (process.listenerCount(signal) > 0) continue;
    process.on(signal, () => {
      if (ending) return;
      ending = true;
      const ended = [...running].map((child) => endChild(child, signal));
      void Promise.all(ended).then(() => process.exit(128 + constants.signals[signal]));
    });
  }
}

/**
 * Asks a child to end, lets it clean up, and then ends what it left behind in its group.
 * @param {import('node:child_process').ChildProcess} child
 * @param {NodeJS.Signals} signal
 */
async function endChild(child, signal) {
  child.kill(signal);
  await until(() => child.exitCode !== null || child.signalCode !== null, GRACE_MS);
  if (!POSIX || child.pid === undefined) {
    child.kill('SIGKILL');
    return;
  }
  const group = -child.pid;
  tryKill(group, 'SIGTERM');
  await until(() => !tryKill(group, 0), LEFTOVERS_MS);
  tryKill(group, 'SIGKILL');
}

/**
 * @param {() => boolean} isSo
 * @param {number} timeoutMs
 */
async function until(isSo, timeoutMs) {
  const last = Date.now() + timeoutMs;
  while (!isSo() && Date.now() < last) await sleep(LOOK_MS);
}

/**
 * @param {number} pid negative for a group
 * @param {NodeJS.Signals | 0} signal
 * @returns {boolean} whether there was anything to signal
 */
function tryKill(pid, signal) {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}

/**
 * The last lines of an output, for an error message.
 * @param {string} output
 * @param {number} [lines] default 20
 * @returns {string}
 */
export function lastLines(output, lines = 20) {
  return output.trim().split('\n').slice(-lines).join('\n');
}
