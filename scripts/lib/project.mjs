import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder, absolute. */
export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/**
 * A path inside the project.
 * @param {...string} parts path parts below the project's folder
 * @returns {string} the absolute path
 */
export function inProject(...parts) {
  return join(ROOT, ...parts);
}

/**
 * Reads a JSON file of which nothing is known yet.
 * @param {string} path absolute path
 * @returns {any} what it holds, or undefined when it is missing or not JSON
 */
export function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}
