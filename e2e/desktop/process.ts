import { spawn, type ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { eventually, within, type WaitOptions } from './wait';

/** How long a program may take to end by itself before it is made to. */
const TERMINATE_MS = 3_000;
const KILL_MS = 2_000;
/** How long a test waits for a program that ends by itself: a busy machine reaps processes late. */
const END_MS = 30_000;
/** Enough for a failure report, little enough for memory. */
const OUTPUT_CHARACTERS = 200_000;

export type Env = Readonly<Record<string, string>>;

export interface ProcessInfo {
  readonly pid: number;
  readonly command: string;
}

export interface Spawned {
  readonly pid: number;
  readonly child: ChildProcess;
  /** The output so far of it and its descendants, on stdout and stderr. */
  output(): string;
  /** The first match of `pattern` in the output; throws with the output when none comes. */
  waitForOutput(pattern: RegExp, options?: WaitOptions): Promise<string>;
  /** Waits for its end: exit code, or `null` when a signal ended it. */
  exited(timeoutMs?: number): Promise<number | null>;
  /** Ends it and all its descendants; resolves when none is left. */
  stop(): Promise<void>;
}

/**
 * The living processes of a process group. Everything a program starts stays in its group unless it
 * leaves on purpose, and stays there when the program dies first: a parent's pid would not tell then.
 *
 * @param group the pid of the group's leader.
 */
export function processesInGroup(group: number): readonly ProcessInfo[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => groupOf(pid) === group)
    .map((pid) => ({ pid, command: commandOf(pid) }));
}

/** The living processes that have this text in their command lines, but for those of a group. */
export function processesOutside(group: number, text: string): readonly ProcessInfo[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => ({ pid: Number(name), command: commandOf(Number(name)) }))
    .filter(({ pid, command }) => command.includes(text) && groupOf(pid) !== group);
}

/** Waits until no process of the group is left; throws naming those that are. */
export async function waitForGroupToEnd(group: number, timeoutMs = END_MS): Promise<void> {
  await eventually({
    what: `every process of group ${group} to end`,
    read: () => processesInGroup(group),
    until: (left) => left.length === 0,
    timeoutMs,
  });
}

/** Ends a process group: politely, then by force. Resolves when none of it is left. */
export async function stopGroup(group: number): Promise<void> {
  signalGroup(group, 'SIGTERM');
  try {
    await waitForGroupToEnd(group, TERMINATE_MS);
  } catch {
    signalGroup(group, 'SIGKILL');
    await waitForGroupToEnd(group, KILL_MS);
  }
  startedGroups.delete(group);
}

/**
 * Starts a program as the leader of its own process group, with exactly the environment given.
 *
 * @throws Error when the program cannot be started.
 */
export async function start(
  command: string,
  args: readonly string[],
  env: Env,
  cwd?: string,
): Promise<Spawned> {
  const child = spawn(command, args, {
    env: { ...env },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(cwd === undefined ? {} : { cwd }),
  });
  const output = collectOutput(child);
  const exit = new Promise<number | null>((resolve) => child.once('exit', resolve));
  await new Promise<void>((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', (error) => {
      reject(new Error(`Could not start ${command}: ${error.message}`));
    });
  });
  const { pid } = child;
  if (pid === undefined) throw new Error(`Could not start ${command}.`);
  endWithUs(pid);

  return {
    pid,
    child,
    output,
    waitForOutput: async (pattern, options) => {
      const text = await eventually({
        what: `${command} to print ${pattern}`,
        read: output,
        until: (printed) => pattern.test(printed),
        show: (printed) => printed,
        ...options,
      });
      return pattern.exec(text)?.[0] ?? '';
    },
    exited: (timeoutMs = TERMINATE_MS) => within(`the end of ${command}`, timeoutMs, exit),
    stop: () => stopGroup(pid),
  };
}

/**
 * Runs a short program to its end and returns what it printed.
 *
 * @throws Error with its output when it ends with another code than 0, or not within 10 s.
 */
export async function run(command: string, args: readonly string[], env: Env): Promise<string> {
  const RUN_MS = 10_000;
  const program = await start(command, args, env);
  try {
    const closed = new Promise<void>((resolve) => program.child.once('close', () => resolve()));
    const code = await program.exited(RUN_MS);
    await within(`the output of ${command}`, RUN_MS, closed);
    if (code === 0) return program.output();
    throw new Error(`${command} ended with ${code}: ${program.output()}`);
  } finally {
    await program.stop();
  }
}

/** Collects a child's output; the function returned gives the newest characters of it. */
export function collectOutput(child: ChildProcess): () => string {
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (chunk: string) => {
      text = (text + chunk).slice(-OUTPUT_CHARACTERS);
    });
  }
  return () => text;
}

const startedGroups = new Set<number>();
let endsThemAtExit = false;

/** Makes sure that a group does not outlive this process. */
export function endWithUs(group: number): void {
  if (!endsThemAtExit) process.once('exit', endStartedGroups);
  endsThemAtExit = true;
  startedGroups.add(group);
}

function endStartedGroups(): void {
  for (const group of startedGroups) signalGroup(group, 'SIGKILL');
}

function signalGroup(group: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-group, signal);
  } catch (error) {
    const gone = (error as NodeJS.ErrnoException).code === 'ESRCH';
    if (!gone) throw error;
  }
}

/** The group of a living process; `undefined` when it is gone or a zombie that nobody reaped yet. */
function groupOf(pid: number): number | undefined {
  // "pid (command) state ppid pgrp …", and a command may hold spaces and brackets.
  const stat = readProc(pid, 'stat');
  const [state, , group] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return state === 'Z' || state === 'X' || group === undefined ? undefined : Number(group);
}

function commandOf(pid: number): string {
  return readProc(pid, 'cmdline').replaceAll('\0', ' ').trim();
}

function readProc(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}
