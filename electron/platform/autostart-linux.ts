import { access, mkdir } from 'node:fs/promises';
import { dirname, isAbsolute, join } from 'node:path';
import { IDENTITY } from '../../shared/model/identity';
import { isMissing, readIfExists, removeWithLeftovers, writeAtomically } from './files';
import type { Autostart } from './autostart';
import { autostartEntry, commandOf, isSwitchedOn, type DesktopEntry } from './desktop-entry';

/** What the XDG Base Directory Specification asks of a folder that has to be made. */
const FOLDER_MODE = 0o700;

/**
 * The autostart file of a desktop that follows freedesktop's Desktop Application Autostart
 * Specification: https://specifications.freedesktop.org/autostart-spec/0.5/
 * @param home the user's home folder
 */
export function autostartPath(
  env: Readonly<Record<string, string | undefined>>,
  home: string,
): string {
  const config = env['XDG_CONFIG_HOME'];
  // The specification says to ignore a path that is not a full one.
  const folder = config !== undefined && isAbsolute(config) ? config : join(home, '.config');
  return join(folder, 'autostart', IDENTITY.desktopFile);
}

/** Starts the program at login by way of an autostart file. */
export function openAutostartFile(file: string, entry: DesktopEntry): Autostart {
  const read = async () => (await readIfExists(file)) ?? '';

  const write = async () => {
    const text = autostartEntry(entry);
    await mkdir(dirname(file), { recursive: true, mode: FOLDER_MODE });
    await writeAtomically(file, text);
  };

  return {
    isOn: async () => isSwitchedOn(await read()),
    async set(on) {
      if (on === isSwitchedOn(await read())) return;
      await (on ? write() : removeWithLeftovers(file));
    },
    async refresh() {
      const text = await read();
      // An entry whose program exists is left alone: another copy of the program may have written
      // it, or the user may have edited it.
      if (isSwitchedOn(text) && (await isGone(commandOf(text)))) await write();
    },
  };
}

/** Whether anything that a command names by its full path is no longer there. */
export async function isGone(command: readonly string[]): Promise<boolean> {
  const checks = command.filter((word) => isAbsolute(word)).map(isMissingFile);
  return (await Promise.all(checks)).includes(true);
}

async function isMissingFile(path: string): Promise<boolean> {
  try {
    await access(path);
    return false;
  } catch (error) {
    return isMissing(error);
  }
}
