// npm run everyday: the extension in a real Chromium and a real Firefox, with and without the program.
import { readArguments } from './lib/arguments.mjs';
import { buildProgram } from './lib/build.mjs';
import { run } from './lib/command.mjs';
import { prepareDependencies } from './lib/dependencies.mjs';
import { prepareVirtualDesktop } from './lib/desktop.mjs';
import { buildExtension } from './lib/extension.mjs';
import { prepareTools } from './lib/libraries.mjs';
import { EVERYDAY_NEEDS } from './lib/packages.mjs';
import { prepareRuntime } from './lib/runtime.mjs';
import { script } from './lib/steps.mjs';
import { everydayTests } from './lib/test-runners.mjs';

await script(async () => {
  const { retryOfficial, rest } = readArguments(process.argv.slice(2));
  await prepareDependencies();
  await prepareVirtualDesktop(await prepareRuntime({ retryOfficial }));
  await prepareTools('everyday browsers', EVERYDAY_NEEDS);
  await buildProgram();
  await buildExtension();
  const { code } = await run([...everydayTests(), ...rest]);
  return code;
});
