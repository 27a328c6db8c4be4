// npm run extension: builds the browser extension into out/extension/, to be loaded from its folders.
import { prepareDependencies } from './lib/dependencies.mjs';
import { buildExtension } from './lib/extension.mjs';
import { print, script } from './lib/steps.mjs';

await script(async () => {
  await prepareDependencies();
  await buildExtension();
  print(
    'It is in out/extension/: chromium/ and firefox/ to be loaded as they are, and both packed.',
  );
  return 0;
});
