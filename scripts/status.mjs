// npm run status: asks the Bridgekeeper that was started from here how the accounts are. It uses the
// Electron and the build that `npm start` has left, and prepares nothing, so that it answers at once.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

import { ROOT } from './lib/project.mjs';

const RUNTIME_FILE = join(ROOT, '.cache', 'electron.json');

/** @returns {string | null} Electron's executable; null when `npm start` has not made it ready */
function findRuntime() {
  try {
    const { path } = JSON.parse(readFileSync(RUNTIME_FILE, 'utf8'));
    return typeof path === 'string' && existsSync(path) ? path : null;
  } catch {
    return null;
  }
}

const runtime = findRuntime();
if (runtime === null || !existsSync(join(ROOT, 'out', 'main', 'main.js'))) {
  process.stderr.write('Bridgekeeper has not been built here yet. Run npm start first.\n');
  process.exit(3);
}
const isRoot = process.platform === 'linux' && process.getuid?.() === 0;
const args = [...(isRoot ? ['--no-sandbox'] : []), ROOT, '--status', ...process.argv.slice(2)];
const { status, error } = spawnSync(runtime, args, { stdio: 'inherit' });
if (error !== undefined) process.stderr.write(`${error.message}\n`);
process.exit(status ?? 3);
