// npm run gallery: opens every view and state of the window, and leaves pictures of them.
import { readArguments } from './lib/arguments.mjs';
import { prepareDependencies } from './lib/dependencies.mjs';
import { runGallery } from './lib/desktop.mjs';
import { prepareRuntime } from './lib/runtime.mjs';
import { script } from './lib/steps.mjs';

await script(async () => {
  const { retryOfficial, rest } = readArguments(process.argv.slice(2));
  await prepareDependencies();
  const runtime = await prepareRuntime({ retryOfficial });
  return runGallery(runtime, rest);
});
