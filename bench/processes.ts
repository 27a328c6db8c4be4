import { readdir, readFile } from 'node:fs/promises';
import type { ProcessInfo } from '../e2e/desktop/process';
import { sleep } from '../e2e/desktop/wait';

/** The ticks of the kernel's clock in a second, by which it counts CPU time; the same on all of Linux. */
const TICKS = 100;

/** The memory of these processes in MB, what they share divided among those that share it (PSS). */
export async function memoryOf(processes: readonly ProcessInfo[]): Promise<number> {
  const kilobytes = await Promise.all(
    processes.map(async ({ pid }) => {
      const text = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '');
      return Number(/^Pss:\s+(\d+) kB/m.exec(text)?.[1] ?? 0);
    }),
  );
  return sum(kilobytes) / 1_024;
}

interface Work {
  /** CPU time in seconds. */
  cpu: number;
  /** How often a thread was woken: how often one went to sleep by itself. */
  wakeUps: number;
}

/** What these processes have done so far. */
async function workOf(processes: readonly ProcessInfo[]): Promise<Work> {
  const each = await Promise.all(processes.map(({ pid }) => workOfOne(pid)));
  return { cpu: sum(each.map(({ cpu }) => cpu)), wakeUps: sum(each.map((one) => one.wakeUps)) };
}

/** What is done at rest: CPU seconds in a minute, wake-ups in a second. */
export type Rest = Work;

/** What these processes do while nothing is done to them for a while. */
export async function restOf(processes: readonly ProcessInfo[], restMs: number): Promise<Rest> {
  const before = await workOf(processes);
  await sleep(restMs);
  const after = await workOf(processes);
  return {
    cpu: ((after.cpu - before.cpu) / restMs) * 60_000,
    wakeUps: ((after.wakeUps - before.wakeUps) / restMs) * 1_000,
  };
}

async function workOfOne(pid: number): Promise<Work> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  // After the name, which may hold spaces: the state is the third field of all, utime the 14th.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const threads = await readdir(`/proc/${pid}/task`).catch(() => []);
  const switches = await Promise.all(
    threads.map(async (thread) => {
      const text = await readFile(`/proc/${pid}/task/${thread}/status`, 'utf8').catch(() => '');
      return Number(/^voluntary_ctxt_switches:\s+(\d+)/m.exec(text)?.[1] ?? 0);
    }),
  );
  return {
    cpu: (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) / TICKS,
    wakeUps: sum(switches),
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
