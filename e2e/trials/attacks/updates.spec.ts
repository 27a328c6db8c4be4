import { generateKeyPairSync } from 'node:crypto';
import {
  aContent,
  aFeed,
  FEED,
  signatureOf,
  type UpdateServer,
} from '../../../electron/updates/testing/update-server';
import { SILENCE_TIMER } from '../../../electron/updates/update-request';
import { eventually } from '../../desktop/wait';
import type { Program } from '../../program';
import { OLD, openAbout, test } from '../../updates/fixtures';
import { expecting, saw, sawAt } from '../trial';

interface Offer {
  name: string;
  expected: string;
  /** What the server does, on top of offering 0.9.0 as it should. */
  prepare: (server: UpdateServer, file: string) => void;
  /** Nothing ends it but time. */
  hangs?: true;
}

const WAS_LEFT = 'It was left alone. Bridgekeeper is as it was.';
const UNSIGNED = `The server for updates offers a version without a signature. It was left alone, as it may be anybody’s. Bridgekeeper is as it was.`;
const FOREIGN = `The server for updates offers a version that Bridgekeeper’s makers did not sign. ${WAS_LEFT}`;
const OLDER = `The server for updates offers an older version than this one. ${WAS_LEFT}`;
const NONE =
  'The server for updates answered something that is no update. Bridgekeeper is as it was.';
const UNREACHED = 'The server for updates was not reached. Bridgekeeper is as it was.';
const SILENT = 'The server for updates stopped answering. Bridgekeeper is as it was.';
const OTHER_FILE =
  'What was downloaded is not the file that Bridgekeeper’s makers signed. It was thrown away. Bridgekeeper is as it was.';
const BROKE_OFF = 'The download broke off. Bridgekeeper is as it was.';

const stranger = generateKeyPairSync('ed25519').privateKey;
const feed = Buffer.from(aFeed('0.9.1', 'Other.AppImage', aContent()));
const put = (server: UpdateServer, name: string, content: string | Buffer) =>
  server.files.set(name, Buffer.from(content));

const OFFERS: readonly Offer[] = [
  {
    name: 'a feed without a signature',
    expected: UNSIGNED,
    prepare: ({ files }) => files.delete(`${FEED}.sig`),
  },
  {
    name: 'an empty signature',
    expected: UNSIGNED,
    prepare: (server) => put(server, `${FEED}.sig`, ''),
  },
  {
    name: 'a signature by another key',
    expected: FOREIGN,
    prepare: (server) => put(server, `${FEED}.sig`, signatureOf(feed, stranger)),
  },
  {
    name: 'a signature over another feed',
    expected: FOREIGN,
    prepare: (server) => put(server, FEED, feed),
  },
  {
    name: 'one more byte in the feed',
    expected: FOREIGN,
    prepare: (server) => put(server, FEED, `${String(server.files.get(FEED))} `),
  },
  {
    name: 'an older version, signed',
    expected: OLDER,
    prepare: (server) => void server.offer('0.0.9'),
  },
  {
    name: 'a feed of 10 MB',
    expected: NONE,
    prepare: (server) => put(server, FEED, Buffer.alloc(10_000_000, 'a')),
  },
  {
    name: 'a feed without end',
    expected: NONE,
    prepare: ({ faults }) => faults.set(FEED, 'endless'),
  },
  {
    name: 'a fault of the server',
    expected: NONE,
    prepare: ({ faults }) => faults.set(FEED, { status: 500 }),
  },
  {
    name: 'redirects in a circle',
    expected: NONE,
    prepare: ({ faults }) => faults.set(FEED, 'circle'),
  },
  {
    name: 'a redirect to an address without encryption',
    expected: NONE,
    prepare: ({ faults }) => faults.set(FEED, { redirect: 'http://example.com/latest-linux.yml' }),
  },
  {
    name: 'a redirect to a file of this computer',
    expected: NONE,
    prepare: ({ faults }) => faults.set(FEED, { redirect: 'file:///etc/passwd' }),
  },
  {
    name: 'a feed that breaks off',
    expected: UNREACHED,
    prepare: ({ faults }) => faults.set(FEED, 'cut'),
  },
  {
    name: 'no answer',
    expected: SILENT,
    prepare: ({ faults }) => faults.set(FEED, 'hang'),
    hangs: true,
  },
  {
    name: 'another file of the same length',
    expected: OTHER_FILE,
    prepare: (server, file) =>
      put(server, file, Buffer.alloc(server.files.get(file)?.length ?? 0, 'x')),
  },
  {
    name: 'a file without end',
    expected: OTHER_FILE,
    prepare: ({ faults }, file) => faults.set(file, 'endless'),
  },
  {
    name: 'a file that breaks off',
    expected: BROKE_OFF,
    prepare: ({ faults }, file) => faults.set(file, 'cut'),
  },
  {
    name: 'a shorter file',
    expected: BROKE_OFF,
    prepare: (server, file) => put(server, file, 'short'),
  },
  {
    name: 'half of a file, and then nothing',
    expected: SILENT,
    prepare: ({ faults }, file) => faults.set(file, 'stuck'),
    hangs: true,
  },
  { name: 'no file', expected: NONE, prepare: ({ files }, file) => files.delete(file) },
];

/** The trouble with updates that the program has logged so far. */
const troubles = async (program: Program) =>
  [...(await program.log()).matchAll(/update: [a-z-]+ \(/g)].length;

test(
  'what a server for updates may offer',
  expecting('the old version, 0 files beside it, watching on'),
  async ({ installed, startProgram, updateEnv, updateServer }) => {
    const program = await startProgram({ args: [], env: updateEnv });
    await program.logged('Beeper is ok');
    const about = await openAbout(program);
    const press = async () => {
      const first = about.button('Look now').or(about.button('Try again'));
      await first.click();
    };
    // Once it was pressed, “Try again” fetches the file again by itself.
    let wasDownloadPressed = false;
    for (const { name, expected, prepare, hangs } of OFFERS) {
      updateServer.faults.clear();
      updateServer.files.clear();
      const { file } = updateServer.offer('0.9.0');
      prepare(updateServer, file);
      const before = await troubles(program);
      const asked = updateServer.requests.length;
      await press();
      await eventually({
        what: `the end of ${name}`,
        async read() {
          const download = about
            .button('Download it')
            .and(about.page.locator('[aria-disabled="false"]'));
          if (!wasDownloadPressed && (await download.isVisible())) {
            wasDownloadPressed = true;
            await download.click();
          }
          const isAsked = updateServer.requests.length > asked + (expected === SILENT ? 1 : 0);
          if (hangs === true && isAsked && (await program.isWaiting(SILENCE_TIMER))) {
            await program.advance(60_000);
          }
          return troubles(program);
        },
        until: (now) => now > before,
      });
      await about.text.getByText('Bridgekeeper is as it was.').waitFor();
      sawAt(name, expected, (await about.text.textContent())?.trim() ?? '');
    }
    await program.poll();
    const beside = (await installed.neighbours()).length - 1;
    const version = (await installed.content()) === OLD ? 'the old version' : 'another version';
    saw(`${version}, ${beside} files beside it, watching on`);
    await program.quit();
    if ((await installed.content()) !== OLD) throw new Error('It was replaced at the end.');
  },
);

test(
  'a server for updates that has gone',
  expecting(UNREACHED),
  async ({ startProgram, updateEnv }) => {
    const program = await startProgram({
      args: [],
      env: { ...updateEnv, BRIDGEKEEPER_UPDATE_URL: 'http://127.0.0.1:9/updates' },
    });
    const about = await openAbout(program);
    await about.button('Look now').click();
    await about.text.getByText('Bridgekeeper is as it was.').waitFor();
    saw((await about.text.textContent())?.trim() ?? '');
  },
);
