// npm run tour: shows the program at work, on a virtual desktop, and leaves pictures of it.
import { readArguments } from './lib/arguments.mjs';
import { prepareDependencies } from './lib/dependencies.mjs';
import { runTour } from './lib/desktop.mjs';
import { prepareRuntime } from './lib/runtime.mjs';
import { script } from './lib/steps.mjs';

await script(async () => {
  const { retryOfficial, rest } = readArguments(process.argv.slice(2));
  await prepareDependencies();
  const runtime = await prepareRuntime({ retryOfficial });
  return runTour(runtime, rest);
});
