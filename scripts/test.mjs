// npm test: every check and test of the project, added up in its last line.
import { readArguments } from './lib/arguments.mjs';
import { buildProgram } from './lib/build.mjs';
import { runChecks } from './lib/checks.mjs';
import { prepareDependencies } from './lib/dependencies.mjs';
import { canHaveVirtualDesktop, prepareVirtualDesktop } from './lib/desktop.mjs';
import { prepareRuntime } from './lib/runtime.mjs';
import { print, printError, script } from './lib/steps.mjs';
import { addUp, closingLine, isGreen, ONE_FAILED, ONE_SKIPPED, tallyChecks } from './lib/tally.mjs';
import { runE2eTests, runUnitTests } from './lib/test-runners.mjs';

/** @typedef {import('./lib/tally.mjs').Tally} Tally */

/**
 * Runs one part of the tests. What it throws is printed and counts as one failure.
 * @param {() => Promise<Tally>} part
 * @returns {Promise<Tally>}
 */
async function count(part) {
  try {
    return await part();
  } catch (error) {
    printError(error);
    return ONE_FAILED;
  }
}

async function setUp() {
  const { retryOfficial } = readArguments(process.argv.slice(2));
  await prepareDependencies();
  const runtime = await prepareRuntime({ retryOfficial });
  if (canHaveVirtualDesktop()) await prepareVirtualDesktop(runtime);
}

/** @returns {Promise<Tally[]>} of the checks, and of the unit tests */
async function checkSource() {
  let units = ONE_FAILED;
  const checks = await count(async () =>
    tallyChecks(
      await runChecks(async () => {
        units = await count(runUnitTests);
      }),
    ),
  );
  return [checks, units];
}

async function testProgram() {
  await buildProgram();
  if (canHaveVirtualDesktop()) return runE2eTests();
  print('The tests on the virtual desktop run on Linux only: skipped here.');
  return ONE_SKIPPED;
}

/** @returns {Promise<Tally[]>} */
async function runAll() {
  try {
    await setUp();
  } catch (error) {
    printError(error);
    return [ONE_FAILED];
  }
  return [...(await checkSource()), await count(testProgram)];
}

await script(async () => {
  const sum = addUp(await runAll());
  print(`\n${closingLine(sum)}`);
  return isGreen(sum) ? 0 : 1;
});
