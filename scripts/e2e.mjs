// npm run e2e: the program on a real desktop, driven from outside.
import { readArguments } from './lib/arguments.mjs';
import { buildProgram } from './lib/build.mjs';
import { run } from './lib/command.mjs';
import { prepareDependencies } from './lib/dependencies.mjs';
import { prepareVirtualDesktop } from './lib/desktop.mjs';
import { prepareRuntime } from './lib/runtime.mjs';
import { script } from './lib/steps.mjs';
import { e2eTests } from './lib/test-runners.mjs';

await script(async () => {
  const { retryOfficial, rest } = readArguments(process.argv.slice(2));
  await prepareDependencies();
  await prepareVirtualDesktop(await prepareRuntime({ retryOfficial }));
  await buildProgram();
  const { code } = await run([...e2eTests(), ...rest]);
  return code;
});
