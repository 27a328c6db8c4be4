import { defineConfig } from '@playwright/test';
import type { DesktopWorkerFixtures } from '../desktop/fixtures';
import { WAIT_MS } from '../desktop/wait';

/** npm run gallery: every state in every look, in three programs side by side. */
export default defineConfig<object, DesktopWorkerFixtures>({
  testDir: '.',
  testMatch: 'gallery.ts',
  outputDir: '../../out/e2e-gallery',
  fullyParallel: true,
  workers: 3,
  timeout: 300_000,
  expect: { timeout: WAIT_MS },
  reporter: [['list']],
  // The widest look, and the desktop around it.
  use: { screenSize: { width: 1680, height: 1050 } },
});
