import type { TestClock } from '../../../electron/testing/test-clock';
import { POLL_TIMER } from '../../../electron/accounts/poller';
import type { Fault } from '../../../simulator/faults';
import type { NewAccount } from '../../../simulator/bridge-state';
import type { Simulator } from '../../../simulator/simulator';
import type { RunningApp } from '../../desktop/app';
import type { NotificationServer } from '../../desktop/notifications';
import type { ShownNotification } from '../../desktop/notification';
import { sleep } from '../../desktop/wait';
import { insist } from '../../insist';
import type { Random } from './random';
import { createReference, type Listed, type Polled } from './reference';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
/** How long the notification server is given for what is expected. */
const SHOWN_WITHIN_MS = 3_000;
/** How many polls in a row are of one kind of weather. */
const WEATHER_POLLS = 100;

/** Most of the time well: else every account would be one that keeps dropping. */
const STATUSES = [
  ...['connected', 'connected', 'connected', 'connected', 'connected', 'backfilling'],
  ...['disconnected', 'disconnected', 'connecting', 'connecting', 'hibernating', 'disabled'],
  ...['reconnect_required', 'reconnect_required', 'attention_required', 'connection_required'],
];
const BRIDGE_STATUSES = ['available', 'connected', 'limit_reached', 'temporarily_unavailable'];
const FAILURES: readonly Fault[] = [
  { kind: 'status', status: 500, path: '/v1/bridges' },
  { kind: 'html', path: '/v1/bridges' },
  { kind: 'truncated', path: '/v1/bridges' },
  { kind: 'json', body: [1, null], path: '/v1/bridges' },
];
const REFUSAL: Fault = { kind: 'refuse', path: '/v1/bridges' };
/** Of the list that only adds to the bridges: the statuses are known all the same. */
const LIST_FAILURE: Fault = { kind: 'status', status: 500, path: '/v1/accounts' };

type Frozen = typeof globalThis & { bridgekeeperClock: TestClock };

interface Options {
  running: RunningApp;
  simulator: Simulator;
  notifications: NotificationServer;
  random: Random;
}

export interface PollSoak {
  /** Changes something at Beeper, lets some time pass, and has the program poll. */
  step(): Promise<void>;
  /** Lets time pass and nothing else, and waits for the poll that comes of it. */
  pass(ms: number): Promise<void>;
  polls(): number;
  /** How many notifications were expected, and each time that others came. */
  expected(): number;
  differences(): readonly string[];
}

/** Begins after the program's first poll, which it takes for the reference's first. */
export async function startPollSoak(options: Options): Promise<PollSoak> {
  const { running, simulator, notifications, random } = options;
  const { control } = simulator;
  const reference = createReference();
  const networks = new Map(
    control.bridges().map(({ id, network, displayName }) => [id, network ?? displayName]),
  );
  const missing: NewAccount[] = [];
  const differences: string[] = [];
  let polls = 0;
  let expectedCount = 0;
  let seen = notifications.all().length;
  let isStorm = false;
  let fault: { id: string; left: number; kind: Polled['kind'] } | null = null;

  const listed = (): Listed[] =>
    control.accounts().map(({ accountID, bridge, network, status }) => ({
      accountID,
      network: network ?? networks.get(bridge.id) ?? bridge.type,
      status,
    }));
  const polled = (): Polled =>
    fault === null || fault.kind === 'listed'
      ? { kind: 'listed', accounts: listed() }
      : { kind: fault.kind };
  const asked = () => control.requests().filter(({ path }) => path === '/v1/bridges').length;

  const changeAccounts = () => {
    const all = control.accounts();
    const [account] = all.length === 0 ? [] : [random.pick(all)];
    if (account === undefined) return;
    if (random.chance(0.01) && all.length > 4) {
      const { accountID, bridge, loginID, user } = account;
      missing.push({ accountID, bridgeID: bridge.id, loginID, fullName: user.fullName });
      control.removeAccount(account.accountID);
      return;
    }
    control.setAccount(account.accountID, { status: random.pick(STATUSES) });
  };

  const change = () => {
    if (polls % WEATHER_POLLS === 0) isStorm = random.chance(0.3);
    const changes = random.chance(isStorm ? 0.6 : 0.06) ? random.between(1, 3) : 0;
    for (let count = 0; count < changes; count += 1) changeAccounts();
    if (missing.length > 0 && random.chance(0.02)) {
      const [back] = missing.splice(0, 1);
      if (back !== undefined) control.addAccount(back);
    }
    if (random.chance(0.03)) {
      control.setBridge(random.pick(control.bridges()).id, {
        status: random.pick(BRIDGE_STATUSES),
      });
    }
    changeFault();
  };

  const changeFault = () => {
    if (fault !== null && (fault.left -= 1) <= 0) {
      control.removeFault(fault.id);
      fault = null;
    }
    if (fault !== null || !random.chance(0.02)) return;
    const left = random.between(1, 4);
    const what = random.between(1, 4);
    const [given, kind] =
      what === 1
        ? ([LIST_FAILURE, 'listed'] as const)
        : what === 2
          ? ([REFUSAL, 'refused'] as const)
          : ([random.pick(FAILURES), 'failed'] as const);
    fault = { id: control.addFault(given), left, kind };
  };

  /** Mostly an ordinary wait, sometimes hours. */
  const nextWait = () => {
    const at = random.next();
    if (at < 0.7) return 15 * SECOND;
    if (at < 0.9) return random.between(20 * SECOND, 2 * MINUTE);
    return at < 0.99 ? random.between(2 * MINUTE, 20 * MINUTE) : random.between(HOUR, 9 * HOUR);
  };

  const compare = async (expected: readonly string[]) => {
    expectedCount += expected.length;
    const deadline = Date.now() + SHOWN_WITHIN_MS;
    while (notifications.all().length < seen + expected.length && Date.now() < deadline) {
      await sleep(2);
    }
    const shown = notifications.all().slice(seen).map(titleOf);
    seen += shown.length;
    if (shown.join('\n') !== expected.join('\n')) {
      differences.push(
        `poll ${polls}: expected [${expected.join('; ')}], seen [${shown.join('; ')}]`,
      );
    }
  };

  // The time of the program stands still but for what the soak lets pass: then the reference knows
  // the time of each poll to the millisecond.
  const frozenAt = await insist(() =>
    running.app.evaluate(() => {
      const now = Date.now();
      Date.now = () => now;
      return (globalThis as Frozen).bridgekeeperClock.now();
    }),
  );
  let now = frozenAt;
  // What the program saw before lies a few milliseconds back.
  reference.poll(now, polled());
  control.clearRequests();

  const advance = (ms: number) =>
    insist(() =>
      running.app.evaluate(
        async (_electron, { by, timer }) => {
          const { bridgekeeperClock: clock } = globalThis as Frozen;
          if (by > 0) await clock.advance(by);
          for (let waited = 0; waited < 5_000 && !clock.isWaiting(timer); waited += 1) {
            await new Promise((resolve) => setTimeout(resolve, 1));
          }
        },
        { by: ms, timer: POLL_TIMER },
      ),
    );

  return {
    async step() {
      // On a busy machine a short wait may have passed by itself: then it polled once more.
      const early = asked();
      const expected: string[] = [];
      for (let count = 0; count < early; count += 1)
        expected.push(...reference.poll(now, polled()));
      change();
      control.clearRequests();
      // After a miss the program may wait for up to a minute.
      const ms = Math.max(nextWait(), fault === null ? 0 : MINUTE);
      await advance(ms);
      now += ms;
      const late = asked();
      control.clearRequests();
      for (let count = 0; count < late; count += 1) expected.push(...reference.poll(now, polled()));
      polls += 1;
      await compare(expected);
    },
    pass: advance,
    polls: () => polls,
    expected: () => expectedCount,
    differences: () => differences,
  };
}

/** The title, with what a reminder or a count adds. */
function titleOf({ summary, body }: ShownNotification): string {
  const title = summary.replace(/[\u2066-\u2069]/g, '');
  if (body.includes('It has needed you')) return `${title}, still`;
  const dropped = / was cut off (\d+) times/.exec(body)?.[1];
  return dropped === undefined ? title : `${title}, dropped ${dropped}`;
}
