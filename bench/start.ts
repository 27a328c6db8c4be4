// What it costs to have the program in the tray, beside a bare Electron that has one icon there: how long
// until the icon is on the bus, and until it tells how the accounts are; memory, CPU time and wake-ups
// with the tray alone. In turn, bare and ours. The first argument is the number of rounds, the second the
// seconds at rest.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { electronPath, sessionEnv } from '../e2e/desktop/app';
import { startBus } from '../e2e/desktop/bus';
import { startDisplay } from '../e2e/desktop/display';
import { startNotificationServer } from '../e2e/desktop/notifications';
import { processesInGroup, start } from '../e2e/desktop/process';
import { startTrayHost, type TrayHost } from '../e2e/desktop/tray-host';
import { sleep } from '../e2e/desktop/wait';
import { startSimulator } from '../simulator/simulator';
import { memoryOf, workOf } from './processes';
import { report, type Figure } from './verdicts';

const PROJECT = fileURLToPath(new URL('..', import.meta.url));
const ROUNDS = 7;
const REST_S = 60;
/** From the icon on, until what a start has to do is done. */
const SETTLE_MS = 5_000;
const WELL = 'All accounts are well';
const BARE = `const { app, Tray } = require('electron');
app.whenReady().then(() => { globalThis.tray = new Tray(process.env.BENCH_ICON); });`;

interface Sample {
  icon: number;
  /** Until the tray tells how the accounts are; NaN of the bare one. */
  truth: number;
  memory: number;
  cpu: number;
  wakeUps: number;
}

const rounds = Number(process.argv[2] ?? ROUNDS);
const restMs = Number(process.argv[3] ?? REST_S) * 1_000;
const parts: { stop(): Promise<void> }[] = [];
const keep = <Part extends { stop(): Promise<void> }>(part: Part): Part => {
  parts.push(part);
  return part;
};
const folder = await mkdtemp(join(tmpdir(), 'bridgekeeper-bench-'));

/** When an item is there, to the millisecond; polling the bus would cost those who are measured. */
async function iconAppears(tray: TrayHost): Promise<void> {
  while (tray.items().length === 0) await sleep(1);
}

async function saysAllIsWell(tray: TrayHost): Promise<void> {
  while ((await tray.item().toolTip()) !== WELL) await sleep(5);
}

try {
  const bus = keep(await startBus());
  const tray = keep(await startTrayHost(bus.address));
  keep(await startNotificationServer(bus.address));
  const { display } = keep(await startDisplay());
  const simulator = keep(await startSimulator({ seed: 'healthy' }));
  const bareDir = join(folder, 'bare');
  await mkdir(bareDir);
  await writeFile(join(bareDir, 'package.json'), '{"name":"bare","main":"main.cjs"}');
  await writeFile(join(bareDir, 'main.cjs'), BARE);
  const executable = await electronPath();
  const env = await sessionEnv({ display, busAddress: bus.address, home: join(folder, 'home') });
  const isRoot = process.getuid?.() === 0;

  const measure = async (kind: 'bare' | 'ours'): Promise<Sample> => {
    const userDataDir = join(folder, kind, 'user-data');
    const startedAt = performance.now();
    const program = await start(
      executable,
      [
        ...(isRoot ? ['--no-sandbox'] : []),
        '--disable-gpu',
        `--user-data-dir=${userDataDir}`,
        ...(kind === 'bare' ? [bareDir] : [PROJECT, '--hidden']),
      ],
      {
        ...env,
        BENCH_ICON: join(PROJECT, 'resources', 'app', 'icon-64.png'),
        BEEPER_BASE_URL: simulator.url,
        BEEPER_ACCESS_TOKEN: simulator.token,
      },
    );
    try {
      await iconAppears(tray);
      const icon = performance.now() - startedAt;
      if (kind === 'ours') await saysAllIsWell(tray);
      const truth = kind === 'ours' ? performance.now() - startedAt : NaN;
      await sleep(SETTLE_MS);
      const processes = processesInGroup(program.pid);
      const memory = await memoryOf(processes);
      const before = await workOf(processes);
      await sleep(restMs);
      const after = await workOf(processes);
      const seconds = restMs / 1_000;
      return {
        ...{ icon, truth, memory },
        cpu: ((after.cpu - before.cpu) * 60) / seconds,
        wakeUps: (after.wakeUps - before.wakeUps) / seconds,
      };
    } finally {
      await program.stop();
      await tray.waitForNoItem();
    }
  };

  const samples: Record<'bare' | 'ours', Sample[]> = { bare: [], ours: [] };
  // The first of each fills the disk's caches, and does not count.
  for (let round = -1; round < rounds; round += 1) {
    for (const kind of ['bare', 'ours'] as const) {
      const sample = await measure(kind);
      if (round >= 0) samples[kind].push(sample);
    }
  }
  const pair = (key: keyof Sample) => ({
    ours: samples.ours.map((sample) => sample[key]),
    bare: samples.bare.map((sample) => sample[key]),
  });
  const figures: Figure[] = [
    { name: 'spawn → tray item', unit: 'ms', ...pair('icon'), reach: { ratio: 1.08 } },
    {
      name: 'spawn → first true state',
      unit: 'ms',
      ours: samples.ours.map(({ truth }) => truth),
      reach: null,
    },
    { name: 'tray alone: memory (PSS)', unit: 'MB', ...pair('memory'), reach: { ratio: 1 } },
    { name: 'tray alone: CPU per minute', unit: 's', ...pair('cpu'), reach: { extra: 0.05 } },
    { name: 'tray alone: wake-ups', unit: '/s', ...pair('wakeUps'), reach: { extra: 1 } },
  ];
  await report(figures);
} finally {
  for (const part of parts.reverse()) await part.stop();
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
}
process.exit();
