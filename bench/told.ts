// How soon a status that flips is told of while nobody looks: from the flip, and from the answer of the
// poll that says so, until the notification is on the bus. The first argument is the number of rounds.
import { startSimulator } from '../simulator/simulator';
import { sleep } from '../e2e/desktop/wait';
import { onDesktop, until } from './desktop';
import { watchTraffic } from './traffic';
import { report } from './verdicts';

const ROUNDS = 20;
/** The first polls; nothing is told of after the first of all. */
const SETTLE_MS = 8_000;
/** The interval of a calm watch. */
const CALM_MS = 5_000;
/** Two polls that find all well again. */
const HEAL_MS = 2 * CALM_MS + 1_000;

const rounds = Number(process.argv[2] ?? ROUNDS);

await onDesktop(async ({ keep, launch, notifications }) => {
  const traffic = watchTraffic();
  const { control, url, token } = keep(await startSimulator({ seed: 'healthy' }));
  // Each flips once: one that falls again is told of otherwise.
  const accounts = control.addAccounts({ count: rounds });
  const env = { BEEPER_BASE_URL: url, BEEPER_ACCESS_TOKEN: token };
  await launch('program', { env, args: ['--hidden'] });
  await sleep(SETTLE_MS);

  const sinceFlip: number[] = [];
  const sinceAnswer: number[] = [];
  for (const [round, { accountID }] of accounts.entries()) {
    // Spread over the interval.
    await sleep((CALM_MS * round) / rounds);
    const before = notifications.count();
    traffic.clear();
    const flippedAt = performance.now();
    control.setAccount(accountID, { status: 'reconnect_required' });
    await until(() => notifications.count() > before);
    const toldAt = performance.now();
    sinceFlip.push(toldAt - flippedAt);
    // The last one of those that the poll asked for: it asks for the account list now and then.
    sinceAnswer.push(toldAt - (await traffic.answered(/^GET \/v1\/(bridges|accounts)$/)));
    control.setAccount(accountID, { status: 'connected' });
    await sleep(HEAL_MS);
  }
  const flip = { name: 'flip → Notify, nobody looking', unit: 'ms', ours: sinceFlip } as const;
  await report([
    { ...flip, reach: { atMost: 3_000 } },
    { ...flip, of: 'max', reach: { atMost: 6_000 } },
    { name: 'poll’s answer → Notify', unit: 'ms', ours: sinceAnswer, reach: { atMost: 15 } },
  ]);
});
