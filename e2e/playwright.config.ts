import { defineConfig } from '@playwright/test';
import { WAIT_MS } from './desktop/wait';
import { SELECTED } from './trials/trial';

const EVERYDAY = ['extension/**/*.spec.ts', 'everyday-browser/**/*.spec.ts'];

export default defineConfig({
  testDir: '.',
  outputDir: '../out/e2e',
  // Each worker has a screen of its own, and each test its own bus, tray, simulator and folder.
  fullyParallel: true,
  workers: 4,
  // A test that fails now and then is a fault until its cause is known.
  retries: 0,
  timeout: 120_000,
  expect: { timeout: WAIT_MS },
  forbidOnly: true,
  reporter: [['list']],
  projects: [
    { name: 'e2e', testIgnore: ['trials/**', ...EVERYDAY] },
    // Of the attacks and faults, those that stand for their kind.
    { name: 'trials', testDir: 'trials', grep: new RegExp(SELECTED) },
    // In a Chromium and a Firefox that are installed for them: `npm run everyday`.
    { name: 'everyday', testMatch: EVERYDAY },
  ],
});
