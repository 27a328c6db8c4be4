import type { UpdateWay } from '../../shared/model/updates';
import { programOf } from '../platform/launch-command';

export interface WayFacts {
  platform: string;
  isPackaged: boolean;
  execPath: string;
  env: Readonly<Record<string, string | undefined>>;
  /** What `resources/package-type` says: `deb`, `rpm`, `pacman`; null where there is no such file. */
  packageType: string | null;
  /** Whether it came from the Microsoft Store or the Mac App Store. */
  isFromStore: boolean;
  /** Whose name an installer for Windows must be signed with. */
  publisher: string | null;
}

/** What a newer version's way to this system is, where there is a source; and why, for the log. */
export function decideWay(facts: WayFacts): {
  way: Exclude<UpdateWay, 'off'>;
  why: string;
} {
  const { platform, isPackaged, isFromStore, publisher } = facts;
  if (isFromStore) return { way: 'package-manager', why: 'a store brings it' };
  if (platform === 'linux') {
    const manager = packageManager(facts);
    if (manager !== null) return { way: 'package-manager', why: `${manager} brings it` };
    if (appImageOf(facts) !== null) return { way: 'installs', why: 'it is an AppImage' };
    return { way: 'by-hand', why: 'it is neither of a package nor an AppImage' };
  }
  if (!isPackaged) return { way: 'by-hand', why: 'it runs from its source' };
  // Squirrel takes nothing that is not signed as the running program is.
  if (platform === 'darwin') return { way: 'installs', why: 'macOS checks its signature' };
  // SECURITY: without a name to ask Windows for, the installer's own signature would not be checked.
  if (publisher === null) return { way: 'by-hand', why: 'no publisher is named' };
  return { way: 'installs', why: 'Windows checks its signature' };
}

/** The AppImage that this program runs out of; null when it runs out of none. */
export function appImageOf(facts: Pick<WayFacts, 'execPath' | 'env'>): string | null {
  // SECURITY: the variables are inherited, so they may name another program's image, which an update
  // would then replace.
  const program = programOf(facts);
  return program === facts.execPath ? null : program;
}

function packageManager({ packageType, execPath, env }: WayFacts): string | null {
  const type = packageType?.trim() ?? '';
  if (type !== '' && type !== 'AppImage') return 'the package manager';
  // Inherited as well: a terminal that is a snap has it.
  if (env['SNAP'] !== undefined && execPath.startsWith(`${env['SNAP']}/`)) return 'snap';
  return env['FLATPAK_ID'] === undefined ? null : 'flatpak';
}
