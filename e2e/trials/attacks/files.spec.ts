import { execFileSync } from 'node:child_process';
import { chmod, mkdir, open, readFile, readdir, stat, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { eventually } from '../../desktop/wait';
import { test, WHATSAPP, type Program } from '../../program';
import { expecting, saw, selected } from '../trial';

/** The files of the program's own that it reads at its start, or writes. */
const OWN_FILES = [
  'settings.json',
  'history.ndjson',
  'alerts.json',
  'renewals.json',
  'watched.json',
  'webhook-queue.json',
  'webhook.vault',
  'token.vault',
  'status.json',
  join('logs', 'bridgekeeper.log'),
];
const PRECIOUS = 'precious\n';
const GIGABYTES = 3 * 2 ** 30;

/** What everything is kept for: an account that needs its user is told of. */
async function watches(program: Program, count: () => number): Promise<string> {
  await program.poll();
  await program.setStatus(WHATSAPP, 'reconnect_required');
  await eventually({ what: 'an alert', read: count, until: (told) => told > 0 }).catch(() => 0);
  return count() > 0 ? 'alerts are told' : 'nothing is told';
}

/** Puts something where each of the program's files is. */
async function inPlaceOfEach(folder: string, put: (file: string) => Promise<unknown> | unknown) {
  for (const name of OWN_FILES) {
    const file = join(folder, name);
    await mkdir(dirname(file), { recursive: true });
    await put(file);
  }
}

const SIGN_IN = /sign in again/i;

for (const [what, content] of [
  ['another file', PRECIOUS],
  ['an empty file', ''],
] as const) {
  test(
    `a link to ${what} in the place of each file`,
    (content === '' ? expecting : selected)(
      `0 of ${OWN_FILES.length} targets changed, alerts are told`,
    ),
    async ({ userDataDir, notifications, startProgram }) => {
      const victims = join(userDataDir, '..', 'victims');
      await mkdir(victims);
      const targets: string[] = [];
      await inPlaceOfEach(userDataDir, async (file) => {
        const target = join(victims, String(targets.length));
        targets.push(target);
        await writeFile(target, content);
        await symlink(target, file);
      });
      const program = await startProgram();
      const word = await watches(program, () => notifications.count(SIGN_IN));
      await program.quit();
      const texts = await Promise.all(targets.map((target) => readFile(target, 'utf8')));
      const changed = texts.filter((text) => text !== content).length;
      saw(`${changed} of ${targets.length} targets changed, ${word}`);
    },
  );
}

test(
  'a pipe in the place of each file',
  selected('started, alerts are told'),
  async ({ userDataDir, notifications, startProgram }) => {
    await inPlaceOfEach(userDataDir, (file) => execFileSync('mkfifo', [file]));
    const program = await startProgram();
    saw(`started, ${await watches(program, () => notifications.count(SIGN_IN))}`);
  },
);

test(
  'a folder in the place of each file',
  expecting('started, alerts are told'),
  async ({ userDataDir, notifications, startProgram }) => {
    await inPlaceOfEach(userDataDir, (file) => mkdir(file));
    const program = await startProgram();
    saw(`started, ${await watches(program, () => notifications.count(SIGN_IN))}`);
  },
);

test(
  'a loop of links in the place of each file',
  expecting('started, alerts are told'),
  async ({ userDataDir, notifications, startProgram }) => {
    await inPlaceOfEach(userDataDir, (file) => symlink(file, file));
    const program = await startProgram();
    saw(`started, ${await watches(program, () => notifications.count(SIGN_IN))}`);
  },
);

test(
  'three gigabytes in the place of each file',
  expecting('started, alerts are told, memory of main below twice the usual'),
  async ({ userDataDir, notifications, startProgram }) => {
    const usual = await startProgram();
    await usual.poll();
    const before = await peakMemory(usual);
    await usual.quit();
    await inPlaceOfEach(userDataDir, async (file) => {
      if (file.endsWith('.log')) return;
      const handle = await open(file, 'w');
      await handle.truncate(GIGABYTES);
      await handle.close();
    });
    const program = await startProgram();
    const word = await watches(program, () => notifications.count(SIGN_IN));
    const ratio = (await peakMemory(program)) / before;
    saw(`started, ${word}, memory of main ${ratio < 2 ? 'below' : 'above'} twice the usual`);
  },
);

for (const [what, content] of [
  ['nothing', ''],
  ['a zero byte', '\0'],
  ['deeply nested JSON', '['.repeat(200_000)],
  ['the key __proto__', '{"version":1,"__proto__":{"theme":"dark","accounts":{}},"constructor":1}'],
  ['settings of a later program', '{"version":99,"theme":{"of":"tomorrow"},"pollSeconds":1e9}'],
] as const) {
  test(
    `${what} in each file`,
    expecting('started, alerts are told, nothing uncaught'),
    async ({ userDataDir, notifications, startProgram }) => {
      await inPlaceOfEach(userDataDir, (file) => writeFile(file, content));
      const program = await startProgram();
      const word = await watches(program, () => notifications.count(SIGN_IN));
      const isUncaught = (await program.log()).includes('uncaught');
      saw(`started, ${word}, ${isUncaught ? 'something' : 'nothing'} uncaught`);
    },
  );
}

test(
  'random bytes in each file',
  expecting('started, alerts are told, each kept beside'),
  async ({ userDataDir, notifications, startProgram }) => {
    const bytes = Buffer.from(
      Array.from({ length: 4_096 }, (_, index) => (index * 7919 + 13) % 256),
    );
    await inPlaceOfEach(userDataDir, (file) => writeFile(file, bytes));
    const program = await startProgram();
    const word = await watches(program, () => notifications.count(SIGN_IN));
    const names = await readdir(userDataDir);
    const stored = ['settings.json', 'history.ndjson', 'alerts.json', 'renewals.json'];
    const lost = stored.filter((name) => !names.some((one) => one.startsWith(`${name}.broken-`)));
    saw(`started, ${word}, ${lost.length === 0 ? 'each kept' : lost.join(', ')} beside`);
  },
);

test(
  'files and a folder that everybody may read and write',
  selected('0 readable by others'),
  async ({ userDataDir, notifications, startProgram }) => {
    await inPlaceOfEach(userDataDir, async (file) => {
      await writeFile(file, '');
      await chmod(file, 0o666);
    });
    await chmod(userDataDir, 0o777);
    const program = await startProgram();
    await watches(program, () => notifications.count(SIGN_IN));
    const isPrivate = ((await stat(userDataDir)).mode & 0o077) === 0;
    saw(`${isPrivate ? 0 : OWN_FILES.length} readable by others`);
  },
);

test(
  'leftovers of a write that others may read',
  expecting('alerts.json is readable by its user alone'),
  async ({ userDataDir, notifications, startProgram }) => {
    await writeFile(join(userDataDir, 'alerts.json.new'), 'left', { mode: 0o666 });
    await chmod(join(userDataDir, 'alerts.json.new'), 0o666);
    const program = await startProgram();
    await watches(program, () => notifications.count(SIGN_IN));
    await program.quit();
    const { mode } = await stat(join(userDataDir, 'alerts.json'));
    saw(`alerts.json is readable by ${(mode & 0o077) === 0 ? 'its user alone' : 'others'}`);
  },
);

test(
  'a file named like a broken one that was kept, as a link',
  expecting('the target is as it was'),
  async ({ userDataDir, notifications, startProgram }) => {
    const target = join(userDataDir, '..', 'victim');
    await writeFile(target, PRECIOUS);
    for (const name of ['alerts.json.new', 'status.json.new', 'settings.json.tmp-1']) {
      await symlink(target, join(userDataDir, name));
    }
    const program = await startProgram();
    await watches(program, () => notifications.count(SIGN_IN));
    await program.quit();
    const isSame = (await readFile(target, 'utf8')) === PRECIOUS;
    saw(`the target is ${isSame ? 'as it was' : 'changed'}`);
  },
);

/** The most memory that the main process ever had, in kB. */
async function peakMemory({ pid }: Program): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmHWM:\s+(\d+)/m.exec(status)?.[1]);
}
