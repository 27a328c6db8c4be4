import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { electronPath, sessionEnv } from '../e2e/desktop/app';
import { start, type Spawned } from '../e2e/desktop/process';
import type { TrayHost } from '../e2e/desktop/tray-host';
import { startSimulator } from '../simulator/simulator';
import { until, type BenchDesktop } from './desktop';

const PROJECT = fileURLToPath(new URL('..', import.meta.url));

export type Kind = 'bare' | 'ours';

/** Bridgekeeper and a bare Electron on one desktop, to be started in turn. */
export interface Pair {
  /** Starts one of them; more arguments come after the program's folder. */
  start(kind: Kind, args?: readonly string[]): Promise<Spawned>;
}

/** @param bareMain the bare program, as the text of a CommonJS module; `BENCH_ICON` names an icon */
export async function openPair(
  { folder, display, busAddress, keep }: BenchDesktop,
  bareMain: string,
): Promise<Pair> {
  const simulator = keep(await startSimulator({ seed: 'healthy' }));
  const bareDir = join(folder, 'bare');
  await mkdir(bareDir);
  await writeFile(join(bareDir, 'package.json'), '{"name":"bare","main":"main.cjs"}');
  await writeFile(join(bareDir, 'main.cjs'), bareMain);
  const executable = await electronPath();
  const env = {
    ...(await sessionEnv({ display, busAddress, home: join(folder, 'home') })),
    BENCH_ICON: join(PROJECT, 'resources', 'app', 'icon-64.png'),
    BEEPER_BASE_URL: simulator.url,
    BEEPER_ACCESS_TOKEN: simulator.token,
  };
  const rootArgs = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return {
    start(kind, args = []) {
      const userDataDir = `--user-data-dir=${join(folder, kind, 'user-data')}`;
      const appDir = kind === 'bare' ? bareDir : PROJECT;
      return start(executable, [...rootArgs, '--disable-gpu', userDataDir, appDir, ...args], env);
    },
  };
}

/** Waits for an item to the millisecond; asking the bus would cost those who are measured. */
export async function iconAppears(tray: TrayHost): Promise<void> {
  await until(() => tray.items().length > 0);
}

/** Measures both in turn, this often each; the first of each fills the disk's caches and does not count. */
export async function inTurn<Sample>(
  rounds: number,
  measure: (kind: Kind, isCounted: boolean) => Promise<Sample>,
): Promise<Record<Kind, Sample[]>> {
  const samples: Record<Kind, Sample[]> = { bare: [], ours: [] };
  for (let round = -1; round < rounds; round += 1) {
    for (const kind of ['bare', 'ours'] as const) {
      const isCounted = round >= 0;
      const sample = await measure(kind, isCounted);
      if (isCounted) samples[kind].push(sample);
    }
  }
  return samples;
}
