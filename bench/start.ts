// What it costs to have the program in the tray, beside a bare Electron that has one icon there: how long
// until the icon is on the bus, and until it tells how the accounts are; memory, CPU time and wake-ups
// with the tray alone. The first argument is the number of rounds, the second the seconds at rest.
import { processesInGroup } from '../e2e/desktop/process';
import type { TrayHost } from '../e2e/desktop/tray-host';
import { sleep } from '../e2e/desktop/wait';
import { onDesktop } from './desktop';
import { iconAppears, inTurn, openPair } from './pair';
import { memoryOf, restOf } from './processes';
import { report } from './verdicts';

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

async function saysAllIsWell(tray: TrayHost): Promise<void> {
  while ((await tray.item().toolTip()) !== WELL) await sleep(5);
}

await onDesktop(async (desktop) => {
  const { tray } = desktop;
  const pair = await openPair(desktop, BARE);
  const samples = await inTurn(rounds, async (kind, isCounted): Promise<Sample> => {
    const startedAt = performance.now();
    const program = await pair.start(kind, kind === 'ours' ? ['--hidden'] : []);
    try {
      await iconAppears(tray);
      const icon = performance.now() - startedAt;
      if (kind === 'ours') await saysAllIsWell(tray);
      const truth = kind === 'ours' ? performance.now() - startedAt : NaN;
      await sleep(SETTLE_MS);
      const processes = processesInGroup(program.pid);
      const rest = await restOf(processes, isCounted ? restMs : 0);
      // After the rest: V8 gives back what the start took once nothing happens for half a minute.
      return { icon, truth, memory: await memoryOf(processes), ...rest };
    } finally {
      await program.stop();
      await tray.waitForNoItem();
    }
  });
  const both = (key: keyof Sample) => ({
    ours: samples.ours.map((sample) => sample[key]),
    bare: samples.bare.map((sample) => sample[key]),
  });
  const { ours: truths } = both('truth');
  await report([
    { name: 'spawn → tray item', unit: 'ms', ...both('icon'), reach: { ratio: 1.08 } },
    { name: 'spawn → first true state', unit: 'ms', ours: truths, reach: null },
    { name: 'tray alone: memory (PSS)', unit: 'MB', ...both('memory'), reach: { ratio: 1 } },
    { name: 'tray alone: CPU per minute', unit: 's', ...both('cpu'), reach: { extra: 0.05 } },
    { name: 'tray alone: wake-ups', unit: '/s', ...both('wakeUps'), reach: { extra: 1 } },
  ]);
});
