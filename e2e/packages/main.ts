/** npm run test:package, once the package is made: installs, uses, upgrades and removes it. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inProject, ROOT } from '../../scripts/lib/project.mjs';
import { problem, script } from '../../scripts/lib/steps.mjs';
import { tool } from '../../scripts/lib/tool.mjs';
import { IDENTITY } from '../../shared/model/identity';
import { EXPECTED_IDENTITY, seenDepends, seenIdentity, seenLocked, seenValid } from './installed';
import { printRows, rowsIn } from './rows';
import * as system from './system';

/** An ordinary user that every system has: `nobody`. */
const USER = { uid: 65_534, gid: 65_534 };
/** The longest that one use of it may take. */
const USE_MS = 6 * 60_000;
const NAME = IDENTITY.command;
const OUTPUT = inProject('out', 'packages');

await script(async () => {
  if (process.getuid?.() !== 0) {
    throw problem(
      'Only root may install packages.',
      'Run it where you are root and nothing can be lost, such as in a container.',
    );
  }
  if (system.statusOf(NAME) !== '') {
    throw problem(`${NAME} is installed here.`, `Remove it first: apt-get purge ${NAME}`);
  }
  const folder = mkdtempSync(join(tmpdir(), 'bridgekeeper-package-'));
  try {
    const rows = rowsIn(join(folder, 'rows.ndjson'));
    await trial(folder, rows.attempt);
    const pictures = join(folder, 'pictures');
    if (existsSync(pictures)) system.copy(pictures, join(OUTPUT, 'tour'));
    return printRows(rows.all()) ? 0 : 1;
  } finally {
    if (system.statusOf(NAME) !== '') system.purge();
    rmSync(folder, { recursive: true, force: true });
  }
});

async function trial(folder: string, attempt: ReturnType<typeof rowsIn>['attempt']) {
  const file = readdirSync(OUTPUT).find((name) => name.endsWith('.deb'));
  if (file === undefined) throw problem('There is no deb.', 'Make it: npm run package');
  const deb = join(OUTPUT, file);
  const version = system.must('dpkg-deb', '-f', deb, 'Version');
  const isUnofficial = version.includes('unofficial');
  const older = isUnofficial ? '0.0.1~unofficial' : '0.0.1';

  await attempt('apt installs an older version', `install ok installed ${older}`, async () => {
    system.install(system.makeOlder(deb, older, folder));
    return system.statusOf(NAME);
  });
  await attempt('who it says it is, in each file', EXPECTED_IDENTITY, async () => seenIdentity());
  await attempt('desktop entry and AppStream’s metadata', 'both valid', async () => seenValid());
  await useAs('first', folder, isUnofficial);

  await attempt('apt upgrades it', `install ok installed ${version}, older file gone`, async () => {
    system.install(deb);
    const isThere = existsSync(system.GONE_WITH_UPGRADE);
    return `${system.statusOf(NAME)}, older file ${isThere ? 'there' : 'gone'}`;
  });
  await attempt(
    'fuses, content and who may change it',
    'fuses as listed, files as listed, root’s alone, sandbox helper 755',
    seenLocked,
  );
  await attempt('dependencies', 'every library is named', async () => seenDepends(NAME));
  await useAs('second', folder, isUnofficial);

  await attempt('apt removes it', 'nothing left on the system, the user’s data there', async () => {
    system.remove();
    return `${leftWords({ purged: false })}, the user’s data ${dataWords(folder)}`;
  });
  await attempt('apt purges it', 'nothing left on the system, the user’s data there', async () => {
    system.purge();
    return `${leftWords({ purged: true })}${system.statusOf(NAME)}, the user’s data ${dataWords(folder)}`;
  });
}

/** Has an ordinary user use the installed program. */
async function useAs(phase: string, folder: string, isUnofficial: boolean): Promise<void> {
  const [program = '', ...args] = [...tool('tsx'), join('e2e', 'packages', 'session.ts')];
  const { PATH = '' } = process.env;
  const env = { PATH, LANG: 'C.UTF-8', HOME: folder, TMPDIR: join(folder, 'tmp') };
  // The rows too, which root has begun.
  system.giveTo(USER, folder);
  system.giveTo(USER, join(folder, 'tmp'));
  // What went wrong is in the rows, or missing there.
  const { status } = spawnSync(program, [...args, phase, folder, String(isUnofficial)], {
    ...USER,
    env,
    cwd: ROOT,
    stdio: 'inherit',
    timeout: USE_MS,
  });
  const { attempt } = rowsIn(join(folder, 'rows.ndjson'));
  await attempt(`the ${phase} use of it`, 'came to its end', async () =>
    status === 0 ? 'came to its end' : `ended with ${status}`,
  );
}

function leftWords(when: { purged: boolean }): string {
  const left = system.leftOnSystem(when);
  return left.length === 0 ? 'nothing left on the system' : left.join(' ');
}

function dataWords(folder: string): string {
  const vault = join(folder, 'home', '.config', IDENTITY.name, 'token.vault');
  return existsSync(vault) ? 'there' : 'gone';
}
