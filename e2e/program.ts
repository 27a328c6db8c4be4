import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { POLL_TIMER } from '../electron/accounts/poller';
import type { TestClock } from '../electron/testing/test-clock';
import { startSimulator, type Simulator } from '../simulator/simulator';
import type { RunningApp } from './desktop/app';
import { test as desktopTest, type LaunchExtras } from './desktop/fixtures';
import type { TrayHost } from './desktop/tray-host';
import { eventually, sleep } from './desktop/wait';
import { insist } from './insist';
import { driveWindow, type DrivenWindow } from './program-window';

/** Accounts every seed of the simulator has. */
export const WHATSAPP = 'local-whatsapp_ba_alice';
export const SIGNAL = 'local-signal_ba_alice';
export const INSTAGRAM = 'instagramgo.17841400000000001';

/** Not less than between two polls, so that one is due in each step. */
const STEP_MS = 15_000;
/** What the program needs at most, after an answer arrived, to act on it and set its next timer. */
const REACTION_MS = 50;

/** Bridgekeeper as a test drives it: a real start, with a clock that can be moved. */
export interface Program extends RunningApp, DrivenWindow {
  /** Moves the program's clock forward, at once. */
  advance(ms: number): Promise<void>;
  /** Sets the program's clock, forward or back, as a time server does: no timer runs for it. */
  setClock(byMs: number): Promise<void>;
  /** Whether a timer of this name waits: a clock that moves meanwhile cuts nothing short. */
  isWaiting(timer: string): Promise<boolean>;
  /** Lets time pass as it would: the clock moves in steps, and each step's poll is answered. */
  pass(ms: number): Promise<void>;
  /** Has the program poll once more, and waits until it has. */
  poll(): Promise<void>;
  /** Gives an account a status at Beeper, and has the program poll it. */
  setStatus(accountID: string, status: string, statusText?: string): Promise<void>;
  /** Gives the program a moment to act on what just happened. */
  waitUntilIdle(): Promise<void>;
  /** Waits until this start of the program has logged this text, and returns what it logged. */
  logged(text: string | RegExp): Promise<string>;
  /** The log of this start and of those before it. */
  log(): Promise<string>;
}

export interface ProgramFixtures {
  /** A Beeper Desktop of the test's own; all accounts are well at first. */
  simulator: Simulator;
  /** Starts Bridgekeeper hidden, connected to the simulator; what a test adds comes on top. */
  startProgram: (extras?: LaunchExtras) => Promise<Program>;
  /** The same, and waits for its second poll, since nothing is notified of after the first. */
  startWatching: (extras?: LaunchExtras) => Promise<Program>;
}

export const test = desktopTest.extend<ProgramFixtures>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures wanted from here.
  simulator: async ({}, use) => {
    const simulator = await startSimulator({ seed: 'healthy' });
    await use(simulator);
    await simulator.stop();
  },

  startProgram: async ({ display, launch, simulator, tray, userDataDir }, use) => {
    await use(async ({ env = {}, args = ['--hidden'], ...extras } = {}) => {
      const earlierLog = await readLog(userDataDir);
      const running = await launch({
        ...extras,
        args,
        env: {
          BEEPER_BASE_URL: simulator.url,
          BEEPER_ACCESS_TOKEN: simulator.token,
          BRIDGEKEEPER_MOVABLE_CLOCK: '1',
          ...env,
        },
      });
      return createProgram({
        running,
        simulator,
        tray,
        userDataDir,
        earlierLog,
        display: display.display,
      });
    });
  },

  startWatching: async ({ startProgram }, use) => {
    await use(async (extras) => {
      const program = await startProgram(extras);
      await program.poll();
      return program;
    });
  },
});

interface ProgramParts {
  running: RunningApp;
  simulator: Simulator;
  tray: TrayHost;
  userDataDir: string;
  /** What earlier starts have logged. */
  earlierLog: string;
  display: string;
}

/** What a movable clock is found by in the main process. */
type WithClock = typeof globalThis & { bridgekeeperClock: TestClock };

/** The log in a folder of settings; empty before the first start. */
async function readLog(userDataDir: string): Promise<string> {
  const file = join(userDataDir, 'logs', 'bridgekeeper.log');
  const found = await stat(file).catch(() => null);
  // A test may have put something else there.
  return found?.isFile() === true ? readFile(file, 'utf8') : '';
}

function createProgram(parts: ProgramParts): Program {
  const { running, simulator, tray, userDataDir, earlierLog, display } = parts;
  const requests = () => simulator.control.requests();
  const polls = () => requests().filter(({ path }) => path === '/v1/bridges').length;
  /** Gives the program a moment, and makes sure that its main process still answers. */
  const waitUntilIdle = async () => {
    await sleep(REACTION_MS);
    await insist(() => running.app.evaluate(() => undefined));
  };
  /** Waits until every request is answered and the program has processed the answers. */
  const waitForAnswers = async () => {
    await eventually({
      what: 'all requests to be answered',
      read: requests,
      until: (all) => all.every(({ status }) => status !== null),
    });
    await waitUntilIdle();
  };
  const log = () => readLog(userDataDir);
  const ownLog = async () => {
    const all = await log();
    return all.startsWith(earlierLog) ? all.slice(earlierLog.length) : all;
  };
  const logged = (text: string | RegExp) =>
    eventually({
      what: `a log line with ${String(text)}`,
      read: ownLog,
      until: (all) => (typeof text === 'string' ? all.includes(text) : text.test(all)),
      show: (all) => all,
    });
  /** The clock comes with what is loaded behind the icon. */
  const waitForClock = () =>
    eventually({
      what: 'the program to be loaded',
      read: () => running.app.evaluate(() => 'bridgekeeperClock' in globalThis),
      until: (isThere) => isThere,
    });
  let advances = 0;
  const advance = async (ms: number) => {
    if (advances === 0) await waitForClock();
    advances += 1;
    const call = { by: ms, number: advances };
    await insist(() =>
      running.app.evaluate((_electron, { by, number }) => {
        const program = globalThis as WithClock & { lastAdvance?: number };
        // Once more does not move the clock once more.
        if (program.lastAdvance === number) return undefined;
        program.lastAdvance = number;
        return program.bridgekeeperClock.advance(by);
      }, call),
    );
  };
  const setClock = async (byMs: number) => {
    await waitForClock();
    await running.app.evaluate((_electron, by) => {
      (globalThis as WithClock).bridgekeeperClock.jump(by);
    }, byMs);
  };
  const isWaiting = (timer: string) =>
    insist(() =>
      running.app.evaluate(
        (_electron, name) => (globalThis as WithClock).bridgekeeperClock.isWaiting(name),
        timer,
      ),
    );
  /** A clock that moves during a poll makes its answers late; a timer set afterwards misses the move. */
  const waitForPollTimer = () =>
    eventually({
      what: 'a wait for the next poll',
      read: () => isWaiting(POLL_TIMER),
      until: Boolean,
    });
  const advanceAndPoll = async (ms: number) => {
    // While it starts, the program is too busy to have read its first answer when that was sent.
    await logged('Beeper is ');
    await waitForAnswers();
    await waitForPollTimer();
    const before = polls();
    await advance(ms);
    await eventually({ what: 'another poll', read: polls, until: (count) => count > before });
    await waitForAnswers();
    await waitForPollTimer();
  };
  const poll = () => advanceAndPoll(STEP_MS);

  return {
    ...running,
    ...driveWindow({ running, tray, display }),
    advance,
    setClock,
    isWaiting,
    waitUntilIdle,
    async pass(ms) {
      for (let left = ms; left > 0; left -= STEP_MS) {
        await advanceAndPoll(Math.min(left, STEP_MS));
      }
    },
    poll,
    async setStatus(accountID, status, statusText) {
      const text = statusText === undefined ? {} : { statusText };
      const account = simulator.control.accounts().find((one) => one.accountID === accountID);
      const change = `status: ${accountID} ${account?.status ?? ''} → ${status}`;
      const changes = async () => (await ownLog()).split(change).length;
      const before = await changes();
      simulator.control.setAccount(accountID, { status, ...text });
      await poll();
      if (account?.status === status) return;
      // A busy machine may need longer than that to process the answer.
      await eventually({ what: change, read: changes, until: (count) => count > before });
    },
    log,
    logged,
  };
}
