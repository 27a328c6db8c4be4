import { svelte } from '@sveltejs/vite-plugin-svelte';
import { svelteTesting } from '@testing-library/svelte/vite';
import { defineConfig } from 'vitest/config';

// Texts hold times of day.
process.env['TZ'] = 'UTC';

/** Tests that render a Svelte component, in a document. */
const COMPONENT_TESTS = 'renderer/**/*.svelte.test.ts';

/**
 * Test files share processes, which more than halves the time: no test depends on what modules keep
 * for themselves, and nothing is mocked by its path.
 */
const shared = {
  testTimeout: 20_000,
  // Nothing is asserted of time: on a starved machine an answer over HTTP may come seconds late.
  expect: { poll: { timeout: 10_000 } },
  restoreMocks: true,
  unstubGlobals: true,
  isolate: false,
};

export default defineConfig({
  test: {
    // One is left out by default, and nothing else runs meanwhile.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          ...shared,
          name: 'modules',
          include: [
            '{electron,shared,simulator,renderer,bench,extension}/**/*.test.ts',
            'scripts/**/*.test.{ts,mjs}',
          ],
          exclude: ['**/node_modules/**', COMPONENT_TESTS],
          environment: 'node',
        },
      },
      {
        // Packages may be linked from elsewhere, as in the copy that `npm run guards` works in.
        server: { fs: { strict: false } },
        plugins: [svelte(), svelteTesting()],
        test: {
          ...shared,
          name: 'components',
          include: [COMPONENT_TESTS],
          environment: 'happy-dom',
          setupFiles: ['renderer/testing/document.ts'],
        },
      },
    ],
  },
});
