// npm run bench: figures, each beside a bare Electron app in the same run. They assert nothing;
// the verdicts beside some of them say whether they reach what is asked.
import { readArguments } from './lib/arguments.mjs';
import { buildProgram } from './lib/build.mjs';
import { run } from './lib/command.mjs';
import { prepareDependencies } from './lib/dependencies.mjs';
import { prepareVirtualDesktop } from './lib/desktop.mjs';
import { prepareRuntime } from './lib/runtime.mjs';
import { problem, script } from './lib/steps.mjs';
import { tool } from './lib/tool.mjs';

const BENCHES = [
  'sizes',
  'start',
  'window',
  'rest',
  'told',
  'capture',
  'polls',
  'frames',
  'growth',
  'status',
];

/** Those that need more than a bench installs; run by their names alone. */
const BY_NAME = ['hand-over'];

await script(async () => {
  const { retryOfficial, rest } = readArguments(process.argv.slice(2));
  // Numbers of rounds and the like are each bench's own.
  const [named = '', ...forIt] = rest;
  if (named !== '' && ![...BENCHES, ...BY_NAME].includes(named)) {
    throw problem(
      `There is no bench “${named}”.`,
      `Name one of: ${[...BENCHES, ...BY_NAME].join(', ')}; or none, for all but the last.`,
    );
  }
  const benches = named === '' ? BENCHES : [named];
  await prepareDependencies();
  await prepareVirtualDesktop(await prepareRuntime({ retryOfficial }));
  await buildProgram();
  for (const bench of benches) {
    const { code } = await run([...tool('tsx'), `bench/${bench}.ts`, ...forIt]);
    if (code !== 0) return code;
  }
  return 0;
});
