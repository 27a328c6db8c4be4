import { buildProgram } from './build.mjs';
import { run } from './command.mjs';
import { buildExtension } from './extension.mjs';
import { prepareTools } from './libraries.mjs';
import { PACKAGING_NEEDS } from './packages.mjs';
import { problem } from './steps.mjs';
import { tool } from './tool.mjs';

/**
 * Builds the program and its extension, and makes its packages.
 * @param {import('./runtime.mjs').Runtime} runtime the Electron that goes into them
 * @param {readonly string[]} [targets] electron-builder's names; the usual ones of this system by default
 * @returns {Promise<number>} 0 when all were made, and hold nothing but what they should
 */
export async function makePackages(runtime, targets = []) {
  if (!runtime.official && process.platform !== 'linux') {
    throw problem('There is no official Electron here.', 'Make ELECTRON_MIRROR name a mirror.');
  }
  await prepareTools('packaging tools', PACKAGING_NEEDS);
  await buildProgram();
  await buildExtension();
  const { code } = await run([...tool('tsx'), 'scripts/package/main.ts', ...targets]);
  return code;
}
