// How long `--status` takes, from the start of the process to its end, beside an Electron that ends at
// once: what is more is ours. It measures and judges nothing.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { eventually } from '../e2e/desktop/wait';
import { startSimulator } from '../simulator/simulator';
import { onDesktop } from './desktop';
import { figuresOf, HEADING, lineOf } from './figures';

const ROUNDS = 30;
/** Runs that fill caches, and do not count. */
const WARM_UPS = 2;

const rounds = Number(process.argv[2] ?? ROUNDS);
/** The times of one command line, in ms; what it ends with does not matter. */
async function timesOf(ask: () => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (let round = -WARM_UPS; round < rounds; round += 1) {
    const startedAt = performance.now();
    await ask();
    if (round >= 0) times.push(performance.now() - startedAt);
  }
  return times;
}

await onDesktop(async ({ folder, keep, launch }) => {
  const simulator = keep(await startSimulator({ seed: 'sign-in' }));
  const env = { BEEPER_BASE_URL: simulator.url, BEEPER_ACCESS_TOKEN: simulator.token };
  const program = await launch('program', { env, args: ['--hidden'] });
  const bareDir = join(folder, 'bare');
  await mkdir(bareDir);
  await writeFile(join(bareDir, 'package.json'), '{"name":"bare","main":"main.cjs"}');
  await writeFile(
    join(bareDir, 'main.cjs'),
    "if (process.argv.includes('--end')) process.exit(0);\nrequire('electron').app.whenReady();\n",
  );
  const bare = await launch('bare-program', { appDir: bareDir });
  await eventually({
    what: 'a status',
    read: () => program.startSecond(['--status']),
    until: ({ code }) => code === 0,
  });

  const none = await timesOf(() => bare.startSecond(['--end']));
  const base = figuresOf(none);
  console.log(HEADING);
  console.log(lineOf('Electron that ends at once', none, base));
  for (const form of ['', '--json', '--waybar']) {
    const args = ['--status', ...(form === '' ? [] : [form])];
    const times = await timesOf(() => program.startSecond(args));
    console.log(lineOf(args.join(' '), times, base));
  }
});
