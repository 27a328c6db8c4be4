import { EXTENSION_IDENTITY } from '../../../shared/browser-extension/identity';
import { eventually } from '../../desktop/wait';
import { counted } from '../counted';
import { expecting, saw, selected } from '../trial';
import { HELLO, test } from './everyday-fixtures';
import { ORIGIN, type Caller } from './everyday-caller';
import { setUpHost, startHost, type Starter } from './everyday-host';

const { chromiumID, firefoxID } = EXTENSION_IDENTITY;
const CHROMIUM = '/usr/bin/chromium';
const FIREFOX = '/usr/lib/firefox/firefox';
const MANIFEST =
  '/home/alice/.mozilla/native-messaging-hosts/app.bridgekeeper.everyday_browser.json';
const OTHER = 'a'.repeat(32);

/** Who says to be whom: the executable, and its arguments. */
const STRANGERS: readonly (readonly [string, ...string[]])[] = [
  [CHROMIUM, `chrome-extension://${OTHER}/`],
  [CHROMIUM, `chrome-extension://${chromiumID}`],
  [CHROMIUM, `chrome-extension://${chromiumID.toUpperCase()}/`],
  [CHROMIUM, `chrome-extension://${OTHER}/#${ORIGIN}`],
  [CHROMIUM, `${ORIGIN}evil`],
  [CHROMIUM, `chrome-extension://${OTHER}/`, ORIGIN],
  [CHROMIUM, `https://${chromiumID}/`],
  [CHROMIUM],
  [FIREFOX, MANIFEST, 'evil@example.com'],
  [FIREFOX, MANIFEST, firefoxID.toUpperCase()],
  [FIREFOX, firefoxID],
  [FIREFOX, MANIFEST, `${firefoxID}.evil`],
  // Each is the other's.
  [FIREFOX, ORIGIN],
  [CHROMIUM, MANIFEST, firefoxID],
  ['/usr/bin/node', ORIGIN],
  ['/tmp/chromium/evil', ORIGIN],
  ['/usr/bin/chromium-evil', ORIGIN],
  ['/usr/bin/bash', MANIFEST, firefoxID],
];

/** What a caller came to: what it was told, or that it was sent away, be it with a word why. */
async function fateOf(caller: Caller): Promise<string> {
  caller.say(HELLO);
  const isEnded = await caller.ended();
  const told = caller.heard.map(({ type }) => type).join();
  if (told !== '' && told !== 'refused') return told;
  return isEnded ? 'sent away' : 'left waiting';
}

test(
  'headers of other extensions, add-ons and programs',
  selected(`${STRANGERS.length} sent away; an honest browser signs in`),
  async ({ waitForBrowser }) => {
    const waiting = await waitForBrowser();
    const fates: string[] = [];
    for (const [executable, ...args] of STRANGERS) {
      const caller = await waiting.call();
      caller.begin(executable, args);
      fates.push(await fateOf(caller));
    }
    saw(`${counted(fates)}; ${await waiting.honest()}`);
  },
);

test(
  'headers that are none, and none at all',
  expecting('9 sent away; an honest browser signs in'),
  async ({ waitForBrowser }) => {
    const waiting = await waitForBrowser();
    const word = `x${Buffer.from(CHROMIUM).toString('hex')}`;
    const origin = `x${Buffer.from(ORIGIN).toString('hex')}`;
    const fates: string[] = [];
    for (const header of [
      '\n',
      '\r\n',
      'GET / HTTP/1.1\r\n',
      `bridgekeeper-host 2 ${word} ${origin}\n`,
      `bridgekeeper-host 1  ${word} ${origin}\n`,
      `bridgekeeper-host 1 ${word} ${origin}zz\n`,
      `bridgekeeper-host 1 ${word} ${origin} \n`,
      `bridgekeeper-host 1\n`,
      // No line ends: the first frame is in it.
      `bridgekeeper-host 1 ${word} ${origin}${'y'.repeat(65_537)}`,
    ]) {
      const caller = await waiting.call();
      caller.write(header);
      fates.push(await fateOf(caller));
    }
    saw(`${counted(fates)}; ${await waiting.honest()}`);
  },
);

for (const by of ['shell', 'node', 'python'] as const) {
  test(
    `the native host, started by ${by === 'node' ? 'Node' : `a ${by}`}`,
    expecting('refused was told; started by a browser it is told the step'),
    async ({ waitForBrowser, userDataDir }) => {
      const waiting = await waitForBrowser();
      await setUpHost(waiting.program, userDataDir);
      const told = await toldTo(userDataDir, by);
      const toBrowser = await toldTo(userDataDir, 'browser');
      saw(`${told} was told; started by a browser it is told the ${toBrowser}`);
    },
  );
}

test(
  'the native host, started by a browser for another extension',
  expecting('nothing was told'),
  async ({ waitForBrowser, userDataDir }) => {
    const waiting = await waitForBrowser();
    await setUpHost(waiting.program, userDataDir);
    const other = [`chrome-extension://${OTHER}/`];
    saw(`${await toldTo(userDataDir, 'browser', other)} was told`);
  },
);

/** What the host was told, by its types; it is ended afterwards, unless it has ended. */
async function toldTo(
  userDataDir: string,
  by: Starter,
  args: readonly string[] = [ORIGIN],
): Promise<string> {
  const host = await startHost(userDataDir, by, args);
  host.say(HELLO);
  const told = await eventually({
    what: 'an answer, or an end',
    read: () => host.heard[0]?.type ?? (host.isRunning() ? null : 'nothing'),
    until: (word) => word !== null,
  });
  host.kill();
  return told ?? '';
}
