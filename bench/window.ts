// How long it takes to have the window in front of one, beside a bare Electron's window with a page of two
// lines: from the start of the process, and by a click in the tray with no window there (cold); and its
// memory. The first argument is the number of rounds.
import { chromium, type Page } from '@playwright/test';
import { processesInGroup, type Spawned } from '../e2e/desktop/process';
import { eventually, sleep } from '../e2e/desktop/wait';
import { iconAppears, inTurn, openPair, type Kind } from './pair';
import { memoryOf } from './processes';
import { report } from './verdicts';

const ROUNDS = 7;
/** Until what a start has to do is done. */
const SETTLE_MS = 3_000;
const BARE = `const { app, BrowserWindow, Tray } = require('electron');
let window = null;
const show = () => {
  if (window === null) {
    window = new BrowserWindow({ width: 920, height: 640, show: false });
    window.once('ready-to-show', () => window.show());
    window.loadURL('data:text/html,<h1>All accounts are well</h1><p>Two lines and no more.');
  } else window.show();
};
app.whenReady().then(() => {
  globalThis.tray = new Tray(process.env.BENCH_ICON);
  globalThis.tray.on('click', show);
  if (!process.argv.includes('--hidden')) show();
});`;

interface Sample {
  fromStart: number;
  memory: number;
  cold: number;
}

const rounds = Number(process.argv[2] ?? ROUNDS);
const DEBUGGED = ['--remote-debugging-port=0'];
const now = () => performance.timeOrigin + performance.now();

/**
 * The window's page, once there is one. To be asked for when that has been painted: a debugger that
 * attaches meanwhile takes a quarter of the time by itself.
 */
async function pageOf(program: Spawned): Promise<{ page: Page; close(): Promise<void> }> {
  const address = await program.waitForOutput(/ws:\/\/\S+/);
  const browser = await chromium.connectOverCDP(address);
  const page = await eventually({
    what: 'a page',
    read: () => browser.contexts().flatMap((context) => context.pages())[0],
    until: (found) => found !== undefined,
  });
  if (page === undefined) throw new Error('The page has gone again.');
  return { page, close: () => browser.close() };
}

/** When the largest thing on the page was painted, which is what it has to tell; ms since the epoch. */
async function paintedAt(page: Page): Promise<number> {
  await page.getByText('All accounts are well').first().waitFor();
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list) => {
          const last = list.getEntries().at(-1)?.startTime ?? NaN;
          // A later one would have been painted by now.
          resolve(performance.timeOrigin + last);
        }).observe({ type: 'largest-contentful-paint', buffered: true });
      }),
  );
}

const pair = await openPair(BARE);
const { tray } = pair;

/** Starts one of them, and ends it whatever becomes of `measure`. */
async function running<T>(
  kind: Kind,
  args: readonly string[],
  measure: (program: Spawned) => Promise<T>,
): Promise<T> {
  const program = await pair.start(kind, [...args, ...DEBUGGED]);
  try {
    return await measure(program);
  } finally {
    await program.stop();
    await tray.waitForNoItem();
  }
}

function measureStart(kind: Kind): Promise<Pick<Sample, 'fromStart' | 'memory'>> {
  const startedAt = now();
  return running(kind, [], async (program) => {
    await sleep(SETTLE_MS);
    const { page, close } = await pageOf(program);
    const fromStart = (await paintedAt(page)) - startedAt;
    await close();
    return { fromStart, memory: await memoryOf(processesInGroup(program.pid)) };
  });
}

function measureClick(kind: Kind): Promise<Pick<Sample, 'cold'>> {
  return running(kind, ['--hidden'], async (program) => {
    await iconAppears(tray);
    await sleep(SETTLE_MS);
    const clickedAt = now();
    await tray.item().activate();
    await sleep(SETTLE_MS);
    const { page, close } = await pageOf(program);
    const cold = (await paintedAt(page)) - clickedAt;
    await close();
    return { cold };
  });
}

try {
  const samples = await inTurn(rounds, async (kind): Promise<Sample> => ({
    ...(await measureStart(kind)),
    ...(await measureClick(kind)),
  }));
  const both = (key: keyof Sample) => ({
    ours: samples.ours.map((sample) => sample[key]),
    bare: samples.bare.map((sample) => sample[key]),
  });
  await report([
    { name: 'spawn → window painted', unit: 'ms', ...both('fromStart'), reach: { ratio: 1.25 } },
    { name: 'with the window: memory (PSS)', unit: 'MB', ...both('memory'), reach: { ratio: 1.1 } },
    { name: 'tray click → painted, cold', unit: 'ms', ...both('cold'), reach: { ratio: 1.5 } },
  ]);
} finally {
  await pair.stop();
}
process.exit();
