import { defineConfig } from '@playwright/test';
import e2e from '../playwright.config';

/** `npm run attack`, `npm run faults`, `npm run soak`: each is one project. */
export default defineConfig({
  ...e2e,
  outputDir: '../../out/trials',
  reporter: [['./table.ts']],
  projects: ['attacks', 'faults', 'soak'].map((name) => ({ name, testDir: name })),
});
