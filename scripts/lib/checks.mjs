import { readFile } from 'node:fs/promises';

import { auditProblems, readAdvisories } from './audit.mjs';
import { buildProgram } from './build.mjs';
import { run } from './command.mjs';
import { lockProblems } from './lock.mjs';
import { inProject, readJson } from './project.mjs';
import { readBuilt, sizeProblems, sizesOf } from './sizes.mjs';
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
 * @param {() => Promise<unknown>} [besideLint] what else is to be done while the lint goes on, which takes
 *   longer than all the others together; must not reject
 * @returns {Promise<{ name: string, passed: boolean }[]>}
 */
export async function runChecks(besideLint = () => Promise.resolve()) {
  // Each of these keeps one core busy.
  const others = async () => {
    const results = await runInTurn(TYPES_AND_FORMAT);
    await besideLint();
    return results;
  };
  const [types, lint] = await Promise.all([others(), runInTurn([LINT])]);
  return [
    ...types,
    ...lint,
    { name: 'packages', passed: await packagesPass() },
    { name: 'sizes', passed: await sizesPass() },
  ];
}

/** @param {readonly Check[]} checks */
async function runInTurn(checks) {
  const results = [];
  for (const check of checks) results.push({ name: check.name, passed: await passes(check) });
  return results;
}

/** @param {Check} check */
function passes(check) {
  return passesStep(check, async () => {
    const { code, output } = await run(check.command(), { collect: true });
    if (code !== 0) throw new Error(output.trim() || `exit code ${code}`);
  });
}

/** What is installed is what was tried, runs nothing by itself, and is not known to be at fault. */
function packagesPass() {
  const next = 'Update or replace what is named above, or list it with the reason why it may stay.';
  return passesStep({ name: 'packages', next }, async (reporter) => {
    const npmrc = await readFile(inProject('.npmrc'), 'utf8');
    const lock = readJson(inProject('package-lock.json'));
    const problems = lockProblems(lock, readJson(inProject('package.json')), npmrc);
    const advisories = await readAdvisories();
    if (advisories === null) reporter.found('the registry answered no audit, so none was made');
    else problems.push(...auditProblems(advisories));
    if (problems.length > 0) throw new Error(problems.join('\n'));
  });
}

/** What is loaded first is no larger than its budget. */
async function sizesPass() {
  try {
    await buildProgram();
  } catch (error) {
    print(error instanceof Error ? error.message : String(error));
    return false;
  }
  const next = 'Load later what is not needed at once, by import().';
  return passesStep({ name: 'sizes', next }, async (reporter) => {
    const sizes = sizesOf(readBuilt((...names) => inProject('out', ...names)));
    const problems = sizeProblems(sizes);
    if (problems.length > 0) throw new Error(problems.join('\n'));
    const kB = (/** @type {number} */ bytes) => `${(bytes / 1_000).toFixed(1)} kB`;
    reporter.found(sizes.map(({ name, gzipBytes }) => `${name} ${kB(gzipBytes)}`).join(', '));
  });
}

/**
 * @param {{ name: string, next: string }} about
 * @param {Parameters<typeof step>[1]} work
 */
async function passesStep({ name, next }, work) {
  try {
    await step(name, work);
    return true;
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    print(`\n${said}\n\n${paint('green', '→')} ${next}\n`);
    return false;
  }
}
