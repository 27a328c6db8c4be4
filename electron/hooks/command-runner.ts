import { spawn, type ChildProcess } from 'node:child_process';
import { homedir } from 'node:os';
import type { CommandOutcome } from '../../shared/model/hooks';
import { plainText } from '../../shared/util/plain-text';
import type { Clock } from '../platform/clock';
import type { HookAlert } from './hook-alert';

/** A command has this long; then it is ended with everything it started. */
export const COMMAND_TIMEOUT_MS = 10_000;
/** So much of its output is kept; the rest is read and forgotten, so that it never waits for us. */
const MAX_OUTPUT_BYTES = 4_096;

interface Options {
  clock: Clock;
  env: Readonly<Record<string, string | undefined>>;
  /** Aborted when the program ends; then the command is ended, too. */
  signal: AbortSignal;
}

/**
 * Runs the user's command for one alert: no shell, the alert as JSON on its standard input. What it
 * started goes with it when it ends. Never rejects.
 */
export function runCommand(
  argv: readonly string[],
  alert: HookAlert,
  { clock, env, signal }: Options,
): Promise<CommandOutcome> {
  const [program = '', ...args] = argv;
  return new Promise((resolve) => {
    let child: ChildProcess;
    try {
      child = spawn(program, args, {
        cwd: homedir(),
        env: commandEnvironment(env, alert),
        stdio: ['pipe', 'pipe', 'pipe'],
        shell: false,
        windowsHide: true,
        // A group of its own, which can be ended as a whole.
        detached: process.platform !== 'win32',
      });
    } catch (error) {
      resolve({ kind: 'not-started', code: codeOf(error) });
      return;
    }
    const output = collectOutput(child);
    let isOver = false;
    const end = (outcome: CommandOutcome) => {
      if (isOver) return;
      isOver = true;
      cancelTimer();
      signal.removeEventListener('abort', onAbort);
      killGroup(child);
      // Something outside of the group may still hold their other ends.
      for (const stream of [child.stdin, child.stdout, child.stderr]) stream?.destroy();
      resolve(outcome);
    };
    const onAbort = () => end({ kind: 'killed', signal: 'SIGKILL' });
    const cancelTimer = clock.setTimeout(() => end({ kind: 'timeout' }), COMMAND_TIMEOUT_MS);
    signal.addEventListener('abort', onAbort);
    child.on('error', (error) => end({ kind: 'not-started', code: codeOf(error) }));
    child.on('exit', (exitCode, endedBy) => {
      // What it wrote last may still be on its way.
      setImmediate(() => {
        if (exitCode === null) end({ kind: 'killed', signal: endedBy ?? 'unknown' });
        else if (exitCode === 0) end({ kind: 'ok' });
        else end({ kind: 'failed', exitCode, output: output() });
      });
    });
    // A command need not read; what it leaves unread is no problem.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(`${JSON.stringify(alert)}\n`);
    if (signal.aborted) onAbort();
  });
}

/** @returns the start of what the command wrote, one line */
function collectOutput({ stdout, stderr }: ChildProcess): () => string {
  const parts: Buffer[] = [];
  let length = 0;
  const keep = (part: Buffer) => {
    if (length >= MAX_OUTPUT_BYTES) return;
    parts.push(Buffer.from(part.subarray(0, MAX_OUTPUT_BYTES - length)));
    length += part.byteLength;
  };
  for (const stream of [stdout, stderr]) stream?.on('data', keep).on('error', () => undefined);
  return () => plainText(Buffer.concat(parts).toString('utf8'));
}

function killGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    if (process.platform === 'win32') {
      spawn('taskkill', ['/pid', String(pid), '/t', '/f'], {
        windowsHide: true,
        stdio: 'ignore',
      }).on('error', () => undefined);
    } else process.kill(-pid, 'SIGKILL');
  } catch {
    // All of it has ended by itself.
  }
}

/** SECURITY: names of the program's own, and of what holds a secret; a command gets none of them. */
const WITHHELD = /^(?:BEEPER|BRIDGEKEEPER|ELECTRON)_|^NODE_OPTIONS$/i;

/** The program's own environment without its secrets, and what the alert is about. */
export function commandEnvironment(
  env: Readonly<Record<string, string | undefined>>,
  { kind, reason, title, body, accounts }: HookAlert,
): Record<string, string | undefined> {
  const kept = Object.entries(env).filter(([name]) => !WITHHELD.test(name));
  return {
    ...Object.fromEntries(kept),
    BRIDGEKEEPER_KIND: kind,
    BRIDGEKEEPER_REASON: reason ?? '',
    BRIDGEKEEPER_TITLE: withoutNUL(title),
    BRIDGEKEEPER_BODY: withoutNUL(body),
    BRIDGEKEEPER_ACCOUNTS: withoutNUL(accounts.map(({ accountID }) => accountID).join(' ')),
  };
}

/** No variable can hold it, and the command would not start. */
const withoutNUL = (text: string) => text.replaceAll('\0', '').slice(0, 4_000);

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : 'unknown';
}
