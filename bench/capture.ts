// How long it takes from the moment a sign-in has brought all it has to bring until Beeper is sent
// it: real sign-ins in the real embedded browser. Compared with what Electron itself needs on this
// machine, at the same time, to tell of a page and send a request. It measures and judges nothing.
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchApp } from '../e2e/desktop/app';
import { startBus } from '../e2e/desktop/bus';
import { startDisplay } from '../e2e/desktop/display';
import { startNotificationServer } from '../e2e/desktop/notifications';
import { startTrayHost } from '../e2e/desktop/tray-host';
import { startWindowManager } from '../e2e/desktop/window-manager';
import { startSimulator } from '../simulator/simulator';
import { openBare, writeBareProgram } from './bare';
import { figuresOf, HEADING, lineOf } from './figures';
import { drive, type Kind } from './program';
import { watchTraffic } from './traffic';

/** Of each kind; more by the first argument. */
const ROUNDS = 30;
/** Runs that fill caches and compile, and do not count. */
const WARM_UPS = 2;
/** How long after the last page its late values come: soon enough to count as having come with it. */
const LATE_MS = 500;

const KINDS: readonly Kind[] = [
  {
    name: 'the last page comes last',
    flowID: 'before-sign-in',
    metAt: (traffic) => traffic.answered(/^GET .*\/welcome$/),
  },
  {
    name: 'a cookie comes last',
    flowID: 'late-cookie',
    metAt: (traffic) => traffic.answered(/^POST .*\/late$/),
  },
  {
    name: 'a value of a script comes last',
    flowID: 'script-source-name',
    metAt: (traffic) => traffic.answered(/^GET .*\/welcome$/),
  },
  {
    name: 'local storage comes last',
    flowID: 'storage',
    metAt: (traffic) => traffic.asked(/^POST \/kept$/),
    // Nothing but the page knows when it keeps something, so it tells.
    onPage() {
      const { setItem } = Storage.prototype;
      Storage.prototype.setItem = function (...entry) {
        setItem.apply(this, entry);
        navigator.sendBeacon('/kept');
      };
    },
  },
];

const rounds = Number(process.argv[2] ?? ROUNDS);
const parts: { stop(): Promise<void> }[] = [];
const keep = <Part extends { stop(): Promise<void> }>(part: Part): Part => {
  parts.push(part);
  return part;
};
const folder = await mkdtemp(join(tmpdir(), 'bridgekeeper-bench-'));

try {
  const traffic = watchTraffic();
  const bus = keep(await startBus());
  keep(await startTrayHost(bus.address));
  keep(await startNotificationServer(bus.address));
  const { display } = keep(await startDisplay());
  keep(await startWindowManager(display, folder));
  const simulator = keep(await startSimulator({ seed: 'sign-in', siteDelayMs: LATE_MS }));
  const launch = async (name: string, more: object) => {
    const [userDataDir, home] = [join(folder, name), join(folder, `${name}-home`)];
    await mkdir(userDataDir);
    return keep(await launchApp({ display, busAddress: bus.address, userDataDir, home, ...more }));
  };
  const env = { BEEPER_BASE_URL: simulator.url, BEEPER_ACCESS_TOKEN: simulator.token };
  const program = await drive(await launch('program', { env }), simulator, traffic);
  const appDir = await writeBareProgram(folder);
  const bare = keep(await openBare(await launch('bare', { appDir }), traffic));

  const bareTimes: number[] = [];
  const times = KINDS.map((): number[] => []);
  // In turn, so that whatever else the machine does falls on all of them alike.
  for (let round = -WARM_UPS; round < rounds; round += 1) {
    const isCounted = round >= 0;
    for (const [index, kind] of KINDS.entries()) {
      const [base, took] = [await bare.measure(), await program.measure(kind)];
      if (!isCounted) continue;
      bareTimes.push(base);
      times[index]?.push(took);
    }
  }

  const base = figuresOf(bareTimes);
  console.log(HEADING);
  console.log(lineOf('bare Electron: page to request', bareTimes, base));
  for (const [index, { name }] of KINDS.entries()) {
    console.log(lineOf(name, times[index] ?? [], base));
  }
} finally {
  for (const part of parts.reverse()) await part.stop();
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
}
process.exit();
