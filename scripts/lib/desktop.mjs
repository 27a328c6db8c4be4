import { mkdir, rm } from 'node:fs/promises';

import { buildProgram } from './build.mjs';
import { run } from './command.mjs';
import { prepareLibraries } from './libraries.mjs';
import { inProject } from './project.mjs';
import { print, problem } from './steps.mjs';
import { playwright } from './test-runners.mjs';
import { tool } from './tool.mjs';

/**
 * Whether a program started here could show a window.
 * @param {NodeJS.Platform} platform
 * @param {NodeJS.ProcessEnv} env
 * @returns {boolean}
 */
export function hasDisplay(platform, env) {
  return platform !== 'linux' || Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY']);
}

/** @returns {boolean} whether this system can have a virtual desktop (Xvfb and a session bus) */
export function canHaveVirtualDesktop() {
  return process.platform === 'linux';
}

/**
 * Makes ready what the tour and the e2e tests need besides the dependencies and Electron.
 * @param {import('./runtime.mjs').Runtime} runtime
 * @returns {Promise<void>}
 * @throws a problem when this is not Linux, or something cannot be had
 */
export async function prepareVirtualDesktop(runtime) {
  if (!canHaveVirtualDesktop()) {
    throw problem(
      'This needs a virtual desktop, which only Linux has.',
      'Run it on Linux. Here, npm start -- --demo shows the program with made-up accounts.',
    );
  }
  await prepareLibraries(runtime.path, { desktop: true });
}

/**
 * Builds the program and takes the tour through it, on a virtual desktop.
 * @param {import('./runtime.mjs').Runtime} runtime
 * @param {readonly string[]} [args] for the tour
 * @returns {Promise<number>} the tour's exit code
 */
export async function runTour(runtime, args = []) {
  await prepareVirtualDesktop(runtime);
  await buildProgram();
  const { code } = await run([...tool('tsx'), 'e2e/tour/main.ts', ...args]);
  return code;
}

/**
 * Builds the program and takes pictures of every view and state of its window.
 * @param {import('./runtime.mjs').Runtime} runtime
 * @param {readonly string[]} [args] for the test runner
 * @returns {Promise<number>} 0 when nothing was found that should not be shown
 */
export async function runGallery(runtime, args = []) {
  await prepareVirtualDesktop(runtime);
  await buildProgram();
  const folder = inProject('out', 'gallery');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const { code } = await run([...playwright('e2e/gallery/gallery.config.ts'), ...args]);
  const sheets = await run([...tool('tsx'), 'e2e/gallery/sheets.ts']);
  print('\nThe pictures are in out/gallery/: index.html, contact-sheet.png, tray.png');
  return code === 0 ? sheets.code : code;
}
