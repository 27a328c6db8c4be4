import { existsSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';

/** Whether a Bridgekeeper runs on a user-data folder, and as which process. */
export interface Running {
  isRunning: boolean;
  /** Null when the system does not tell. */
  pid: number | null;
}

/**
 * Looks whether a program holds the single-instance lock of the folder, without asking that program
 * for anything: it would show its window. The files are Chromium's (`process_singleton_posix.cc`,
 * `process_singleton_win.cc`).
 */
export function findRunning(folder: string, platform: NodeJS.Platform): Running {
  // Windows removes this file with its program, however that ends.
  if (platform === 'win32') return { isRunning: existsSync(join(folder, 'lockfile')), pid: null };
  const pid = lockPID(folder);
  const isRunning = hasListener(folder, platform) ?? (pid !== null && isAlive(pid));
  return { isRunning, pid: isRunning ? pid : null };
}

/** The process named in the lock, `<host>-<pid>`; a crash leaves it behind. */
function lockPID(folder: string): number | null {
  const [, digits] = /-(\d{1,10})$/.exec(linkTarget(join(folder, 'SingletonLock')) ?? '') ?? [];
  return digits === undefined || Number(digits) < 1 ? null : Number(digits);
}

/**
 * Whether some process listens at the lock's socket. The kernel lists it as long as that process lives,
 * so another program that got a crashed one's number is not taken for it. Null where there is no list.
 */
function hasListener(folder: string, platform: NodeJS.Platform): boolean | null {
  if (platform !== 'linux') return null;
  const socket = linkTarget(join(folder, 'SingletonSocket'));
  if (socket === null) return false;
  try {
    const lines = readFileSync('/proc/net/unix', 'utf8').split('\n');
    return lines.some((line) => line.endsWith(` ${socket}`));
  } catch {
    return null;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It lives, and is another user's.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function linkTarget(path: string): string | null {
  try {
    return readlinkSync(path);
  } catch {
    return null;
  }
}
