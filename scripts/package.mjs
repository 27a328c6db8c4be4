// npm run package: makes the packages of this system, in out/packages/. What follows -- names others
// than the usual ones: npm run package -- AppImage
import { readArguments } from './lib/arguments.mjs';
import { prepareDependencies } from './lib/dependencies.mjs';
import { prepareRuntime } from './lib/runtime.mjs';
import { makePackages } from './lib/package.mjs';
import { script } from './lib/steps.mjs';

await script(async () => {
  const { retryOfficial, rest } = readArguments(process.argv.slice(2));
  await prepareDependencies();
  return makePackages(await prepareRuntime({ retryOfficial }), rest);
});
