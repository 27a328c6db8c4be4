import { svelte } from '@sveltejs/vite-plugin-svelte';
import { svelteTesting } from '@testing-library/svelte/vite';
import { defineConfig } from 'vitest/config';

/** Tests that render a Svelte component, in a document. */
const COMPONENT_TESTS = 'renderer/**/*.svelte.test.ts';

const shared = { testTimeout: 20_000, restoreMocks: true };

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...shared,
          name: 'modules',
          include: [
            '{electron,shared,simulator,renderer,bench}/**/*.test.ts',
            'scripts/**/*.test.{ts,mjs}',
          ],
          exclude: ['**/node_modules/**', COMPONENT_TESTS],
          environment: 'node',
        },
      },
      {
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
