// npm run check: types, lint and format.
import { runChecks } from './lib/checks.mjs';
import { prepareDependencies } from './lib/dependencies.mjs';
import { print, script } from './lib/steps.mjs';

await script(async () => {
  await prepareDependencies();
  const results = await runChecks();
  const failed = results.filter(({ passed }) => !passed).map(({ name }) => name);
  if (failed.length === 0) {
    print('All checks passed.');
    return 0;
  }
  print(`${failed.length} of ${results.length} checks failed: ${failed.join(', ')}.`);
  return 1;
});
