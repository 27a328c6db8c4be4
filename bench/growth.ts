// How much the main process's memory grows over many polls, in which now and then an account changes. The
// history is full at first, as it is after some months. The first argument is the number of polls.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { POLL_TIMER } from '../electron/accounts/poller';
import type { TestClock } from '../electron/testing/test-clock';
import { fullHistory } from '../e2e/trials/soak/full-history';
import { countSessions, takeSample } from '../e2e/trials/soak/measures';
import { startSimulator } from '../simulator/simulator';
import { onDesktop, until } from './desktop';
import { report } from './verdicts';

const POLLS = 10_000;
/** Of the polls, those in which what is kept comes to its full size. */
const WARM_UP = 0.2;
/** Longer than between two polls. */
const STEP_MS = 16_000;
/** Every so many polls an account changes. */
const CHANGE_EVERY = 20;
const STATUSES = ['disconnected', 'connected'];

type Moved = typeof globalThis & { bridgekeeperClock: TestClock };

const polls = Number(process.argv[2] ?? POLLS);

await onDesktop(async ({ folder, keep, launch }) => {
  const { control, url, token } = keep(await startSimulator({ seed: 'healthy' }));
  const accounts = control.accounts();
  const userDataDir = join(folder, 'program');
  await mkdir(userDataDir);
  await writeFile(join(userDataDir, 'history.ndjson'), fullHistory(accounts, Date.now()));
  const env = {
    BEEPER_BASE_URL: url,
    BEEPER_ACCESS_TOKEN: token,
    BRIDGEKEEPER_MOVABLE_CLOCK: '1',
  };
  const running = await launch('program', { env, args: ['--hidden'] });
  const asked = () => control.requests().filter(({ path }) => path === '/v1/bridges').length;
  await until(() => asked() > 0);
  await countSessions(running);

  let missed = 0;
  const poll = async (index: number) => {
    const account = accounts[Math.floor(index / CHANGE_EVERY) % accounts.length];
    const status = STATUSES[Math.floor(index / CHANGE_EVERY / accounts.length) % STATUSES.length];
    if (index % CHANGE_EVERY === 0 && account !== undefined && status !== undefined) {
      control.setAccount(account.accountID, { status });
    }
    control.clearRequests();
    await running.app.evaluate(
      async (_electron, { by, timer }) => {
        const { bridgekeeperClock: clock } = globalThis as Moved;
        await clock.advance(by);
        while (!clock.isWaiting(timer)) await new Promise((resolve) => setTimeout(resolve, 1));
      },
      { by: STEP_MS, timer: POLL_TIMER },
    );
    missed += asked() === 0 ? 1 : 0;
  };
  const warmUps = Math.floor(polls * WARM_UP);
  for (let index = 0; index < warmUps; index += 1) await poll(index);
  const before = await takeSample(running, userDataDir);
  for (let index = warmUps; index < polls; index += 1) await poll(index);
  const after = await takeSample(running, userDataDir);
  if (missed > polls / 100) throw new Error(`${missed} polls did not happen.`);

  const growth = (key: 'heapBytes' | 'rssBytes') => [(after[key] / before[key] - 1) * 100];
  const name = `growth over ${polls.toLocaleString('en')} polls`;
  await report([
    { name: `${name}: heap`, unit: '%', ours: growth('heapBytes'), reach: { atMost: 1 } },
    { name: `${name}: resident`, unit: '%', ours: growth('rssBytes'), reach: null },
  ]);
});
