// npm start: makes everything ready and runs the program; without a display, takes the tour.
import { readArguments } from './lib/arguments.mjs';
import { buildProgram } from './lib/build.mjs';
import { prepareDependencies } from './lib/dependencies.mjs';
import { hasDisplay, runTour } from './lib/desktop.mjs';
import { buildExtension } from './lib/extension.mjs';
import { prepareLibraries } from './lib/libraries.mjs';
import { runProgram } from './lib/program.mjs';
import { prepareRuntime } from './lib/runtime.mjs';
import { print, script } from './lib/steps.mjs';

await script(async () => {
  const { retryOfficial, unofficialRuntime, rest } = readArguments(process.argv.slice(2));
  await prepareDependencies();
  const runtime = await prepareRuntime({ retryOfficial });
  if (!hasDisplay(process.platform, process.env)) {
    print('There is no display here: this takes the tour, on a virtual desktop, and ends.');
    return runTour(runtime);
  }
  await prepareLibraries(runtime.path, { desktop: false });
  await buildProgram();
  await buildExtension();
  return runProgram(runtime, { trusted: unofficialRuntime, args: rest });
});
