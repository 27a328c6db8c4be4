// npm run bench: figures, each beside a bare Electron app in the same run. They assert nothing;
// the verdicts beside some of them say whether they reach what is asked.
import { readArguments } from './lib/arguments.mjs';
import { buildProgram } from './lib/build.mjs';
import { run } from './lib/command.mjs';
import { prepareDependencies } from './lib/dependencies.mjs';
import { prepareVirtualDesktop } from './lib/desktop.mjs';
import { prepareRuntime } from './lib/runtime.mjs';
import { script } from './lib/steps.mjs';
import { tool } from './lib/tool.mjs';

const BENCHES = ['start', 'polls', 'capture', 'status', 'frames'].map((name) => `bench/${name}.ts`);

await script(async () => {
  const { retryOfficial, rest } = readArguments(process.argv.slice(2));
  await prepareDependencies();
  await prepareVirtualDesktop(await prepareRuntime({ retryOfficial }));
  await buildProgram();
  for (const bench of BENCHES) {
    const { code } = await run([...tool('tsx'), bench, ...rest]);
    if (code !== 0) return code;
  }
  return 0;
});
