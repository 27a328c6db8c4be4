import { lstatSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { listPackage, statFile } from '@electron/asar';
import type { AfterPackContext } from 'electron-builder';
import { IDENTITY } from '../../shared/model/identity';
import { missing, notAllowed } from './files';
import { setFuses, wrongFuses } from './fuses';

/** The executable, whose fuses are set, by Electron's name of the system. */
const EXECUTABLES: Readonly<Record<string, string>> = {
  darwin: `${IDENTITY.name}.app`,
  win32: `${IDENTITY.name}.exe`,
  linux: IDENTITY.command,
};

/** Takes away what an Electron has that starts any program, and no other file of its own. */
export function removeStarter({ appOutDir, packager }: AfterPackContext): void {
  const resources = packager.getResourcesDir(appOutDir);
  for (const name of ['app', 'default_app.asar']) {
    rmSync(join(resources, name), { recursive: true, force: true });
  }
  rmSync(join(appOutDir, 'version'), { force: true });
}

/** Sets the fuses of a packed program, before it is signed. */
export async function lockDown({ appOutDir, electronPlatformName }: AfterPackContext) {
  const name = EXECUTABLES[electronPlatformName];
  if (name === undefined) throw new Error(`no fuses are set for ${electronPlatformName}`);
  await setFuses(join(appOutDir, name));
  const wrong = await wrongFuses(join(appOutDir, name));
  if (wrong.length > 0) throw new Error(`fuses that could not be set: ${wrong.join(', ')}`);
}

/** The files of an archive, as `out/main/main.js`. */
export function filesInArchive(archive: string): string[] {
  return listPackage(archive, { isPack: false })
    .filter((path) => !('files' in statFile(archive, path.slice(1))))
    .map((path) => path.slice(1).replaceAll('\\', '/'));
}

/** The files below a folder, as `resources/app.asar`. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (path) => !lstatSync(join(folder, path)).isDirectory(),
  );
}

/**
 * What is in a packed program of Linux and should not be, and what should be and is not, as sentences.
 * @param folder of the executable
 */
export function contentProblems(folder: string): string[] {
  const archived = filesInArchive(join(folder, 'resources', 'app.asar'));
  const beside = filesBelow(folder);
  return [
    ...notAllowed.inArchive(archived).map((file) => `app.asar holds ${file}, which is on no list`),
    ...notAllowed.beside(beside).map((file) => `${file} is on no list`),
    ...missing.inArchive(archived).map((pattern) => `app.asar holds nothing like ${pattern}`),
    ...missing.beside(beside).map((pattern) => `there is nothing like ${pattern}`),
  ];
}
