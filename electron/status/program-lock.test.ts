import { rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { freshFolder } from '../testing/folder';
import { findRunning } from './program-lock';

// Chromium's own lock is in e2e/status/status.spec.ts; here are the folders that crashes leave behind.

const NOT_RUNNING = { isRunning: false, pid: null };
/** Above what any system gives out. */
const NOBODY = 999_999_999;

async function lockedBy(pid: number, { listens = false } = {}): Promise<string> {
  const folder = await freshFolder();
  const socket = join(folder, 'the socket');
  await symlink(`a-host-${pid}`, join(folder, 'SingletonLock'));
  await symlink(socket, join(folder, 'SingletonSocket'));
  if (listens) {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(socket, resolve));
    onTestFinished(() => void server.close());
  }
  return folder;
}

describe('findRunning', () => {
  it.each(['linux', 'darwin', 'win32'] as const)(
    'finds nobody in a new folder (%s)',
    async (on) => {
      expect(findRunning(await freshFolder(), on)).toEqual(NOT_RUNNING);
      expect(findRunning('/does/not/exist', on)).toEqual(NOT_RUNNING);
    },
  );

  it.runIf(process.platform === 'linux')('finds the program that listens', async () => {
    const folder = await lockedBy(17, { listens: true });
    expect(findRunning(folder, 'linux')).toEqual({ isRunning: true, pid: 17 });
  });

  it.runIf(process.platform === 'linux')(
    'takes no other program that got the number of a crashed one for it',
    async () => {
      const folder = await lockedBy(process.pid);
      expect(findRunning(folder, 'linux')).toEqual(NOT_RUNNING);
      await rm(join(folder, 'SingletonSocket'));
      expect(findRunning(folder, 'linux')).toEqual(NOT_RUNNING);
    },
  );

  it.skipIf(process.platform === 'win32')('goes by the process on macOS', async () => {
    const alive = { isRunning: true, pid: process.pid };
    expect(findRunning(await lockedBy(process.pid), 'darwin')).toEqual(alive);
    expect(findRunning(await lockedBy(NOBODY), 'darwin')).toEqual(NOT_RUNNING);
  });

  it
    .skipIf(process.platform === 'win32')
    .each(['', 'host', 'host-0', 'host-1x', 'host-12345678901'])(
    'finds nobody by the lock %j',
    async (target) => {
      const folder = await freshFolder();
      if (target !== '') await symlink(target, join(folder, 'SingletonLock'));
      expect(findRunning(folder, 'darwin')).toEqual(NOT_RUNNING);
    },
  );

  it('goes by the file that its program alone keeps there on Windows', async () => {
    const folder = await freshFolder();
    await writeFile(join(folder, 'lockfile'), '');
    expect(findRunning(folder, 'win32')).toEqual({ isRunning: true, pid: null });
  });
});
