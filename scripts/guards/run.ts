import { spawnSync } from 'node:child_process';
import { cp, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT, type Guard } from './guard';
import { GUARDS } from './list';

/** The project is copied here, so that taking a guard out changes nothing of it. */
const COPY = join(ROOT, 'out', 'guards');
/** What tests and builds read; big folders that nobody changes are linked. */
const COPIED = [
  'electron',
  'extension',
  'renderer',
  'resources',
  'shared',
  'simulator',
  'e2e',
  'scripts',
];
const COPIED_FILES = ['package.json', 'package-lock.json', 'electron.vite.config.ts'].concat(
  ['svelte.config.js', 'vitest.config.ts', 'LICENSE'],
  ['tsconfig.json', 'tsconfig.base.json', 'tsconfig.node.json', 'tsconfig.shared.json'],
  ['tsconfig.tests.json', 'tsconfig.web.json'],
);
const LINKED = ['node_modules', '.cache'];
const CELL_LENGTH = 70;

/** What was seen once a guard was out. */
type Seen = 'its test fails' | 'its test passes all the same' | 'no test ran' | 'no such code';

await makeCopy();
const [filter = ''] = process.argv.slice(2);
const chosen = GUARDS.filter(({ file, danger }) => `${file} ${danger}`.includes(filter));
let held = 0;
for (const guard of chosen) {
  const seen = await takeOut(guard);
  const holds = seen === 'its test fails';
  if (holds) held += 1;
  const name = `${guard.file}: ${guard.danger}`.slice(0, CELL_LENGTH).padEnd(CELL_LENGTH);
  process.stdout.write(`${name}  ${seen.padEnd(28)}  ${holds ? 'yes' : 'NO'}\n`);
}
process.stdout.write(`\n${held} held, ${chosen.length - held} broke\n`);
process.exitCode = held > 0 && held === chosen.length ? 0 : 1;

async function makeCopy(): Promise<void> {
  await rm(COPY, { recursive: true, force: true });
  await mkdir(COPY, { recursive: true });
  for (const name of [...COPIED, ...COPIED_FILES]) {
    await cp(join(ROOT, name), join(COPY, name), { recursive: true });
  }
  for (const name of LINKED) await symlink(join(ROOT, name), join(COPY, name));
}

/** Runs a guard's test on the program without it, and puts it back. */
async function takeOut({ file, code, without, heldBy }: Guard): Promise<Seen> {
  const path = join(COPY, file);
  const whole = await readFile(path, 'utf8');
  if (whole.split(code).length !== 2) return 'no such code';
  await writeFile(
    path,
    whole.replace(code, () => without),
  );
  try {
    // Awaited here: the guard must be out until its test has ended.
    return typeof heldBy === 'string'
      ? await runUnit(heldBy)
      : await runE2e(heldBy.e2e, heldBy.title);
  } finally {
    await writeFile(path, whole);
  }
}

function runUnit(file: string): Promise<Seen> {
  const tool = join(ROOT, 'node_modules', 'vitest', 'vitest.mjs');
  const report = join(COPY, 'unit.json');
  const reporters = ['--reporter=json', `--outputFile.json=${report}`];
  return readSeen([tool, 'run', file, ...reporters], report, (each) => {
    const { numFailedTests, numPassedTests } = each as Record<string, number>;
    return { failed: numFailedTests ?? 0, passed: numPassedTests ?? 0 };
  });
}

function runE2e(file: string, title: string): Promise<Seen> {
  const report = join(COPY, 'e2e.json');
  // Not by npm: it would install the packages anew, into the folder that is linked here.
  const build = join(ROOT, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  spawnSync(process.execPath, [build, 'build'], { cwd: COPY });
  const tool = join(ROOT, 'node_modules', '@playwright', 'test', 'cli.js');
  const config = join('e2e', 'playwright.config.ts');
  const args = ['test', '-c', config, file.replaceAll('.', '\\.'), '-g', title];
  return readSeen(
    [tool, ...args, '--reporter=json'],
    report,
    (each) => {
      const { unexpected, expected } = (each as { stats: Record<string, number> }).stats;
      return { failed: unexpected ?? 0, passed: expected ?? 0 };
    },
    { PLAYWRIGHT_JSON_OUTPUT_FILE: report },
  );
}

/** Runs a test and reads its report: one that does not even load has shown nothing. */
async function readSeen(
  args: readonly string[],
  report: string,
  count: (report: unknown) => { failed: number; passed: number },
  env: Readonly<Record<string, string>> = {},
): Promise<Seen> {
  await rm(report, { force: true });
  spawnSync(process.execPath, args, { cwd: COPY, env: { ...process.env, ...env } });
  const written = await readFile(report, 'utf8').catch(() => null);
  if (written === null) return 'no test ran';
  const { failed, passed } = count(JSON.parse(written));
  if (failed > 0) return 'its test fails';
  return passed > 0 ? 'its test passes all the same' : 'no test ran';
}
