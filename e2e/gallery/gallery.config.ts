import { defineConfig } from '@playwright/test';

/** npm run gallery: every state in every look, in three programs side by side. */
export default defineConfig({
  testDir: '.',
  testMatch: 'gallery.ts',
  outputDir: '../../out/e2e-gallery',
  fullyParallel: true,
  workers: 3,
  timeout: 300_000,
  reporter: [['list']],
});
