// What one poll costs the main process: CPU time of its main thread, as the kernel counts it, with 12
// and with 1,000 accounts, while nothing changes and while some of them do (of 1,000 accounts 5 %).
import { readFile } from 'node:fs/promises';
import type { RunningApp } from '../e2e/desktop/app';
import { eventually, sleep } from '../e2e/desktop/wait';
import type { TestClock } from '../electron/testing/test-clock';
import { onDesktop } from './desktop';
import { serveManyAccounts, TOKEN, type ManyAccounts } from './many-accounts';
import { report, type Figure } from './verdicts';

const POLLS = 40;
/** Polls that compile what is often run, and do not count. */
const WARM_UPS = 20;
/** Longer than between two polls. */
const STEP_MS = 16_000;
/** What a poll leaves behind, such as a file that is written, is part of it. */
const SETTLE_MS = 120;

const CASES = [
  { accounts: 12, bridges: 6, changing: 0, reach: null },
  { accounts: 12, bridges: 6, changing: 1, reach: null },
  { accounts: 1_000, bridges: 200, changing: 0, reach: { atMost: 2 } },
  { accounts: 1_000, bridges: 200, changing: 50, reach: { atMost: 8 } },
] as const;

type Frozen = typeof globalThis & { bridgekeeperClock: TestClock };

const polls = Number(process.argv[2] ?? POLLS);

/** CPU time of a process's main thread so far, in ms. */
async function mainThreadMs(pid: number): Promise<number> {
  const [nanoseconds = ''] = (await readFile(`/proc/${pid}/task/${pid}/schedstat`, 'utf8')).split(
    ' ',
  );
  return Number(nanoseconds) / 1e6;
}

/** Moves the program's clock on; that costs it a little, also when no poll comes of it. */
const advance = ({ app }: RunningApp, ms: number) =>
  app.evaluate((_electron, by) => (globalThis as Frozen).bridgekeeperClock.advance(by), ms);

/** What it costs to do this and wait a moment, in ms. */
async function costOf({ pid }: RunningApp, act: () => Promise<unknown>): Promise<number> {
  const before = await mainThreadMs(pid);
  await act();
  await sleep(SETTLE_MS);
  return (await mainThreadMs(pid)) - before;
}

async function pollOnce(running: RunningApp, beeper: ManyAccounts): Promise<void> {
  const before = beeper.polls();
  await advance(running, STEP_MS);
  await eventually({ what: 'a poll', read: beeper.polls, until: (count) => count > before });
}

await onDesktop(async ({ keep, launch }) => {
  const figures: Figure[] = [];
  for (const { accounts, bridges, changing, reach } of CASES) {
    const name = `${accounts}-${changing}`;
    const beeper = keep(await serveManyAccounts(accounts, bridges));
    const env = {
      BEEPER_BASE_URL: beeper.url,
      BEEPER_ACCESS_TOKEN: TOKEN,
      BRIDGEKEEPER_MOVABLE_CLOCK: '1',
    };
    const running = await launch(name, { env, args: ['--hidden'] });
    await eventually({ what: 'a poll', read: beeper.polls, until: (count) => count > 0 });
    const times: number[] = [];
    for (let round = -WARM_UPS; round < polls; round += 1) {
      if (changing > 0) beeper.change(changing);
      const base = await costOf(running, () => advance(running, 0));
      const cost = await costOf(running, () => pollOnce(running, beeper));
      if (round >= 0) times.push(Math.max(0, cost - base));
    }
    const title = `a poll of ${accounts} accounts, ${changing} changing`;
    figures.push({ name: title, unit: 'ms', ours: times, reach });
    await running.stop();
  }
  await report(figures);
});
