// Starts `electron <folder>` on a runtime that came without Electron's own default app. It gives
// the app what it would find under the official one: its name, version and path, and
// `process.defaultApp`. Being a module that awaits the app's, it also keeps `ready` back until the
// app's module has run, which the app relies on (schemes must be registered before `ready`).
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';

import { app } from 'electron';

import { readArguments } from './arguments.mjs';

const { modules, folder, version } = readArguments(process.argv.slice(1));

if (version) {
  process.stdout.write(`v${process.versions.electron}\n`);
  process.exit(0);
}
if (folder === undefined) {
  process.stderr.write('Usage: electron [options] <folder of the app> [arguments of the app]\n');
  process.exit(1);
}

const load = createRequire(join(process.cwd(), 'index.js'));
for (const module of modules) load(module);

try {
  await startApp(resolve(folder));
} catch (error) {
  process.stderr.write(`The app in ${resolve(folder)} did not start.\n`);
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
}

/** @param {string} path the app's folder, absolute */
async function startApp(path) {
  const manifest = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'));
  Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true });
  // setVersion and setAppPath are undocumented; they are there for Electron's own default app.
  app.name = manifest.productName ?? manifest.name ?? app.name;
  if (manifest.version !== undefined) app.setVersion(manifest.version);
  app.setDesktopName(manifest.desktopName ?? `${app.name}.desktop`);
  app.setAppPath(path);
  await import(pathToFileURL(resolve(path, manifest.main ?? 'index.js')).href);
}
