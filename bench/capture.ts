// How long it takes from the moment a sign-in has brought all it has to bring until Beeper is sent
// it: real sign-ins in the real embedded browser. Beside what Electron itself needs on this machine, at
// the same time, to tell of a page and send a request. The first argument is the number of rounds.
import { startSimulator } from '../simulator/simulator';
import { openBare, writeBareProgram } from './bare';
import { onDesktop } from './desktop';
import { drive, type Kind } from './program';
import { watchTraffic } from './traffic';
import { report, type Figure } from './verdicts';

/** Of each kind; more by the first argument. */
const ROUNDS = 30;
/** Runs that fill caches and compile, and do not count. */
const WARM_UPS = 2;
/** How long after the last page its late values come: soon enough to count as having come with it. */
const LATE_MS = 500;

const KINDS: readonly Kind[] = [
  {
    name: 'condition → POST: the last page',
    flowID: 'before-sign-in',
    metAt: (traffic) => traffic.answered(/^GET .*\/welcome$/),
  },
  {
    name: 'condition → POST: a cookie',
    flowID: 'late-cookie',
    metAt: (traffic) => traffic.answered(/^POST .*\/late$/),
  },
  {
    name: 'condition → POST: a value of a script',
    flowID: 'script-source-name',
    metAt: (traffic) => traffic.answered(/^GET .*\/welcome$/),
  },
  {
    name: 'condition → POST: local storage',
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

await onDesktop(async ({ folder, keep, launch }) => {
  const traffic = watchTraffic();
  const simulator = keep(await startSimulator({ seed: 'sign-in', siteDelayMs: LATE_MS }));
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

  const figures = KINDS.flatMap(({ name }, index): Figure[] => {
    const series = { name, unit: 'ms', ours: times[index] ?? [], bare: bareTimes } as const;
    return [
      { ...series, reach: { atMost: 20 } },
      { ...series, of: 'p95', reach: { atMost: 50 } },
    ];
  });
  await report(figures);
});
