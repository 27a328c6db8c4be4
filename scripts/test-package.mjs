// npm run test:package: makes the deb, installs it here, uses it as an ordinary user on a virtual desktop,
// upgrades and removes it. For root, on Debian and Ubuntu. --made takes the one that was made before.
import { readArguments } from './lib/arguments.mjs';
import { run } from './lib/command.mjs';
import { prepareDependencies } from './lib/dependencies.mjs';
import { prepareVirtualDesktop } from './lib/desktop.mjs';
import { prepareTools } from './lib/libraries.mjs';
import { makePackages } from './lib/package.mjs';
import { PACKAGE_TEST_NEEDS } from './lib/packages.mjs';
import { prepareRuntime } from './lib/runtime.mjs';
import { script } from './lib/steps.mjs';
import { tool } from './lib/tool.mjs';

await script(async () => {
  const { retryOfficial, rest } = readArguments(process.argv.slice(2));
  await prepareDependencies();
  const runtime = await prepareRuntime({ retryOfficial });
  await prepareVirtualDesktop(runtime);
  await prepareTools('tools that check packages', PACKAGE_TEST_NEEDS);
  const isMade = rest.includes('--made');
  const made = isMade ? 0 : await makePackages(runtime, ['deb', '--quick']);
  if (made !== 0) return made;
  const { code } = await run([...tool('tsx'), 'e2e/packages/main.ts']);
  return code;
});
