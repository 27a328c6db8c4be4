import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { systemClock } from '../platform/clock';
import { freshFolder } from '../testing/folder';
import { createManualClock } from '../testing/manual-clock';
import { COMMAND_TIMEOUT_MS, commandEnvironment, runCommand } from './command-runner';
import { anAlert } from './testing/alert';

const env = { PATH: process.env['PATH'], BEEPER_ACCESS_TOKEN: 'hidden-token', LANG: 'C' };
const never = new AbortController().signal;
const node = (script: string, ...args: string[]) => [process.execPath, '-e', script, ...args];
const run = (argv: string[], clock = systemClock) =>
  runCommand(argv, anAlert(), { clock, env, signal: never });

/** Waits until a file has something in it. */
async function written(file: string): Promise<string> {
  for (;;) {
    const text = await readFile(file, 'utf8').catch(() => '');
    if (text !== '') return text;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** Waits until no process has this ID; what is left of one that nobody waits for does not count. */
async function ended(pid: number): Promise<void> {
  const isRunning = async () => {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
    return stat !== null && !/^\d+ \(.*\) [ZX]/.test(stat);
  };
  while (await isRunning()) await new Promise((resolve) => setTimeout(resolve, 10));
}

describe('runCommand', () => {
  it('gives the alert as JSON and in variables, and no secret of the program', async () => {
    const file = join(await freshFolder(), 'seen');
    const script =
      'const input = require("fs").readFileSync(0, "utf8");' +
      'require("fs").writeFileSync(process.argv[1], JSON.stringify({ input, env: process.env }));';
    expect(await run(node(script, file))).toEqual({ kind: 'ok' });
    const seen = JSON.parse(await readFile(file, 'utf8'));
    expect(JSON.parse(seen.input)).toEqual(anAlert());
    expect(seen.env).toMatchObject({
      LANG: 'C',
      BRIDGEKEEPER_KIND: 'account-problem',
      BRIDGEKEEPER_REASON: 'at-once',
      BRIDGEKEEPER_TITLE: 'Sign in to WhatsApp again',
      BRIDGEKEEPER_ACCOUNTS: 'wa-1',
    });
    expect(JSON.stringify(seen)).not.toContain('hidden-token');
  });

  it('says how a command failed, with what it wrote', async () => {
    const script = 'console.error("no such\\nthing"); process.exit(3)';
    expect(await run(node(script))).toEqual({
      kind: 'failed',
      exitCode: 3,
      output: 'no such thing',
    });
    expect(await run(['/no/such/program'])).toEqual({ kind: 'not-started', code: 'ENOENT' });
    expect(await run(['with\0nul'])).toMatchObject({ kind: 'not-started' });
    expect(
      await run(node('process.kill(process.pid, "SIGTERM"); setTimeout(() => {}, 1e6)')),
    ).toEqual({
      kind: 'killed',
      signal: 'SIGTERM',
    });
  });

  it('does not mind a command that reads nothing', async () => {
    const alert = anAlert({ body: 'x'.repeat(10_000_000) });
    const outcome = await runCommand(['true'], alert, { clock: systemClock, env, signal: never });
    expect(outcome).toEqual({ kind: 'ok' });
  });

  it('keeps the first of much output, and is not held up by the rest', async () => {
    const script =
      'const part = Buffer.alloc(1 << 20, "x"); let left = 200;' +
      'const write = () => { while (left-- > 0) if (!process.stdout.write(part)) return process.stdout.once("drain", write); process.exitCode = 1; }; write();';
    const outcome = await run(node(script));
    expect(outcome).toMatchObject({ kind: 'failed', exitCode: 1 });
    expect(outcome.kind === 'failed' ? outcome.output.length : 0).toBeLessThanOrEqual(4_096);
  });

  it('ends one that hangs, with all that it has forked', async () => {
    const folder = await freshFolder();
    const script =
      'trap "" TERM; sh -c \'echo $$ > "$0/inner"; sleep 1000\' "$0" & echo $$ > "$0/outer"; sleep 1000';
    const clock = createManualClock();
    const running = run(['sh', '-c', script, folder], clock);
    const inner = Number(await written(join(folder, 'inner')));
    const outer = Number(await written(join(folder, 'outer')));
    await clock.advance(COMMAND_TIMEOUT_MS - 1);
    process.kill(inner, 0);
    await clock.advance(1);
    expect(await running).toEqual({ kind: 'timeout' });
    await ended(inner);
    await ended(outer);
  });

  it('leaves nothing behind of one that forks and ends, though it holds the output', async () => {
    const file = join(await freshFolder(), 'pid');
    const script = '(echo $BASHPID > "$0"; sleep 1000) & while [ ! -s "$0" ]; do sleep 0.01; done';
    expect(await run(['bash', '-c', script, file])).toEqual({ kind: 'ok' });
    await ended(Number(await written(file)));
  });

  it('ends with the program', async () => {
    const file = join(await freshFolder(), 'pid');
    const ending = new AbortController();
    onTestFinished(() => ending.abort());
    const running = runCommand(['sh', '-c', 'echo $$ > "$0"; sleep 1000', file], anAlert(), {
      clock: systemClock,
      env,
      signal: ending.signal,
    });
    const pid = Number(await written(file));
    ending.abort();
    expect(await running).toEqual({ kind: 'killed', signal: 'SIGKILL' });
    await ended(pid);
  });
});

it('has variables that can be set, whatever an account is called', () => {
  const { BRIDGEKEEPER_TITLE: title } = commandEnvironment({}, anAlert({ title: 'a\0b' }));
  expect(title).toBe('ab');
});

it('is given none of the variables that are the program’s own, however they are written', () => {
  const own = ['BEEPER_ACCESS_TOKEN', 'beeper_base_url', 'BRIDGEKEEPER_DEMO_ONLY', 'NODE_OPTIONS'];
  const names = [...own, 'ELECTRON_RUN_AS_NODE', 'PATH', 'MY_BEEPER_NOTES'];
  const env = Object.fromEntries(names.map((name) => [name, 'a value of before']));
  const kept = Object.entries(commandEnvironment(env, anAlert()));
  const inherited = kept.filter(([, value]) => value === 'a value of before');
  expect(inherited.map(([name]) => name)).toEqual(['PATH', 'MY_BEEPER_NOTES']);
});
