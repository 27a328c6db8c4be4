import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

/** The edge files: the only ones that may import `electron` (ARCHITECTURE.md, "Walls"). */
const EDGES = ['electron/main.ts', 'electron/preload.ts', 'electron/**/*.electron.ts'];

const NO_ELECTRON = {
  name: 'electron',
  message: 'Only the edge files import electron; hand in what you need.',
};

/** A wall: what files in a room must not import, with the sentence that says why. */
function wall(files, groups, { ignores = [], paths = [] } = {}) {
  return {
    files,
    ignores,
    rules: {
      'no-restricted-imports': [
        'error',
        { paths, patterns: groups.map(([group, message]) => ({ group, message })) },
      ],
    },
  };
}

const ROOM = (room) => [`**/${room}/**`, `${room}/**`];

export default ts.config(
  { ignores: ['out/', '.cache/', 'node_modules/'] },
  js.configs.recommended,
  ts.configs.strict,
  svelte.configs.recommended,
  prettier,
  svelte.configs.prettier,
  {
    languageOptions: { globals: { ...globals.node } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
      ],
      'no-console': 'error',
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true } }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-dynamic-delete': 'off',
      '@typescript-eslint/no-invalid-void-type': 'off',
    },
  },
  {
    files: ['renderer/**/*.{ts,svelte,svelte.ts}'],
    languageOptions: { globals: { ...globals.browser } },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: {
      parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'], svelteConfig },
    },
  },
  {
    files: ['scripts/**', 'simulator/main.ts', 'e2e/tour/**', 'bench/**', '*.config.*'],
    rules: { 'no-console': 'off' },
  },
  { files: ['**/*.config.*'], rules: { 'no-restricted-exports': 'off' } },

  // The walls.
  wall(
    ['shared/**'],
    [
      [
        [...ROOM('electron'), ...ROOM('renderer'), ...ROOM('simulator'), ...ROOM('e2e')],
        'shared/ imports nothing of ours.',
      ],
      [['node:*'], 'shared/ runs on both sides and so imports nothing of Node.'],
    ],
    { ignores: ['**/*.test.ts'], paths: [NO_ELECTRON] },
  ),
  wall(
    ['renderer/**'],
    [
      [
        [...ROOM('electron'), ...ROOM('simulator'), ...ROOM('e2e')],
        'renderer/ imports shared/ only.',
      ],
      [['node:*'], 'The window has no Node.'],
    ],
    { paths: [NO_ELECTRON] },
  ),
  wall(
    ['simulator/**'],
    [
      [
        [...ROOM('electron'), ...ROOM('renderer'), ...ROOM('e2e')],
        'simulator/ imports shared/ types only.',
      ],
    ],
    { ignores: ['**/*.test.ts'], paths: [NO_ELECTRON] },
  ),
  {
    files: ['simulator/**'],
    ignores: ['**/*.test.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: ROOM('shared'),
              allowTypeImports: true,
              message: 'simulator/ takes types only from shared/.',
            },
          ],
        },
      ],
    },
  },
  wall(
    ['electron/**'],
    [
      [
        [...ROOM('renderer'), ...ROOM('simulator'), ...ROOM('e2e')],
        'electron/ never imports renderer/, and reaches the simulator lazily from main for demo mode only.',
      ],
    ],
    { ignores: [...EDGES, '**/*.test.ts'], paths: [NO_ELECTRON] },
  ),
  wall(
    EDGES,
    [
      [
        [...ROOM('renderer'), ...ROOM('simulator'), ...ROOM('e2e')],
        'electron/ never imports renderer/, and reaches the simulator lazily from main for demo mode only.',
      ],
    ],
    {
      ignores: [
        'electron/ipc/router.electron.ts',
        'electron/main.ts',
        'electron/preload.ts',
        '**/*.test.ts',
      ],
      paths: [
        {
          name: 'electron',
          importNames: ['ipcMain', 'ipcRenderer'],
          message: 'Raw IPC appears in ipc/router and preload alone; main hands it in.',
        },
      ],
    },
  ),
);
