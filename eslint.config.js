import { existsSync, readdirSync } from 'node:fs';
import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import importX from 'eslint-plugin-import-x';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import { electronImports } from './scripts/lint/electron-imports.mjs';
import svelteConfig from './svelte.config.js';

/** The files that may import values from `electron`: the entry files, and programs of their own. */
const ELECTRON_ENTRY_FILES = [
  'electron/main.ts',
  'electron/preload.ts',
  'e2e/webview/app/main.ts',
  'e2e/connection/default-browser/main.mjs',
  'e2e/token-store/app/main.ts',
  'scripts/starter/main.mjs',
];

const FEATURES_DIR = 'renderer/features';
const features = existsSync(FEATURES_DIR) ? readdirSync(FEATURES_DIR) : [];

/**
 * An import rule: what the files of a folder must not import, with the sentence that says why.
 * @param {string} target
 * @param {readonly string[]} from folders
 * @param {string} message
 */
function forbid(target, from, message) {
  return from.map((folder) => ({ target: `./${target}`, from: `./${folder}`, message }));
}

/** Rules that hold for tests too. */
const IMPORT_RULES_FOR_ALL = [
  ...forbid(
    'renderer',
    ['electron', 'simulator', 'extension', 'e2e', 'bench', 'scripts'],
    'renderer/ imports shared/ only.',
  ),
  ...forbid(
    'extension',
    ['electron', 'renderer', 'simulator', 'e2e', 'bench', 'scripts'],
    'extension/ imports shared/ only.',
  ),
  ...forbid('renderer/ui', [FEATURES_DIR], 'renderer/ui/ knows no feature.'),
  ...features.map((feature) => ({
    target: `./${FEATURES_DIR}/${feature}`,
    from: `./${FEATURES_DIR}`,
    except: [`./${feature}`],
    message: 'A feature of the window imports no other; what two share stands outside of both.',
  })),
];

/** Rules for what is shipped. A test may start the simulator, or read another side's fixtures. */
const IMPORT_RULES = [
  ...IMPORT_RULES_FOR_ALL,
  ...forbid(
    'shared',
    ['electron', 'renderer', 'simulator', 'extension', 'e2e', 'bench', 'scripts'],
    'shared/ imports nothing else of ours.',
  ),
  ...forbid(
    'simulator',
    ['electron', 'renderer', 'extension', 'e2e', 'bench', 'scripts'],
    'simulator/ imports types of shared/ only.',
  ),
  ...forbid(
    'electron',
    ['renderer', 'simulator', 'extension', 'e2e', 'bench', 'scripts'],
    'electron/ imports shared/ only; the demo alone loads the simulator.',
  ),
];

/** @param {readonly object[]} zones */
const restrict = (zones) => ({ 'import-x/no-restricted-paths': ['error', { zones }] });

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
    files: ['extension/**'],
    languageOptions: { globals: { ...globals.browser } },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
    rules: {
      // State lives in runes here; looking for stores takes longer than any other rule of Svelte's.
      'svelte/require-store-reactive-access': 'off',
    },
  },
  {
    files: ['scripts/**', 'simulator/main.ts', 'e2e/tour/**', 'bench/**', '*.config.*'],
    rules: { 'no-console': 'off' },
  },
  { files: ['**/*.config.*'], rules: { 'no-restricted-exports': 'off' } },
  // `var` is how a declaration file declares a global.
  { files: ['**/*.d.ts'], rules: { 'no-var': 'off' } },

  // A promise is awaited, returned, or marked with `void` where it is known never to reject.
  {
    files: ['**/*.ts', '**/*.svelte'],
    languageOptions: {
      parserOptions: { projectService: true, extraFileExtensions: ['.svelte'] },
    },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
    },
  },

  {
    files: ['{electron,renderer,shared,extension}/**'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'URL', property: 'canParse', message: 'Node 20 has it wrong; use parseURL.' },
      ],
    },
  },

  // Import rules (ARCHITECTURE.md lists them).
  {
    plugins: { 'import-x': importX, local: { rules: { 'electron-imports': electronImports } } },
    settings: {
      'import-x/resolver-next': [createTypeScriptImportResolver({ project: 'tsconfig.json' })],
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts'] },
    },
    rules: {
      'import-x/no-cycle': ['error', { ignoreExternal: true }],
      'local/electron-imports': ['error', { values: ELECTRON_ENTRY_FILES }],
      ...restrict(IMPORT_RULES),
    },
  },
  {
    files: ['**/*.test.ts', 'electron/*/testing/*.ts'],
    rules: restrict(IMPORT_RULES_FOR_ALL),
  },
  {
    // The demo starts the simulator inside the program, and loads it only then.
    files: ['electron/demo/demo.ts'],
    rules: restrict(IMPORT_RULES.filter(({ from }) => from !== './simulator')),
  },
  {
    files: ['shared/**', 'renderer/**', 'extension/**'],
    ignores: ['**/*.test.ts'],
    rules: { 'import-x/no-nodejs-modules': 'error' },
  },
  {
    files: ['simulator/**'],
    ignores: ['**/*.test.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: ['**/shared/**'],
              allowTypeImports: true,
              message: 'simulator/ takes only types from shared/.',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['electron/**'],
    // The entry files hand raw IPC to the router and to the window's API, and to nothing else.
    ignores: ['electron/main.ts', 'electron/ipc/router.electron.ts', 'electron/preload.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          paths: [
            {
              name: 'electron',
              importNames: ['ipcMain', 'ipcRenderer'],
              message: 'Raw IPC appears in ipc/router and preload alone.',
            },
          ],
        },
      ],
    },
  },
);
