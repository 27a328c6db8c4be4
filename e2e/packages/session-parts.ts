import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { IDENTITY } from '../../shared/model/identity';
import { sessionEnv } from '../desktop/app';
import { start, type Env } from '../desktop/process';
import type { RealDesktop } from '../desktop/real-desktop';
import { eventually } from '../desktop/wait';
import type { Try } from './rows';

const COMMAND_MS = 30_000;

export interface Session {
  /** The user's own, which stays between two sessions. */
  readonly folder: string;
  readonly attempt: Try;
  /** Whether the package says of itself that its Electron comes from a third party. */
  readonly isUnofficial: boolean;
}

/** The files of a user: in a home of their own, where the program looks for them by itself. */
export function homeIn(folder: string, name: string) {
  const home = join(folder, name);
  const data = join(home, '.config', IDENTITY.name);
  return {
    home,
    data,
    write(file: string, content: string) {
      mkdirSync(dirname(join(home, file)), { recursive: true });
      writeFileSync(join(home, file), content);
    },
    read: (file: string) => readFileSync(join(home, file), 'utf8'),
  };
}

/** The environment of a program that is started on a desktop, with nothing that the test adds. */
export async function envOn(
  { display, busAddress }: Pick<RealDesktop, 'display' | 'busAddress'>,
  home: string,
): Promise<Env> {
  return { ...(await sessionEnv({ display, busAddress, home })), XDG_CURRENT_DESKTOP: 'XFCE' };
}

/** Runs the installed program, or another, to its end. */
export async function runToEnd(env: Env, program: string, ...args: string[]) {
  const ran = await start(program, args, env);
  const closed = new Promise<void>((resolve) => ran.child.once('close', () => resolve()));
  try {
    const code = await ran.exited(COMMAND_MS);
    await closed;
    // Chromium speaks of the machine's missing system bus.
    const lines = ran
      .output()
      .split('\n')
      .filter((line) => !/:(?:ERROR|WARNING):/.test(line));
    return { code, output: lines.join('\n').trim() };
  } finally {
    await ran.stop();
  }
}

/** What the running program says to others, once it is up. */
export async function statusOnce(env: Env, isSo: (status: Status) => boolean): Promise<Status> {
  return eventually({
    what: 'the status of the program',
    read: async () =>
      JSON.parse((await runToEnd(env, IDENTITY.command, '--status', '--json')).output) as Status,
    until: isSo,
  });
}

export interface Status {
  readonly running: boolean;
  readonly pid: number | null;
  readonly overall: string;
  readonly demo: boolean;
}
