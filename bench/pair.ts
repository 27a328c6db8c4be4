import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { electronPath, sessionEnv } from '../e2e/desktop/app';
import { startBus } from '../e2e/desktop/bus';
import { startDisplay } from '../e2e/desktop/display';
import { startNotificationServer } from '../e2e/desktop/notifications';
import { start, type Spawned } from '../e2e/desktop/process';
import { startTrayHost, type TrayHost } from '../e2e/desktop/tray-host';
import { sleep } from '../e2e/desktop/wait';
import { startWindowManager } from '../e2e/desktop/window-manager';
import { startSimulator } from '../simulator/simulator';

const PROJECT = fileURLToPath(new URL('..', import.meta.url));

export type Kind = 'bare' | 'ours';

/** Bridgekeeper and a bare Electron on one desktop, to be started in turn. */
export interface Pair {
  tray: TrayHost;
  /** Starts one of them; more arguments come after the program's folder. */
  start(kind: Kind, args?: readonly string[]): Promise<Spawned>;
  stop(): Promise<void>;
}

/** @param bareMain the bare program, as the text of a CommonJS module; `BENCH_ICON` names an icon */
export async function openPair(bareMain: string): Promise<Pair> {
  const folder = await mkdtemp(join(tmpdir(), 'bridgekeeper-bench-'));
  const parts: { stop(): Promise<void> }[] = [];
  const keep = <Part extends { stop(): Promise<void> }>(part: Part): Part => {
    parts.push(part);
    return part;
  };
  const bus = keep(await startBus());
  const tray = keep(await startTrayHost(bus.address));
  keep(await startNotificationServer(bus.address));
  const { display } = keep(await startDisplay());
  keep(await startWindowManager(display, folder));
  const simulator = keep(await startSimulator({ seed: 'healthy' }));
  const bareDir = join(folder, 'bare');
  await mkdir(bareDir);
  await writeFile(join(bareDir, 'package.json'), '{"name":"bare","main":"main.cjs"}');
  await writeFile(join(bareDir, 'main.cjs'), bareMain);
  const executable = await electronPath();
  const env = {
    ...(await sessionEnv({ display, busAddress: bus.address, home: join(folder, 'home') })),
    BENCH_ICON: join(PROJECT, 'resources', 'app', 'icon-64.png'),
    BEEPER_BASE_URL: simulator.url,
    BEEPER_ACCESS_TOKEN: simulator.token,
  };
  const rootArgs = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return {
    tray,
    start(kind, args = []) {
      const userDataDir = `--user-data-dir=${join(folder, kind, 'user-data')}`;
      const appDir = kind === 'bare' ? bareDir : PROJECT;
      return start(executable, [...rootArgs, '--disable-gpu', userDataDir, appDir, ...args], env);
    },
    async stop() {
      for (const part of parts.reverse()) await part.stop();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Waits for an item to the millisecond; asking the bus would cost those who are measured. */
export async function iconAppears(tray: TrayHost): Promise<void> {
  while (tray.items().length === 0) await sleep(1);
}

/** Measures both in turn, this often each; the first of each fills the disk's caches and does not count. */
export async function inTurn<Sample>(
  rounds: number,
  measure: (kind: Kind) => Promise<Sample>,
): Promise<Record<Kind, Sample[]>> {
  const samples: Record<Kind, Sample[]> = { bare: [], ours: [] };
  for (let round = -1; round < rounds; round += 1) {
    for (const kind of ['bare', 'ours'] as const) {
      const sample = await measure(kind);
      if (round >= 0) samples[kind].push(sample);
    }
  }
  return samples;
}
