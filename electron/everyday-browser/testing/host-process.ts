import { spawn } from 'node:child_process';
import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { EXTENSION_IDENTITY } from '../../../shared/browser-extension/identity';
import { scriptPath } from '../host/script-path';
import { createFrameReader, frameOf } from '../link/frames';

export const ORIGIN = `chrome-extension://${EXTENSION_IDENTITY.chromiumID}/`;

interface Options {
  /** Of the program's own files, with the native host in it. */
  folder: string;
  /** The name of the executable that starts it. */
  browser?: string;
  args?: readonly string[];
}

/**
 * The real native host, started by an executable of a browser's name, which is a stand-in: perl, under
 * that name. The real browsers are in e2e.
 */
export async function startHost({ folder, browser = 'chromium', args = [ORIGIN] }: Options) {
  const bin = join(folder, 'bin');
  await mkdir(bin, { recursive: true });
  await copyFile('/usr/bin/perl', join(bin, browser));
  const command = ['-e', 'exit(system(@ARGV) >> 8)', scriptPath(folder), ...args];
  const child = spawn(join(bin, browser), command, { stdio: ['pipe', 'pipe', 'ignore'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  child.stdin.on('error', () => undefined);
  const reader = createFrameReader({ header: 0, message: 2_000_000 });
  // What comes from the program begins without a header.
  reader.read(Buffer.from('\n'));
  const messages: unknown[] = [];
  const waiting: (() => void)[] = [];
  child.stdout.on('data', (bytes: Buffer) => {
    for (const { text } of reader.read(bytes) ?? []) messages.push(JSON.parse(text));
    waiting.splice(0).forEach((resolve) => resolve());
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  return {
    /** Resolves with its exit code once it and who started it have ended. */
    ended,
    write: (bytes: Buffer) => void child.stdin.write(bytes),
    say: (message: unknown) => void child.stdin.write(frameOf(message)),
    hangUp: () => void child.stdin.end(),
    /** The next message of the program's. */
    async hear(): Promise<unknown> {
      while (messages.length === 0) await new Promise<void>((resolve) => waiting.push(resolve));
      return messages.shift();
    },
  };
}
