import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startSimulator } from '../../../simulator/simulator';
import { launchApp } from '../../desktop/app';
import { startBus } from '../../desktop/bus';
import type { Display } from '../../desktop/display';
import { startNotificationServer } from '../../desktop/notifications';
import { startTrayHost } from '../../desktop/tray-host';
import { eventually, sleep } from '../../desktop/wait';
import { fullHistory } from './full-history';
import { pickKind, startLoginSoak } from './logins';
import { countSessions, takeSample, type Sample } from './measures';
import { startPollSoak } from './polls';
import { createRandom } from './random';

/** What each run has found: a worker that replaces another reads it there. */
const RESULTS = fileURLToPath(new URL('../../../out/soak/', import.meta.url));
const SAMPLES = 20;
/** Connections that nobody uses are closed after four seconds, or five at the other end. */
const IDLE_MS = 7_000;
const HISTORY_FILE = 'history.ndjson';
const START_MS = 60_000;
/** An account that is gone is remembered for an hour. */
const FORGOTTEN_AFTER_MS = 61 * 60_000;

export interface SoakResult {
  seed: number;
  polls: number;
  logins: Record<string, number>;
  expectedNotifications: number;
  differences: readonly string[];
  /** Before each of these many parts of the polls, and after the last. */
  duringPolls: Sample[];
  duringLogins: Sample[];
  historyLines: number;
  /** What the program's log says of mistakes of its own. */
  mistakes: readonly string[];
}

const say = (line: string) => void process.stdout.write(`soak: ${line}\n`);

/** Takes the program through all polls, then through all logins; a shorter run by SOAK_POLLS, SOAK_LOGINS. */
export async function runSoak({ display }: Display): Promise<SoakResult> {
  const polls = Number(process.env['SOAK_POLLS'] ?? 10_000);
  const logins = Number(process.env['SOAK_LOGINS'] ?? 300);
  const seed = Number(process.env['SOAK_SEED'] ?? Date.now() % 1_000_000);
  say(`seed ${seed} (SOAK_SEED=${seed} repeats it), ${polls} polls, ${logins} logins`);
  const random = createRandom(seed);
  const folder = await mkdtemp(join(tmpdir(), 'bridgekeeper-soak-'));
  const parts: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true, force: true })];
  try {
    const userDataDir = join(folder, 'user-data');
    await mkdir(userDataDir);
    const bus = await startBus();
    parts.push(bus.stop);
    const tray = await startTrayHost(bus.address);
    parts.push(tray.stop);
    const notifications = await startNotificationServer(bus.address);
    parts.push(notifications.stop);
    const simulator = await startSimulator({ seed: 'sign-in' });
    parts.push(simulator.stop);
    // Two that are not well at the first look: nobody is told of that.
    const [first, second] = simulator.control.accounts();
    if (first !== undefined && second !== undefined) {
      simulator.control.setAccount(first.accountID, { status: 'reconnect_required' });
      simulator.control.setAccount(second.accountID, { status: 'disconnected' });
    }
    const history = fullHistory(simulator.control.accounts(), Date.now());
    await writeFile(join(userDataDir, HISTORY_FILE), history);
    const running = await launchApp({
      ...{ display, busAddress: bus.address, userDataDir, home: join(folder, 'home') },
      args: ['--hidden'],
      env: {
        BEEPER_BASE_URL: simulator.url,
        BEEPER_ACCESS_TOKEN: simulator.token,
        BRIDGEKEEPER_MOVABLE_CLOCK: '1',
      },
    });
    parts.push(running.stop);
    const log = () => readFile(join(userDataDir, 'logs', 'bridgekeeper.log'), 'utf8');
    await eventually({
      what: 'the first poll',
      read: log,
      until: (text) => text.includes('Beeper is '),
      timeoutMs: START_MS,
    });
    await countSessions(running);

    const soak = await startPollSoak({ running, simulator, notifications, random });
    const duringPolls = await inParts(polls, 'polls', soak.step, () =>
      takeSample(running, userDataDir),
    );
    const historyAfter = await readFile(join(userDataDir, HISTORY_FILE), 'utf8');

    // Bridges and accounts as they were, whatever became of them.
    simulator.control.reset('sign-in');
    await (await tray.waitForItem()).activate();
    const window = running.app.windows()[0] ?? (await running.app.waitForEvent('window'));
    await window.waitForLoadState('domcontentloaded');
    const signIns = await startLoginSoak(running, window, simulator);
    const duringLogins = await inParts(
      logins,
      'logins',
      async () => {
        await signIns.signIn(pickKind(random));
        // The account of the login before is forgotten.
        await soak.pass(FORGOTTEN_AFTER_MS);
      },
      () => takeSample(running, userDataDir),
    );
    const text = await log();
    return {
      ...{ seed, polls: soak.polls(), logins: Object.fromEntries(signIns.counts) },
      expectedNotifications: soak.expected(),
      differences: soak.differences(),
      ...{ duringPolls, duringLogins },
      historyLines: historyAfter.split('\n').length,
      mistakes: text
        .split('\n')
        .filter((line) => /a listener failed|uncaught|unhandled/i.test(line)),
    };
  } finally {
    for (const stop of parts.reverse()) await stop();
  }
}

/** Takes a sample before, between and after equal parts of the steps. */
async function inParts(
  steps: number,
  what: string,
  step: () => Promise<void>,
  sample: () => Promise<Sample>,
): Promise<Sample[]> {
  const samples: Sample[] = [];
  const whenIdle = async () => {
    await sleep(IDLE_MS);
    return sample();
  };
  const startedAt = performance.now();
  for (let done = 0; done < steps; done += 1) {
    if (done % Math.max(1, Math.floor(steps / SAMPLES)) === 0) {
      const taken = await whenIdle();
      samples.push(taken);
      const seconds = Math.round((performance.now() - startedAt) / 1_000);
      const { heapBytes, codeBytes, rssBytes, files, sessions, processes } = taken;
      const kB = (bytes: number) => `${Math.round(bytes / 1_024)} kB`;
      say(
        `${done} of ${steps} ${what} after ${seconds} s: heap ${kB(heapBytes)}, code ${kB(codeBytes)}, rss ${kB(rssBytes)}, ${files} files, ${sessions} sessions, ${processes} processes`,
      );
    }
    await step();
  }
  return [...samples, await whenIdle()];
}

/** Of one run of the tests there is one soak, also when a worker had to be replaced. */
export async function soakOnce(display: Display): Promise<SoakResult> {
  const file = await fileOfRun();
  const known = await readFile(file, 'utf8').catch(() => null);
  const outcome = known === null ? await tryOut(display) : (JSON.parse(known) as Outcome);
  if (known === null) await writeFile(file, JSON.stringify(outcome));
  if ('error' in outcome) throw new Error(outcome.error);
  return outcome;
}

type Outcome = SoakResult | { error: string };

const tryOut = (display: Display): Promise<Outcome> =>
  runSoak(display).catch((error: unknown) => ({
    error: error instanceof Error ? (error.stack ?? error.message) : String(error),
  }));

/** Named after the process that runs the tests, and when that began: its number may come again. */
async function fileOfRun(): Promise<string> {
  const STARTED_AT = 21;
  const stat = await readFile(`/proc/${process.ppid}/stat`, 'utf8');
  const began = stat.split(' ')[STARTED_AT] ?? '';
  await mkdir(RESULTS, { recursive: true });
  return join(RESULTS, `${process.ppid}-${began}.json`);
}
