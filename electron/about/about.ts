import { join } from 'node:path';
import type { About } from '../../shared/model/about';
import { ABOUT_TEXT, SYSTEM_NAMES } from '../../shared/strings/about';
import { readIfExists } from '../platform/files';
import { LICENCES_FILE, mergeLicences } from './licences';

/** The parts of the build, each with a list of the licences of what is in it. */
const PARTS = ['main', 'preload', 'renderer'];

/** Name and version of the program and of what it runs on, in the order to be shown. */
export function readVersions(appVersion: string): About['versions'] {
  const system = SYSTEM_NAMES.get(process.platform) ?? process.platform;
  return [
    { name: ABOUT_TEXT.name, version: appVersion },
    { name: 'Electron', version: process.versions.electron },
    { name: 'Chromium', version: process.versions.chrome },
    { name: 'Node', version: process.versions.node },
    { name: system, version: `${process.getSystemVersion()} (${process.arch})` },
  ];
}

/** The running program's build. */
export interface BuildFacts {
  appVersion: string;
  /** The folder with a folder for each part of the build. */
  buildFolder: string;
}

/**
 * What the program is made of. The licences are read from the build each time: they are long, and
 * few ask. A part that was not built has none.
 */
export async function readAbout({ appVersion, buildFolder }: BuildFacts): Promise<About> {
  const files = PARTS.map((part) => join(buildFolder, part, LICENCES_FILE));
  const parts = await Promise.all(files.map(readIfExists));
  return {
    versions: readVersions(appVersion),
    licences: mergeLicences(parts.filter((part) => part !== null)),
  };
}
