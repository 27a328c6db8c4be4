import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import type { KindName } from './kinds';

const here = (file: string) => fileURLToPath(new URL(file, import.meta.url));
const START_MS = 20_000;

/** One run of the writer. */
export interface Run {
  /** What it found in the file. */
  found: number;
  /** The last write that it said was done; what it found, if none was. */
  acknowledged: number;
  /** What it would have told its user. */
  problems: string[];
  /** How often the disk has refused something, where the run was told to let it. */
  refusals: number;
}

export interface RunOptions {
  program: string;
  kind: KindName;
  folder: string;
  /** Ends it, so long after its first write; until then it writes. */
  kill?: { signal: NodeJS.Signals; afterMs: number };
  /** Without a kill: how often it writes before it ends by itself; left out, it only reads. */
  writes?: number;
  /** How often each replacement or addition is refused before it is let through, and with which code. */
  refuse?: { code: 'EPERM' | 'EBUSY'; times: number };
}

/** Builds the writer into a folder and returns the program: the real modules, and Node alone. */
export async function buildWriter(folder: string): Promise<string> {
  await build({
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { electron: here('no-electron.ts') } },
    build: {
      ssr: here('main.ts'),
      outDir: folder,
      emptyOutDir: false,
      rollupOptions: { output: { entryFileNames: 'writer.mjs' } },
    },
    ssr: { noExternal: true },
  });
  return join(folder, 'writer.mjs');
}

/** Runs the writer to its end. */
export async function runWriter(options: RunOptions): Promise<Run> {
  const { program, kind, folder, kill, writes = 0, refuse } = options;
  const preload = refuse === undefined ? [] : ['--require', here('busy-disk.cjs')];
  const args = [...preload, program, kind, folder, kill === undefined ? String(writes) : 'endless'];
  const child = spawn(process.execPath, args, {
    env: {
      PATH: process.env['PATH'] ?? '',
      REFUSE_CODE: refuse?.code ?? '',
      REFUSE_TIMES: String(refuse?.times ?? 0),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: START_MS,
    killSignal: 'SIGABRT',
  });
  let output = '';
  let errors = '';
  let isAsked = false;
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
    if (isAsked || kill === undefined || !/^wrote /m.test(output)) return;
    isAsked = true;
    setTimeout(() => child.kill(kill.signal), kill.afterMs);
  });
  const [code, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
  const found = /^found (\d+)$/m.exec(output)?.[1];
  const isAsExpected = kill === undefined ? code === 0 : signal === kill.signal;
  if (found === undefined || !isAsExpected) {
    throw new Error(`The writer ended with ${code ?? signal}.\n${output.slice(-500)}\n${errors}`);
  }
  // A last line without its end was not said in full.
  const wrote = [...output.matchAll(/^wrote (\d+)\n/gm)].map(([, number]) => Number(number));
  return {
    found: Number(found),
    acknowledged: wrote.at(-1) ?? Number(found),
    problems: [...output.matchAll(/^problem (.*)$/gm)].map(([, problem = '']) => problem),
    refusals: errors.split('\n').filter((line) => line.startsWith('refused ')).length,
  };
}
