import { lastLines, run } from './command.mjs';
import { problem, step } from './steps.mjs';
import { tool } from './tool.mjs';

/**
 * Builds the browser extension into `out/extension/`.
 * @returns {Promise<void>}
 * @throws a problem with the builder's last words
 */
export async function buildExtension() {
  await step('extension', async (reporter) => {
    reporter.doing('building it for Chromium and Firefox');
    const command = [...tool('tsx'), 'scripts/extension/main.ts'];
    const { code, output } = await run(command, { collect: true });
    if (code === 0) return;
    throw problem(
      `The extension could not be built (exit code ${code}). It said last:\n${lastLines(output, 40)}`,
      'Put right what it says and run the command again; npm run check often says it more clearly.',
    );
  });
}
