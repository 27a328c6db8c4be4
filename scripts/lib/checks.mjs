import { run } from './command.mjs';
import { paint, print, step } from './steps.mjs';
import { tool } from './tool.mjs';

/** @typedef {{ name: string, command: () => string[], next: string }} Check */

/** @type {Check} */
const LINT = {
  name: 'lint',
  command: () => [...tool('eslint'), '--max-warnings=0', '.'],
  next: 'Put right the rules named above; npx eslint --fix . does some of it.',
};

/** @type {readonly Check[]} */
const TYPES_AND_FORMAT = [
  {
    name: 'types',
    // One program for each side (tsconfig.*.json): the window sees no Node, the main process no DOM.
    command: () => [...tool('typescript', 'tsc'), '--build'],
    next: 'Put right the types named above.',
  },
  {
    name: 'types in Svelte files',
    command: () => [
      ...tool('svelte-check'),
      '--tsconfig',
      'tsconfig.web.json',
      '--fail-on-warnings',
    ],
    next: 'Put right what is named above.',
  },
  {
    name: 'format',
    command: () => [...tool('prettier'), '--check', '.'],
    next: 'npm run format puts it right.',
  },
];

/**
 * Runs all checks of the source, each whatever became of the others.
 * @returns {Promise<{ name: string, passed: boolean }[]>}
 */
export async function runChecks() {
  // Each of these keeps one core busy, and the lint takes as long as all the others together.
  const [types, lint] = await Promise.all([runInTurn(TYPES_AND_FORMAT), runInTurn([LINT])]);
  return [...types, ...lint];
}

/** @param {readonly Check[]} checks */
async function runInTurn(checks) {
  const results = [];
  for (const check of checks) results.push({ name: check.name, passed: await passes(check) });
  return results;
}

/** @param {Check} check */
async function passes(check) {
  let output = '';
  try {
    await step(check.name, async () => {
      const ended = await run(check.command(), { collect: true });
      output = ended.output.trim();
      if (ended.code !== 0) throw new Error(`exit code ${ended.code}`);
    });
    return true;
  } catch (error) {
    print(`\n${output || String(error)}\n\n${paint('green', '→')} ${check.next}\n`);
    return false;
  }
}
