// What the program costs at rest while its window is open, and 45 seconds after that was closed, beside a
// bare Electron with a window of two lines, and one that has only its icon. The first argument is the
// number of rounds, the second the seconds at rest.
import { mouse } from '../e2e/desktop/mouse';
import { processesInGroup, type Spawned } from '../e2e/desktop/process';
import { sleep } from '../e2e/desktop/wait';
import { BARE_WITH_WINDOW } from './bare-window';
import { onDesktop } from './desktop';
import { iconAppears, inTurn, openPair, type Kind } from './pair';
import { memoryOf, restOf, type Rest } from './processes';
import { report } from './verdicts';

const ROUNDS = 7;
const REST_S = 60;
/** Until what a start has to do is done. */
const SETTLE_MS = 5_000;
const CLOSED_MS = 45_000;

const rounds = Number(process.argv[2] ?? ROUNDS);
const restMs = Number(process.argv[3] ?? REST_S) * 1_000;

/** Memory in MB, and what is done meanwhile. */
type State = Rest & { memory: number };

async function restAndMemory({ pid }: Spawned, isCounted: boolean): Promise<State> {
  const processes = processesInGroup(pid);
  const rest = await restOf(processes, isCounted ? restMs : 0);
  return { memory: await memoryOf(processes), ...rest };
}

/** Its memory is that at the time of the call. */
async function memoryAndRest({ pid }: Spawned, isCounted: boolean): Promise<State> {
  const processes = processesInGroup(pid);
  const memory = await memoryOf(processes);
  return { memory, ...(await restOf(processes, isCounted ? restMs : 0)) };
}

await onDesktop(async (desktop) => {
  const { display, tray } = desktop;
  const pair = await openPair(desktop, BARE_WITH_WINDOW);

  const running = async <T>(
    kind: Kind,
    args: string[],
    measure: (program: Spawned) => Promise<T>,
  ) => {
    const program = await pair.start(kind, args);
    try {
      await iconAppears(tray);
      await sleep(SETTLE_MS);
      return await measure(program);
    } finally {
      await program.stop();
      await tray.waitForNoItem();
    }
  };

  const close = async (program: Spawned, isCounted: boolean) => {
    await mouse(display).waitForFocus(program.pid);
    await mouse(display).press('alt+F4');
    await sleep(isCounted ? CLOSED_MS : 0);
  };

  const samples = await inTurn(rounds, async (kind, isCounted) => {
    const state = (program: Spawned) => restAndMemory(program, isCounted);
    if (kind === 'bare') {
      const open = await running(kind, [], state);
      // The closed window is compared with one that never was.
      return { open, closed: await running(kind, ['--hidden'], state) };
    }
    return running(kind, [], async (program) => {
      const open = await state(program);
      await close(program, isCounted);
      return { open, closed: await memoryAndRest(program, isCounted) };
    });
  });

  const both = (when: 'open' | 'closed', key: keyof State) => ({
    ours: samples.ours.map((sample) => sample[when][key]),
    bare: samples.bare.map((sample) => sample[when][key]),
  });
  await report([
    { name: 'window open: CPU per minute', unit: 's', ...both('open', 'cpu'), reach: null },
    { name: 'window open: wake-ups', unit: '/s', ...both('open', 'wakeUps'), reach: null },
    {
      name: 'window open at rest: memory (PSS)',
      unit: 'MB',
      ...both('open', 'memory'),
      reach: { ratio: 1.1 },
    },
    {
      name: 'closed for 45 s: memory (PSS)',
      unit: 'MB',
      ...both('closed', 'memory'),
      reach: { ratio: 1.15 },
    },
    {
      name: 'closed for 45 s: CPU per minute',
      unit: 's',
      ...both('closed', 'cpu'),
      reach: { extra: 0.05 },
    },
    {
      name: 'closed for 45 s: wake-ups',
      unit: '/s',
      ...both('closed', 'wakeUps'),
      reach: { extra: 1 },
    },
  ]);
});
