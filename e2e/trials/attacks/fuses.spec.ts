import { execFile } from 'node:child_process';
import { copyFile, link, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { FUSES, setFuses, wrongFuses, type Fuse } from '../../../scripts/package/fuses';
import { electronPath } from '../../desktop/app';
import { desktopEnv } from '../../desktop/display';
import { test as desktopTest } from '../../desktop/fixtures';
import { expecting, saw } from '../trial';

const RUN_MS = 10_000;
const SWITCHES = ['--no-sandbox', '--disable-gpu'];

interface Electrons {
  folder: string;
  /** As it is downloaded. */
  stock: string;
  /** As it is in a package. */
  fused: string;
  /** The same, but loads a program from a folder, as it has none of its own. */
  open: string;
}

const test = desktopTest.extend<object, { electrons: Electrons }>({
  electrons: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures wanted from here.
    async ({}, use) => {
      const stock = await electronPath();
      const folder = await mkdtemp(join(tmpdir(), 'bridgekeeper-fuses-'));
      const make = async (name: string, fuses: readonly Fuse[]) => {
        const path = join(await copyOf(dirname(stock), join(folder, name)), basename(stock));
        await setFuses(path, fuses);
        return path;
      };
      const fused = await make('fused', FUSES);
      const open = await make(
        'open',
        FUSES.filter(({ name }) => name !== 'OnlyLoadAppFromAsar'),
      );
      await use({ folder, stock, fused, open });
      await rm(folder, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
});

/** Copies a runtime: its executable, and links to all that no fuse changes. */
async function copyOf(from: string, to: string): Promise<string> {
  await mkdir(to);
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) await copyOf(source, target);
    else if (entry.name === 'electron') await copyFile(source, target);
    else await link(source, target).catch(() => copyFile(source, target));
  }
  return to;
}

/** A program that leaves a trace when it is loaded. */
async function traceProgram(folder: string): Promise<{ app: string; first: string }> {
  const app = join(folder, 'app');
  await mkdir(app, { recursive: true });
  const first = join(folder, 'first.cjs');
  await writeFile(first, `console.log('first', 'ran');`);
  await writeFile(join(app, 'package.json'), '{"name":"trace","main":"main.js"}');
  const quit = `require('electron').app.whenReady().then(() => process.exit())`;
  await writeFile(join(app, 'main.js'), `console.log('program', 'ran'); ${quit};`);
  return { app, first };
}

/** What an Electron writes when it is started so, until it ends or is ended. */
const run = (path: string, args: string[], env: Record<string, string>) =>
  new Promise<string>((resolve) => {
    const options = { env, timeout: RUN_MS, killSignal: 'SIGKILL' } as const;
    execFile(path, args, options, (_error, out, errors) => resolve(`${out}${errors}`));
  });

/** Tries a road into an Electron on one as it is downloaded, and on one as it is in a package. */
async function tryBoth(
  paths: readonly [downloaded: string, packaged: string],
  { args, env, ran }: { args: string[]; env: Record<string, string>; ran: RegExp },
): Promise<string> {
  const [downloaded, packaged] = await Promise.all(paths.map((path) => run(path, args, env)));
  const word = (output = '') => (ran.test(output) ? 'open' : 'closed');
  return `downloaded: ${word(downloaded)}, packaged: ${word(packaged)}`;
}

const HELD = 'downloaded: open, packaged: closed';

test('the fuses of a package', expecting('0 of 8 wrong'), async ({ electrons }) => {
  const wrong = await wrongFuses(electrons.fused);
  saw(`${wrong.length} of ${FUSES.length} wrong`);
});

test('the program used as a Node', expecting(HELD), async ({ electrons, display }) => {
  const env = { ...desktopEnv(display.display), ELECTRON_RUN_AS_NODE: '1' };
  const road = { args: ['-e', 'console.log(6 * 7)'], env, ran: /^42$/m };
  saw(await tryBoth([electrons.stock, electrons.fused], road));
});

test('a file that NODE_OPTIONS puts first', expecting(HELD), async ({ electrons, display }) => {
  const { app, first } = await traceProgram(electrons.folder);
  const env = { ...desktopEnv(display.display), NODE_OPTIONS: `--require=${first}` };
  const road = { args: [...SWITCHES, app], env, ran: /^first ran$/m };
  saw(await tryBoth([electrons.stock, electrons.open], road));
});

test('a debugger by --inspect', expecting(HELD), async ({ electrons, display }) => {
  const { app } = await traceProgram(electrons.folder);
  const args = ['--inspect=0', ...SWITCHES, app];
  const road = { args, env: desktopEnv(display.display), ran: /^Debugger listening/m };
  saw(await tryBoth([electrons.stock, electrons.open], road));
});

test('a program in a folder in place of ours', expecting(HELD), async ({ electrons, display }) => {
  const { app } = await traceProgram(electrons.folder);
  const env = desktopEnv(display.display);
  const road = { args: [...SWITCHES, app], env, ran: /^program ran$/m };
  saw(await tryBoth([electrons.stock, electrons.fused], road));
});
