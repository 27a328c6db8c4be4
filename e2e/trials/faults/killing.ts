import { readFileSync } from 'node:fs';
import { eventually } from '../../desktop/wait';
import type { Program } from '../../program';

/** The processes of Chromium beside the main one. */
export type Helper = 'renderer' | 'gpu' | 'network';

const MARKS: Record<Helper, string> = {
  renderer: '--type=renderer',
  gpu: '--type=gpu-process',
  network: '--utility-sub-type=network.mojom.NetworkService',
};

/** The pids of this program's own processes of a kind. */
export const pidsOf = (program: Program, kind: Helper): number[] =>
  program
    .processes()
    .filter(({ command }) => command.includes(MARKS[kind]))
    .map(({ pid }) => pid);

/** Kills every process of a kind, as the system does when memory runs out. Returns how many. */
export async function kill(program: Program, kind: Helper): Promise<number> {
  const pids = pidsOf(program, kind);
  if (pids.length === 0) throw new Error(`There is no process of the kind ${kind}.`);
  for (const pid of pids) await killProcess(pid);
  return pids.length;
}

/** Kills one process, and waits until the system has none of this number that runs. */
export async function killProcess(pid: number): Promise<void> {
  process.kill(pid, 'SIGKILL');
  await eventually({
    what: `the end of ${pid}`,
    read: () => stateOf(pid),
    until: (state) => state === '' || state === 'Z',
    timeoutMs: 20_000,
  });
}

/** As `ps` names it; empty when it is gone. */
function stateOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2, stat.lastIndexOf(')') + 3);
  } catch {
    return '';
  }
}

/** The process that shows an address with this in it. */
export function rendererOf(program: Program, address: string): Promise<number> {
  return program.app.evaluate(({ webContents }, wanted) => {
    const found = webContents.getAllWebContents().find((one) => one.getURL().includes(wanted));
    if (found === undefined) throw new Error(`Nothing shows ${wanted}.`);
    return found.getOSProcessId();
  }, address);
}
