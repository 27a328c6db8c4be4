// npm run simulator: a Beeper Desktop with made-up accounts, to try things against.
import { run } from './lib/command.mjs';
import { prepareDependencies } from './lib/dependencies.mjs';
import { script } from './lib/steps.mjs';
import { tool } from './lib/tool.mjs';

await script(async () => {
  await prepareDependencies();
  const { code } = await run([...tool('tsx'), 'simulator/main.ts', ...process.argv.slice(2)]);
  return code;
});
