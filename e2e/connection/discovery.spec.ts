import { expect, type Page } from '@playwright/test';
import { findBeepers, LOCAL_ADDRESSES } from '../../electron/connection/discovery-probe';
import { systemClock } from '../../electron/platform/clock';
import { startSimulator, type Simulator } from '../../simulator/simulator';
import { SETTLE_MS } from '../../electron/notifications/account-decision';
import { WHATSAPP } from '../program';
import { test as connectTest } from './fixtures';
import { expectWatched, paste } from './user';

// One after the other: only these tests listen where Beeper Desktop does.
connectTest.describe.configure({ mode: 'default' });

const SEARCH_MS = 2_000;
const POLL_MS = 15_000;
const NOT_RUNNING = 'Beeper Desktop is not running on this computer';

interface Beepers {
  /** Starts one on a port of Beeper's that is free, and not one of those that were used before. */
  start(token?: string): Promise<Simulator>;
  /** Those that were started, running or not. */
  all(): readonly Simulator[];
  /** Whether others than the test's own answer there, such as this machine's user's. */
  readonly hasStrangers: boolean;
}

const test = connectTest.extend<{ beepers: Beepers }>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures wanted from here.
  beepers: async ({}, use) => {
    const started: Simulator[] = [];
    const left = LOCAL_ADDRESSES.filter((url) => url.includes('127.0.0.1')).map((url) =>
      Number(new URL(url).port),
    );
    const strangers = await findBeepers({ fetch, clock: systemClock, addresses: LOCAL_ADDRESSES });
    await use({
      hasStrangers: strangers.length > 0,
      all: () => started,
      async start(token) {
        for (let port = left.shift(); port !== undefined; port = left.shift()) {
          const options = {
            seed: 'healthy',
            port,
            ...(token === undefined ? {} : { token }),
          } as const;
          const simulator = await startSimulator(options).catch(() => null);
          if (simulator === null) continue;
          started.push(simulator);
          return simulator;
        }
        throw new Error('Every port of Beeper is taken.');
      },
    });
    for (const simulator of started) await simulator.stop();
  },
});

const choiceOf = (window: Page, { url }: Simulator) => window.getByRole('radio', { name: url });

test('a Beeper that starts is found without a click, missed when it stops, and one of several is chosen', async ({
  startNew,
  beepers,
}) => {
  const program = await startNew({ env: { BEEPER_BASE_URL: '' } });
  const window = await program.window();
  const expectFound = async (...found: Simulator[]) => {
    await program.advance(SEARCH_MS);
    // One alone is no choice.
    if (beepers.hasStrangers || found.length > 1) {
      for (const one of beepers.all()) {
        await expect(choiceOf(window, one)).toHaveCount(found.includes(one) ? 1 : 0);
      }
    } else {
      const says = found.length === 0 ? NOT_RUNNING : /^\W*Beeper \(simulator\) [\d.]+\W*$/;
      await expect(window.getByText(says)).toBeVisible();
    }
  };
  await expectFound();

  const one = await beepers.start();
  await expectFound(one);
  await one.control.down();
  await expectFound();
  await one.control.up();
  await expectFound(one);

  await test.step('one that is too old, until it is updated', async () => {
    one.control.addFault({ kind: 'status', status: 404, pattern: '^/v1/(info|bridges)$' });
    await program.advance(SEARCH_MS);
    if (beepers.hasStrangers) await choiceOf(window, one).check();
    const tooOld = window.getByText(/Beeper Desktop \S+ is too old for Bridgekeeper/);
    await expect(tooOld).toBeVisible();
    await expect(window.getByRole('button', { name: 'Connect', exact: true })).toHaveCount(0);
    one.control.clearFaults();
    await program.advance(SEARCH_MS);
    await expect(tooOld).toHaveCount(0);
  });

  await test.step('a choice of two', async () => {
    const two = await beepers.start();
    await expectFound(one, two);
    await choiceOf(window, two).check();
    await paste(window, two.token);
    await expectWatched(window);
    expect([isAskedWithToken(one), isAskedWithToken(two)]).toEqual([false, true]);
  });
});

test('a Beeper that moves to another port is followed there, and the token store remembers', async ({
  keyring: _keyring,
  startNew,
  beepers,
  tray,
  notifications,
}) => {
  const start = () => startNew({ withKeyring: true, env: { BEEPER_BASE_URL: '' } });
  const needsYou = /^WhatsApp .* needs you/;
  const before = await beepers.start();
  const program = await start();
  const window = await program.window();
  if (beepers.hasStrangers) await choiceOf(window, before).check();
  await paste(window, before.token);
  await expectWatched(window);

  await before.stop();
  const after = await beepers.start(before.token);
  after.control.setAccount(WHATSAPP, { status: 'reconnect_required' });
  await program.advance(POLL_MS);
  await (await tray.waitForItem()).waitForToolTip(needsYou);
  // It broke while the accounts were watched, wherever that was.
  expect(notifications.count()).toBe(0);
  await program.advance(SETTLE_MS);
  await notifications.waitFor('Sign in to WhatsApp again');
  await program.quit();

  after.control.clearRequests();
  const again = await start();
  await (await tray.waitForItem()).waitForToolTip(needsYou);
  expect(isAskedWithToken(after)).toBe(true);
  expect((await again.log()).match(/Beeper answers at/g)).toHaveLength(1);
});

function isAskedWithToken({ control }: Simulator): boolean {
  return control.requests().some(({ authorized }) => authorized);
}
