import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { lastLines, run } from './command.mjs';
import { inProject, readJson } from './project.mjs';

/** Long enough for 120 MB on a slow line, short enough not to seem hung. */
const DOWNLOAD_MS = 10 * 60_000;
/** A download that failed is not tried again for a day, so that every run does not wait for it. */
const REMEMBER_MS = 24 * 60 * 60_000;
const PACKAGE = inProject('node_modules', 'electron');
const FAILED = inProject('.cache', 'electron-download-failed.json');
/** A change of any of these is a reason to try again at once. */
const SETTINGS = ['ELECTRON_MIRROR', 'npm_config_electron_mirror', 'HTTPS_PROXY', 'https_proxy'];

/**
 * @typedef {object} FailedDownload a download that failed
 * @property {string} version the version that was wanted
 * @property {string} why the download's error, one line
 * @property {string} at when, as an ISO date
 * @property {string} settings the download's settings at that time
 */

/** @returns {string} the version of the `electron` package, `45.4.1` */
export function officialVersion() {
  return String(readJson(join(PACKAGE, 'package.json'))?.version);
}

/**
 * The executable of the `electron` package, once its download is complete.
 * @returns {Promise<string | undefined>} absolute path
 */
export async function findOfficial() {
  try {
    const dist = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(PACKAGE, 'dist');
    const version = await readFile(join(dist, 'version'), 'utf8');
    // The package writes path.txt last: with it, nothing is missing.
    const path = join(dist, await readFile(join(PACKAGE, 'path.txt'), 'utf8'));
    return version.trim().replace(/^v/, '') === officialVersion() && existsSync(path)
      ? path
      : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Lets the `electron` package download its executable. `ELECTRON_MIRROR`, `electron_config_cache`
 * and its other variables apply.
 * @returns {Promise<{ path: string } | { failed: FailedDownload }>}
 */
export async function downloadOfficial() {
  const installer = [process.execPath, join(PACKAGE, 'install.js')];
  const { output, timedOut } = await run(installer, { collect: true, timeoutMs: DOWNLOAD_MS });
  const path = await findOfficial();
  if (path !== undefined) {
    await rm(FAILED, { force: true });
    return { path };
  }
  const why = timedOut ? 'no end after 10 minutes' : firstError(output);
  const at = new Date().toISOString();
  const failed = { version: officialVersion(), why, at, settings: settings() };
  await mkdir(dirname(FAILED), { recursive: true });
  await writeFile(FAILED, `${JSON.stringify(failed, null, 2)}\n`);
  return { failed };
}

/**
 * The last failed download, while it is worth remembering.
 * @returns {FailedDownload | undefined}
 */
export function recentFailedDownload() {
  /** @type {FailedDownload | undefined} */
  const failed = readJson(FAILED);
  const now = { version: officialVersion(), settings: settings(), ms: Date.now() };
  return failed !== undefined && isReasonNotToRetry(failed, now) ? failed : undefined;
}

/**
 * Whether a failed download is a reason not to try again: for a day, while nothing changed.
 * @param {FailedDownload} failed
 * @param {{ version: string, settings: string, ms: number }} now what is wanted now; `ms` since 1970
 * @returns {boolean}
 */
export function isReasonNotToRetry(failed, now) {
  const age = now.ms - Date.parse(failed.at);
  const same = failed.version === now.version && failed.settings === now.settings;
  return same && age >= 0 && age < REMEMBER_MS;
}

function settings() {
  return SETTINGS.map((name) => process.env[name] ?? '').join('\n');
}

/** @param {string} output */
function firstError(output) {
  const line = output.split('\n').find((text) => /error|failed|cannot/i.test(text));
  return (line ?? lastLines(output, 1)).trim().replace(/^\w*Error: /, '') || 'no message';
}
