import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { IDENTITY } from '../../shared/model/identity';

/** A file that the older version has and the newer one has no more. */
export const GONE_WITH_UPGRADE = `/opt/${IDENTITY.name}/older-version`;

/** How a short command ended. */
export interface Ran {
  readonly code: number | null;
  /** What it printed, on both streams. */
  readonly output: string;
}

export function command(program: string, ...args: string[]): Ran {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' };
  const { status, stdout, stderr, error } = spawnSync(program, args, { env, encoding: 'utf8' });
  return { code: status, output: `${stdout ?? ''}${stderr ?? ''}${error?.message ?? ''}`.trim() };
}

/** The same, where nothing else than success goes on. */
export function must(program: string, ...args: string[]): string {
  const { code, output } = command(program, ...args);
  if (code !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${code}: ${output}`);
  return output;
}

const apt = (...args: string[]) =>
  must('apt-get', '-qq', '--yes', '-o', 'DPkg::Lock::Timeout=300', ...args);

/** Installs a package's file with what it depends on, as a person does. */
export const install = (file: string) => apt('install', '--no-install-recommends', file);
export const remove = () => apt('remove', IDENTITY.command);
export const purge = () => apt('purge', IDENTITY.command);

/** `install ok installed 0.1.0`; empty when dpkg knows nothing of it. */
export const statusOf = (name: string) => {
  const { code, output } = command('dpkg-query', '-W', '-f=${Status} ${Version}', name);
  return code === 0 ? output : '';
};

/** The same package under an older version's number, with a file that went since. */
export function makeOlder(file: string, version: string, folder: string): string {
  const root = join(folder, 'older');
  must('dpkg-deb', '-R', file, root);
  const control = join(root, 'DEBIAN', 'control');
  writeFileSync(
    control,
    readFileSync(control, 'utf8').replace(/^Version: .*$/m, `Version: ${version}`),
  );
  writeFileSync(join(root, GONE_WITH_UPGRADE), '');
  const older = join(folder, 'older.deb');
  must('dpkg-deb', '--root-owner-group', '-Znone', '-b', root, older);
  rmSync(root, { recursive: true });
  return older;
}

/** What the system has under the program's names, wherever packages put things. */
export function leftOnSystem({ purged }: { purged: boolean }): string[] {
  // Of a package that was removed and not purged, dpkg keeps the script that purges it.
  const places = ['/opt', '/usr', '/etc', ...(purged ? ['/var/lib/dpkg/info'] : [])];
  const names = ['-iname', `*${IDENTITY.command}*`];
  return must('find', ...places, '-xdev', ...names)
    .split('\n')
    .filter((path) => path !== '');
}

/** Gives a user a folder, which is made when there is none, and what lies in it. */
export function giveTo(user: { uid: number; gid: number }, folder: string): void {
  mkdirSync(folder, { recursive: true });
  must('chown', '-R', `${user.uid}:${user.gid}`, folder);
}

export const copy = (from: string, to: string) => cpSync(from, to, { recursive: true });
