import { spawn, type ChildProcess } from 'node:child_process';
import { copyFile, mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { scriptPath } from '../../../electron/everyday-browser/host/script-path';
import { createFrameReader, frameOf } from '../../../electron/everyday-browser/link/frames';
import { eventually } from '../../desktop/wait';
import type { Program } from '../../program';
import { answerDialogs } from '../../hooks/fixtures';
import { ask } from '../bridge';
import { ORIGIN, type Said } from './everyday-caller';

/** Has the program write its native host, as once its user has confirmed it. Returns the script's path. */
export async function setUpHost(program: Program, userDataDir: string): Promise<string> {
  await mkdir(join(userDataDir, '..', 'home', '.config', 'chromium'), { recursive: true });
  await answerDialogs(program, 1);
  await ask(await program.window(), 'everydayBrowsers.setUp');
  return scriptPath(userDataDir);
}

/** Ways to start the native host: the command and its arguments, before the script's. */
const STARTERS = {
  shell: ['/bin/sh', '-c', '"$0" "$@"; :'],
  node: [
    process.execPath,
    '-e',
    `require('node:child_process').spawn(process.argv[1], process.argv.slice(2), { stdio: 'inherit' })`,
  ],
  python: ['python3', '-c', 'import subprocess, sys; subprocess.call(sys.argv[1:])'],
} as const;

export type Starter = keyof typeof STARTERS | 'browser';

/** The real native host, started by a program of some kind. */
export interface Host {
  readonly heard: readonly Said[];
  readonly pid: number;
  say(message: unknown): void;
  write(bytes: Buffer): void;
  /** Ends who started it, as a system does that needs its memory. */
  kill(): void;
  isRunning(): boolean;
  /** Waits until who started it has ended. */
  ended(): Promise<void>;
}

/**
 * Starts the native host. A browser is a stand-in: perl, under a browser's name. The real ones are in
 * `e2e/everyday-browser/`.
 */
export async function startHost(
  userDataDir: string,
  by: Starter,
  args: readonly string[] = [ORIGIN],
): Promise<Host> {
  const [command = '', ...before] = by === 'browser' ? await standIn(userDataDir) : STARTERS[by];
  const child = spawn(command, [...before, scriptPath(userDataDir), ...args], {
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  return follow(child);
}

async function standIn(userDataDir: string): Promise<string[]> {
  const bin = join(userDataDir, '..', 'bin');
  await mkdir(bin, { recursive: true });
  const browser = join(bin, 'chromium');
  await copyFile('/usr/bin/perl', browser).catch(() => undefined);
  return [browser, '-e', 'exit(system(@ARGV) >> 8)'];
}

function follow(child: ChildProcess): Host {
  const { stdin, stdout } = child;
  if (stdin === null || stdout === null) throw new Error('It has no streams.');
  stdin.on('error', () => undefined);
  const reader = createFrameReader({ header: 0, message: 1_000_000_000 });
  reader.read(Buffer.from('\n'));
  const heard: Said[] = [];
  stdout.on('data', (bytes: Buffer) => {
    for (const { text } of reader.read(bytes) ?? []) heard.push(JSON.parse(text) as Said);
  });
  let isClosed = false;
  child.once('close', () => (isClosed = true));
  return {
    heard,
    pid: child.pid ?? 0,
    say: (message) => void stdin.write(frameOf(message)),
    write: (bytes) => void stdin.write(bytes),
    kill: () => void child.kill('SIGKILL'),
    isRunning: () => !isClosed,
    ended: () =>
      eventually({ what: 'the native host to end', read: () => isClosed, until: Boolean }).then(
        () => undefined,
      ),
  };
}

/** The processes of native hosts that belong to a program, by their command lines and folders. */
export async function hostsLeft(userDataDir: string): Promise<number[]> {
  const found: number[] = [];
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const text = await readFile(`/proc/${name}/environ`, 'latin1').catch(() => '');
    const command = await readFile(`/proc/${name}/cmdline`, 'latin1').catch(() => '');
    const isHost = command.includes('bridgekeeper-host 1');
    const isOurs = text.includes(`PWD=${join(userDataDir, 'everyday-browser')}`);
    if (isHost && isOurs) found.push(Number(name));
  }
  return found;
}
