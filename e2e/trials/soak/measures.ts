import { readdir, readlink, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunningApp } from '../../desktop/app';
import { insist } from '../../insist';

/** What must not grow, at one moment. */
export interface Sample {
  /**
   * Of the main process after a collection: JavaScript's heap and what it holds outside of it, without
   * compiled code. That grows as long as V8 finds a function worth compiling better, which is for some
   * thousands of polls, and by no more than there are functions.
   */
  heapBytes: number;
  codeBytes: number;
  rssBytes: number;
  /** Sockets, pipes and the like that Node keeps open. */
  handles: number;
  files: number;
  listeners: number;
  timers: number;
  processes: number;
  windows: number;
  pages: number;
  /** Sessions of Chromium, each of a partition. */
  sessions: number;
  logBytes: number;
  historyBytes: number;
}

export type Measure = keyof Sample;

type Counting = typeof globalThis & {
  soakSessions?: number;
  collect?: () => void;
};

/** From now on the sessions are counted that are made. */
export function countSessions({ app }: RunningApp): Promise<void> {
  return app.evaluate(({ app: electron }) => {
    const counting = globalThis as Counting;
    counting.soakSessions = 0;
    electron.on('session-created', () => {
      counting.soakSessions = (counting.soakSessions ?? 0) + 1;
    });
  });
}

export async function takeSample(running: RunningApp, userDataDir: string): Promise<Sample> {
  const inMain = await insist(() =>
    running.app.evaluate(
      async ({
        app,
        BrowserWindow,
        ipcMain,
        nativeTheme,
        powerMonitor,
        screen,
        session,
        webContents,
      }) => {
        const counting = globalThis as Counting;
        if (counting.collect === undefined) {
          process.getBuiltinModule('node:v8').setFlagsFromString('--expose-gc');
          const { runInNewContext } = process.getBuiltinModule('node:vm');
          counting.collect = runInNewContext('gc') as () => void;
        }
        // What a finalizer lets go of falls to the next collection.
        for (let round = 0; round < 4; round += 1) {
          counting.collect();
          await new Promise((resolve) => setTimeout(resolve, 20));
        }
        const { heapUsed, external, rss } = process.memoryUsage();
        const codeBytes = process
          .getBuiltinModule('node:v8')
          .getHeapSpaceStatistics()
          // Machine code, and bytecode with what belongs to either.
          .filter(({ space_name: name }) => /^(?:code|trusted)_/.test(name))
          .reduce((sum, { space_used_size: used }) => sum + used, 0);
        const emitters = [
          app,
          ipcMain,
          nativeTheme,
          powerMonitor,
          screen,
          session.defaultSession,
          process,
        ];
        const resources = process.getActiveResourcesInfo();
        return {
          heapBytes: heapUsed + external - codeBytes,
          codeBytes,
          rssBytes: rss,
          handles: resources.filter((name) => /Wrap$/.test(name)).length,
          timers: resources.filter((name) => name === 'Timeout').length,
          listeners: (emitters as NodeJS.EventEmitter[])
            .flatMap((each) => each.eventNames().map((name) => each.listenerCount(name)))
            .reduce((sum, count) => sum + count, 0),
          processes: app.getAppMetrics().length,
          windows: BrowserWindow.getAllWindows().length,
          pages: webContents.getAllWebContents().length,
          sessions: counting.soakSessions ?? 0,
        };
      },
    ),
  );
  const bytesOf = (file: string) =>
    stat(join(userDataDir, file)).then(
      ({ size }) => size,
      () => 0,
    );
  const logs = await readdir(join(userDataDir, 'logs')).catch(() => []);
  const logSizes = await Promise.all(logs.map((name) => bytesOf(join('logs', name))));
  return {
    ...inMain,
    files: await countOpenFiles(running.pid),
    logBytes: logSizes.reduce((sum, size) => sum + size, 0),
    historyBytes: await bytesOf('history.ndjson'),
  };
}

/** A database of Chromium's own, which it opens once, two minutes after its start. */
const OPENED_LATE = /\/SharedStorage(?:-wal)?$/;

async function countOpenFiles(pid: number): Promise<number> {
  const folder = `/proc/${pid}/fd`;
  const links = (await readdir(folder)).map((name) => readlink(join(folder, name)).catch(() => ''));
  return (await Promise.all(links)).filter((link) => !OPENED_LATE.test(link)).length;
}

export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** Something of the second and of the last quarter. */
export function quarters(
  samples: readonly Sample[],
  measure: Measure,
  of: (numbers: readonly number[]) => number,
): [second: number, last: number] {
  const quarter = Math.floor(samples.length / 4);
  const numbers = samples.map((sample) => sample[measure]);
  return [of(numbers.slice(quarter, 2 * quarter)), of(numbers.slice(3 * quarter))];
}
