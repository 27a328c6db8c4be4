import { execFileSync } from 'node:child_process';
import { lstat, mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { EXTENSION_IDENTITY } from '../../../shared/browser-extension/identity';
import { MAY_START_STRANGERS, ONLY_ROOT } from '../../connection/stranger';
import { eventually } from '../../desktop/wait';
import { answerDialogs } from '../../hooks/fixtures';
import { answerTo, ask } from '../bridge';
import { expecting, saw, selected } from '../trial';
import { socketIn, test, waitForSocket } from './everyday-fixtures';
import { setUpHost } from './everyday-host';

const PRECIOUS = 'precious\n';
const NOBODY = 65_534;

/** What may stand where the program wants something of its own. */
const INTRUDERS: Readonly<Record<string, (place: string, victims: string) => Promise<unknown>>> = {
  'a link to a file': (place, victims) => symlink(join(victims, 'file'), place),
  'a link to a folder': (place, victims) => symlink(join(victims, 'folder'), place),
  'a link to nothing': (place, victims) => symlink(join(victims, 'missing'), place),
  'a loop of links': (place) => symlink(place, place),
  'a pipe': async (place) => execFileSync('mkfifo', [place]),
  'a folder with a file': async (place) => {
    await mkdir(place);
    await writeFile(join(place, 'kept'), PRECIOUS);
  },
  'a foreign file': (place) => writeFile(place, PRECIOUS),
};

/** Whether what lies outside is as it was, and nothing came to it. */
async function outside(victims: string): Promise<string> {
  const texts = await Promise.all(
    ['file', 'folder/kept'].map((name) => readFile(join(victims, name), 'utf8')),
  );
  const names = (await readdir(victims, { recursive: true })).toSorted().join();
  const isSame = texts.every((text) => text === PRECIOUS) && names === 'file,folder,folder/kept';
  return `what lies outside is ${isSame ? 'as it was' : `not as it was (${names})`}`;
}

async function makeVictims(userDataDir: string): Promise<string> {
  const victims = join(userDataDir, '..', 'victims');
  await mkdir(join(victims, 'folder'), { recursive: true });
  await writeFile(join(victims, 'file'), PRECIOUS);
  await writeFile(join(victims, 'folder', 'kept'), PRECIOUS);
  return victims;
}

const OWN = ['', 'socket', 'native-host', 'native-host.new', 'set-up.json'];

for (const name of OWN) {
  const what = name === '' ? 'the folder everyday-browser' : name;
  // A file that was begun, and one that a program of this user broke, are put right; others are said.
  test(
    `all kinds of things in the place of ${what}`,
    (name === 'socket' ? selected : expecting)(
      'listens or says so 7 times, what lies outside is as it was',
    ),
    async ({ userDataDir, waitForBrowser }) => {
      test.setTimeout(240_000);
      const victims = await makeVictims(userDataDir);
      const own = dirname(socketIn(userDataDir));
      const place = name === '' ? own : join(own, name);
      const { program, page, socketPath } = await waitForBrowser();
      await ask(page, 'login.useEverydayBrowser', { isOn: false });
      await waitForSocket(socketPath, false);
      let count = 0;
      for (const put of Object.values(INTRUDERS)) {
        execFileSync('rm', ['-rf', own]);
        if (name !== '') await mkdir(own);
        await put(place, victims);
        const before = (await program.log()).length;
        await ask(page, 'login.useEverydayBrowser', { isOn: true });
        await answerDialogs(program, 1);
        const setUp = await ask(page, 'everydayBrowsers.setUp');
        const isThere = () =>
          lstat(socketIn(userDataDir)).then(
            (found) => found.isSocket(),
            () => false,
          );
        const isGood = await eventually({
          what: 'to listen, or a word of it',
          read: async () => {
            const lines = (await program.log()).slice(before);
            return (await isThere()) || /cannot reach Bridgekeeper now|cannot be put/.test(lines);
          },
          until: Boolean,
        }).catch(() => false);
        if (isGood && setUp !== 'rejected') count += 1;
        await ask(page, 'login.useEverydayBrowser', { isOn: false });
        await eventually({ what: 'no socket', read: isThere, until: (is) => !is });
      }
      saw(`listens or says so ${count} times, ${await outside(victims)}`);
    },
  );
}

const MANIFEST = `${EXTENSION_IDENTITY.nativeHost}.json`;

for (const [what, below] of [
  ['the manifest', ['NativeMessagingHosts', MANIFEST]],
  ['the manifest that is being written', ['NativeMessagingHosts', `${MANIFEST}.new`]],
] as const) {
  test(
    `all kinds of things in the place of ${what}`,
    expecting('set up or said 7 times, what lies outside is as it was'),
    async ({ userDataDir, startProgram }) => {
      const victims = await makeVictims(userDataDir);
      const profile = join(userDataDir, '..', 'home', '.config', 'chromium');
      const program = await startProgram({ args: [] });
      let count = 0;
      for (const put of Object.values(INTRUDERS)) {
        execFileSync('rm', ['-rf', profile]);
        const place = join(profile, ...below);
        await mkdir(dirname(place), { recursive: true });
        await put(place, victims);
        await setUpHost(program, userDataDir);
        const page = await program.window();
        const { everydayBrowsers } = (await answerTo(page, 'window.getSnapshot')) as {
          everydayBrowsers: { browsers: { state: string; problem: string | null }[] };
        };
        const state = everydayBrowsers.browsers.at(0);
        const file = await lstat(join(profile, 'NativeMessagingHosts', MANIFEST)).catch(() => null);
        const isWritten = state?.state === 'ready' && file?.isFile() === true;
        if (isWritten || (state?.state === 'failed' && state.problem !== null)) count += 1;
      }
      saw(`set up or said ${count} times, ${await outside(victims)}`);
    },
  );
}

test(
  'a link in the place of the folder for manifests, which the browser follows, too',
  expecting('one file of our name there, the others as they were'),
  async ({ userDataDir, startProgram }) => {
    const victims = await makeVictims(userDataDir);
    const profile = join(userDataDir, '..', 'home', '.config', 'chromium');
    await mkdir(profile, { recursive: true });
    await symlink(join(victims, 'folder'), join(profile, 'NativeMessagingHosts'));
    await setUpHost(await startProgram({ args: [] }), userDataDir);
    const names = (await readdir(join(victims, 'folder'))).filter((name) => name !== 'kept');
    const isSame = (await readFile(join(victims, 'folder', 'kept'), 'utf8')) === PRECIOUS;
    const word = names.join() === MANIFEST ? 'one file of our name' : names.join();
    saw(`${word} there, the others ${isSame ? 'as they were' : 'changed'}`);
  },
);

test(
  'another user at the folder, the script and the socket',
  expecting('modes 700, 600, 700; 0 of 4 work'),
  async ({ waitForBrowser, userDataDir }) => {
    test.skip(!MAY_START_STRANGERS, ONLY_ROOT);
    const { program, socketPath } = await waitForBrowser();
    const script = await setUpHost(program, userDataDir);
    // As open as a user may have made what is around it.
    execFileSync('chmod', ['755', dirname(userDataDir), userDataDir]);
    const own = dirname(socketPath);
    const modes = await Promise.all(
      [own, socketPath, script].map(async (path) => ((await stat(path)).mode & 0o777).toString(8)),
    );
    const connect = `use Socket; socket(my $s, AF_UNIX, SOCK_STREAM, 0); exit !connect($s, pack_sockaddr_un($ARGV[0]))`;
    const tries: [string, string[]][] = [
      ['perl', ['-e', connect, socketPath]],
      ['cat', [script]],
      ['ls', [own]],
      ['sh', ['-c', 'echo evil > "$0"', join(own, 'evil')]],
    ];
    const works = tries.filter(([command, args]) => {
      try {
        execFileSync(command, args, { uid: NOBODY, gid: NOBODY, cwd: '/', stdio: 'ignore' });
        return true;
      } catch {
        return false;
      }
    });
    // The same for this user, so that it is known to be the mode.
    execFileSync('perl', ['-e', connect, socketPath]);
    saw(`modes ${modes.join(', ')}; ${works.length} of ${tries.length} work`);
  },
);
