// npm run attack, faults, soak: what is done to the program, what was expected, and what was seen.
import { readArguments } from './lib/arguments.mjs';
import { buildProgram } from './lib/build.mjs';
import { run } from './lib/command.mjs';
import { prepareDependencies } from './lib/dependencies.mjs';
import { prepareVirtualDesktop } from './lib/desktop.mjs';
import { prepareRuntime } from './lib/runtime.mjs';
import { script } from './lib/steps.mjs';
import { playwright } from './lib/test-runners.mjs';

/** The tests' configuration. */
const TRIALS = 'e2e/trials/trials.config.ts';

await script(async () => {
  const [project = 'attacks', ...args] = process.argv.slice(2);
  const { retryOfficial, rest } = readArguments(args);
  await prepareDependencies();
  await prepareVirtualDesktop(await prepareRuntime({ retryOfficial }));
  await buildProgram();
  const { code } = await run([...playwright(TRIALS), `--project=${project}`, ...rest]);
  return code;
});
