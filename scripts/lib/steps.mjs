import { performance } from 'node:perf_hooks';

/** Whether the output is in colour. */
export const SHOWS_COLOUR = process.stdout.isTTY === true && !process.env['NO_COLOR'];

/**
 * @typedef {object} StepReporter what a step can report while it runs
 * @property {(what: string) => void} doing reports at once what is being done, for slow work
 * @property {(what: string) => void} found adds to the step's closing line
 */

/**
 * Colours a text where the terminal shows colour.
 * @param {'red' | 'green' | 'grey'} colour
 * @param {string} text
 * @returns {string}
 */
export function paint(colour, text) {
  const code = { red: 31, green: 32, grey: 90 }[colour];
  return SHOWS_COLOUR ? `\u001b[${code}m${text}\u001b[0m` : text;
}

/**
 * A time as people read it.
 * @param {number} ms milliseconds
 * @returns {string} `0.4 s`, `12.3 s` or `2 min 05 s`
 */
function duration(ms) {
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, '0')} s`;
}

/**
 * An error that tells the user what happened and what to do next. Anything else that is thrown
 * counts as a mistake in these scripts and is shown with its stack.
 * @param {string} what what happened, one sentence or several lines
 * @param {string} next what to do now
 * @returns {Error & { next: string }}
 */
export function problem(what, next) {
  return Object.assign(new Error(what), { next });
}

/**
 * Runs one step and reports how it went and how long it took.
 * @template T
 * @param {string} name what the step is about, as it stands in the closing line
 * @param {(reporter: StepReporter) => T | Promise<T>} work
 * @returns {Promise<T>} what the work gave; what it threw passes through, after the step's line
 */
export async function step(name, work) {
  const started = performance.now();
  let detail = '';
  /** @type {StepReporter} */
  const reporter = {
    doing: (what) => print(`${paint('grey', '·')} ${name}: ${what}`),
    found: (what) => {
      detail = `: ${what}`;
    },
  };
  try {
    const result = await work(reporter);
    const elapsed = duration(performance.now() - started);
    print(`${paint('green', '✓')} ${name}${detail}, ${elapsed}`);
    return result;
  } catch (error) {
    print(`${paint('red', '✗')} ${name}, ${duration(performance.now() - started)}`);
    throw error;
  }
}

/**
 * Prints one thing for the user.
 * @param {string} text
 */
export function print(text) {
  process.stdout.write(`${text}\n`);
}

/**
 * Prints what went wrong: a problem in plain words, anything else with its stack.
 * @param {unknown} error
 */
export function printError(error) {
  if (error instanceof Error && 'next' in error) {
    print(`\n${error.message}\n\n${paint('green', '→')} ${String(error.next)}`);
  } else {
    print(`\n${error instanceof Error ? error.stack : String(error)}`);
  }
}

/**
 * Runs a whole script: its exit code is what `work` gives, or 1 after an error was printed.
 * @param {() => Promise<number>} work
 */
export async function script(work) {
  try {
    process.exitCode = await work();
  } catch (error) {
    printError(error);
    process.exitCode = 1;
  }
}
