// npm run extension: builds the browser extension into out/extension/, to be loaded from its folders.
import { run } from './lib/command.mjs';
import { prepareDependencies } from './lib/dependencies.mjs';
import { script, print } from './lib/steps.mjs';
import { tool } from './lib/tool.mjs';

await script(async () => {
  await prepareDependencies();
  const { code } = await run([...tool('tsx'), 'scripts/extension/main.ts']);
  if (code === 0) {
    print('It is in out/extension/: chromium/ and firefox/ to be loaded as they are, and packed.');
  }
  return code;
});
