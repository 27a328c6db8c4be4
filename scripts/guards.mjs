// npm run guards: takes each guard out of a copy of the program once, and sees its test fail.
import { run } from './lib/command.mjs';
import { prepareDependencies } from './lib/dependencies.mjs';
import { prepareVirtualDesktop } from './lib/desktop.mjs';
import { prepareRuntime } from './lib/runtime.mjs';
import { script } from './lib/steps.mjs';
import { tool } from './lib/tool.mjs';

await script(async () => {
  await prepareDependencies();
  await prepareVirtualDesktop(await prepareRuntime({ retryOfficial: false }));
  const { code } = await run([...tool('tsx'), 'scripts/guards/run.ts', ...process.argv.slice(2)]);
  return code;
});
