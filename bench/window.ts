// How long it takes to have the window in front of one, beside a bare Electron's window with a page of two
// lines: from the start of the process, and by a click in the tray with no window there (cold) or a hidden
// one (warm); and its memory. The first argument is the number of rounds.
import { chromium, type Page } from '@playwright/test';
import { mouse } from '../e2e/desktop/mouse';
import { processesInGroup, type Spawned } from '../e2e/desktop/process';
import { eventually, sleep } from '../e2e/desktop/wait';
import { BARE_WITH_WINDOW } from './bare-window';
import { onDesktop } from './desktop';
import { iconAppears, inTurn, openPair, type Kind } from './pair';
import { memoryOf } from './processes';
import { report } from './verdicts';

const ROUNDS = 7;
/** Until what a start has to do is done. */
const SETTLE_MS = 3_000;
interface Sample {
  fromStart: number;
  memory: number;
  cold: number;
  warm: number;
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

/** Has a page keep when it was last painted after it had been hidden. */
async function noteWhenShown(page: Page): Promise<void> {
  await page.evaluate(() => {
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState !== 'visible') return;
      // In a frame's callback it is not yet painted; in the next one's it has been.
      requestAnimationFrame(() =>
        requestAnimationFrame((at) =>
          Object.assign(globalThis, { shownAt: performance.timeOrigin + at }),
        ),
      );
    });
  });
}

/** When it was, in ms since the epoch. */
async function shownAt(page: Page): Promise<number> {
  const at = await page.evaluate(() => (globalThis as { shownAt?: number }).shownAt);
  if (at === undefined) throw new Error('The window was not hidden.');
  return at;
}

await onDesktop(async (desktop) => {
  const { display, tray } = desktop;
  const pair = await openPair(desktop, BARE_WITH_WINDOW);

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
      const memory = await memoryOf(processesInGroup(program.pid));
      const { page, close } = await pageOf(program);
      const fromStart = (await paintedAt(page)) - startedAt;
      await close();
      return { fromStart, memory };
    });
  }

  function measureClicks(kind: Kind): Promise<Pick<Sample, 'cold' | 'warm'>> {
    return running(kind, ['--hidden'], async (program) => {
      await iconAppears(tray);
      await sleep(SETTLE_MS);
      const clickedAt = now();
      await tray.item().activate();
      await sleep(SETTLE_MS);
      const first = await pageOf(program);
      const cold = (await paintedAt(first.page)) - clickedAt;
      await noteWhenShown(first.page);
      // A page that a debugger looks at is never hidden.
      await first.close();
      await mouse(display).waitForFocus(program.pid);
      await mouse(display).press('alt+F4');
      await sleep(SETTLE_MS);
      const clickedAgainAt = now();
      await tray.item().activate();
      await sleep(SETTLE_MS);
      const again = await pageOf(program);
      const warm = (await shownAt(again.page)) - clickedAgainAt;
      await again.close();
      return { cold, warm };
    });
  }

  const samples = await inTurn(rounds, async (kind): Promise<Sample> => ({
    ...(await measureStart(kind)),
    ...(await measureClicks(kind)),
  }));
  const both = (key: keyof Sample) => ({
    ours: samples.ours.map((sample) => sample[key]),
    bare: samples.bare.map((sample) => sample[key]),
  });
  await report([
    { name: 'spawn → window painted', unit: 'ms', ...both('fromStart'), reach: { ratio: 1.25 } },
    { name: 'with the window: memory (PSS)', unit: 'MB', ...both('memory'), reach: { ratio: 1.1 } },
    { name: 'tray click → painted, cold', unit: 'ms', ...both('cold'), reach: { ratio: 1.5 } },
    { name: 'tray click → painted, warm', unit: 'ms', ...both('warm'), reach: { atMost: 50 } },
  ]);
});
