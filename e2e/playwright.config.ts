import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: '.',
  outputDir: '../out/e2e',
  // Each worker has a screen of its own, and each test its own bus, tray, simulator and folder.
  fullyParallel: true,
  workers: 3,
  // One more try: a starved machine can make a real desktop miss a beat. A flaky test is reported as such.
  retries: 1,
  timeout: 120_000,
  forbidOnly: true,
  reporter: [['list']],
});
