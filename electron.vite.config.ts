import { resolve } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'electron-vite';
import { oneByte } from './scripts/build/one-byte';
import { standIns } from './scripts/build/stand-ins';
import { licences } from './scripts/licences/plugin';

// The oldest runtime the program runs on (see ARCHITECTURE.md, "Runtime").
const OLDEST_NODE = 'node20.18';
const OLDEST_CHROMIUM = 'chrome130';

// Half the text for V8 to keep; functions and classes have their names in the log.
const keepNames = { function: true, class: true };
const SMALL_WITH_NAMES = {
  compress: { keepNames },
  mangle: { keepNames },
  codegen: { removeWhitespace: true },
};

// What is loaded before the icon and the window is one file, what comes behind them another: in forty the
// first true state came 35 ms later (bench/start.ts). The rest is loaded when somebody wants it.
const FILES_OF_MAIN = [
  {
    name: 'start',
    test: /electron[\\/](?:start|status[\\/]run-status-command|doctor[\\/]is-doctor-start)\.ts$/,
  },
  { name: 'program', test: /electron[\\/]program\.ts$/ },
];

/** What a build is told of updates; nothing is looked for where there is no address or no key. */
function updatesFrom(env: NodeJS.ProcessEnv): Record<string, string> {
  const names = ['URL', 'KEY', 'PUBLISHER'].map((name) => `BRIDGEKEEPER_UPDATE_${name}`);
  return Object.fromEntries(names.map((name) => [name, env[name] ?? '']));
}

/** What a build is told of the extension: its page in a store, and its ID there. */
function extensionFrom(env: NodeJS.ProcessEnv): Record<string, string> {
  const names = ['URL', 'ID'].map((name) => `BRIDGEKEEPER_EXTENSION_STORE_${name}`);
  return Object.fromEntries(names.map((name) => [name, env[name] ?? '']));
}

export default defineConfig({
  main: {
    plugins: [
      standIns('conf', {
        ajv: resolve('scripts/unused/ajv.ts'),
        'ajv/dist/2020.js': resolve('scripts/unused/ajv.ts'),
        'ajv-formats': resolve('scripts/unused/ajv.ts'),
        semver: resolve('scripts/unused/semver.ts'),
      }),
      licences(resolve('.')),
      oneByte(),
    ],
    // Where newer versions are looked for, and by whom they must be signed; see electron/updates.
    define: {
      BUILT_FOR_UPDATES: JSON.stringify(updatesFrom(process.env)),
      // Where the extension is had from, and whose it is there; see electron/everyday-browser.
      BUILT_FOR_EXTENSION: JSON.stringify(extensionFrom(process.env)),
    },
    build: {
      target: OLDEST_NODE,
      outDir: 'out/main',
      // Everything is bundled: the packaged program carries no node_modules and starts faster.
      externalizeDeps: false,
      rollupOptions: {
        // Optional parts of dbus-next that we never reach: it is told the bus's address, as a path.
        external: ['x11', 'usocket'],
        input: { main: resolve('electron/main.ts') },
        output: {
          format: 'es',
          entryFileNames: '[name].js',
          chunkFileNames: 'chunks/[name].js',
          minify: SMALL_WITH_NAMES,
          codeSplitting: { groups: FILES_OF_MAIN },
        },
      },
    },
  },
  preload: {
    plugins: [licences(resolve('.'))],
    build: {
      target: OLDEST_NODE,
      outDir: 'out/preload',
      externalizeDeps: false,
      // SECURITY: a sandboxed preload cannot be an ES module, and must be one file.
      rollupOptions: {
        input: { preload: resolve('electron/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [
      svelte({ configFile: resolve('svelte.config.js') }),
      licences(resolve('.')),
      oneByte(),
    ],
    build: {
      target: OLDEST_CHROMIUM,
      outDir: 'out/renderer',
      assetsInlineLimit: 0,
      // Nothing in the window is logged by the names of its functions.
      minify: true,
      modulePreload: { polyfill: false },
      rollupOptions: { input: { index: resolve('renderer/index.html') } },
    },
  },
});
