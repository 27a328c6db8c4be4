import { test as desktopTest } from '../../desktop/fixtures';
import { expecting, saw } from '../trial';
import { median, quarters, type Measure, type Sample } from './measures';
import { soakOnce, type SoakResult } from './run';

const HOUR_MS = 60 * 60_000;
/** What the heap may grow by between the second and the last quarter. */
const HEAP_PERCENT = 1;
/** The log is turned at 1 MB, and one old file is kept. */
const LOG_BYTES = 2_100_000;
const HISTORY_BYTES = 4_000_000;

const test = desktopTest.extend<object, { soak: SoakResult }>({
  soak: [
    async ({ display }, use) => {
      await use(await soakOnce(display));
    },
    { scope: 'worker', timeout: 2 * HOUR_MS },
  ],
});

// One after the other in one worker: they read from one run.
test.describe.configure({ mode: 'default', timeout: 3 * HOUR_MS });

test(
  'random statuses, bridge states and faults: alerts as in the reference',
  expecting('every notification as expected'),
  ({ soak }) => {
    const { differences, expectedNotifications, polls } = soak;
    tell(`${expectedNotifications} notifications in ${polls} polls`);
    if (expectedNotifications === 0) return saw('none was expected');
    saw(
      differences.length === 0
        ? 'every notification as expected'
        : `${differences.length} differ: ${differences.slice(0, 5).join(' | ')}`,
    );
  },
);

test(
  'all kinds of logins, one after the other',
  expecting('each ended as it should, and was put away'),
  ({ soak }) => {
    const { logins } = soak;
    tell(JSON.stringify(logins));
    const missing = ['form', 'code', 'cookies', 'cancelled page'].filter((kind) => !logins[kind]);
    saw(
      missing.length === 0
        ? 'each ended as it should, and was put away'
        : `none of ${missing.join()}`,
    );
  },
);

for (const [what, samplesOf] of [
  ['polls', (soak: SoakResult) => soak.duringPolls],
  ['logins', (soak: SoakResult) => soak.duringLogins],
] as const) {
  test(
    `${what}: memory of the main process after a collection, but for compiled code`,
    expecting('grows by 1 % at most'),
    ({ soak }) => {
      const [second, last] = quarters(samplesOf(soak), 'heapBytes', median);
      const percent = (100 * (last - second)) / second;
      tell(
        `${Math.round(second / 1024)} kB → ${Math.round(last / 1024)} kB, ${percent.toFixed(2)} %`,
      );
      saw(percent <= HEAP_PERCENT ? 'grows by 1 % at most' : `grows by ${percent.toFixed(2)} %`);
    },
  );

  for (const [measure, name] of [
    ['handles', 'handles'],
    ['files', 'open files'],
    ['listeners', 'listeners'],
    ['timers', 'timers'],
    ['sessions', 'sessions of Chromium'],
    ['processes', 'processes'],
    ['windows', 'windows'],
    ['pages', 'pages'],
  ] as const) {
    test(`${what}: ${name}`, expecting('flat'), ({ soak }) => {
      saw(flatness(samplesOf(soak), measure));
    });
  }
}

test('the log', expecting('2 MB at most'), ({ soak }) => {
  const most = Math.max(...bothOf(soak).map(({ logBytes }) => logBytes));
  tell(`${most} bytes at most`);
  saw(most > 0 && most <= LOG_BYTES ? '2 MB at most' : `${most} bytes`);
});

test('the history', expecting('4 MB at most'), ({ soak }) => {
  const most = Math.max(...bothOf(soak).map(({ historyBytes }) => historyBytes));
  tell(`${most} bytes at most, ${soak.historyLines} lines`);
  saw(most > 0 && most <= HISTORY_BYTES ? '4 MB at most' : `${most} bytes`);
});

test('mistakes of the program in its log', expecting('0 lines'), ({ soak }) => {
  saw(`${soak.mistakes.length} lines`);
});

const bothOf = ({ duringPolls, duringLogins }: SoakResult) => [...duringPolls, ...duringLogins];

const tell = (line: string) => void process.stdout.write(`soak: ${line}\n`);

/** By what is there at any time: a connection that is open now and then is none too many. */
function flatness(samples: readonly Sample[], measure: Measure): string {
  const [second, last] = quarters(samples, measure, (numbers) => Math.min(...numbers));
  tell(`${measure}: ${second} → ${last}`);
  return last <= second ? 'flat' : `${second} → ${last}`;
}
