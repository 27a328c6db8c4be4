import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: [
      '{electron,shared,simulator,renderer,bench}/**/*.test.ts',
      'scripts/**/*.test.{ts,mjs}',
    ],
    environment: 'node',
    testTimeout: 20_000,
    restoreMocks: true,
  },
});
