import { lstat } from 'node:fs/promises';
import { eventually } from '../../desktop/wait';
import { ask } from '../bridge';
import { expecting, saw, selected } from '../trial';
import { HELLO, offer, socketIn, test, waitForSocket } from './everyday-fixtures';
import { callAt } from './everyday-caller';
import { hostsLeft, setUpHost, startHost, type Host } from './everyday-host';

const isThere = (path: string) =>
  lstat(path).then(
    () => true,
    () => false,
  );

const noHostLeft = (userDataDir: string) =>
  eventually({
    what: 'no native host to be left',
    read: () => hostsLeft(userDataDir),
    until: (left) => left.length === 0,
  }).catch(() => hostsLeft(userDataDir));

const heard = (host: Host, type: string) =>
  eventually({
    what: `the browser to hear ${type}`,
    read: () => host.heard.some((said) => said.type === type),
    until: Boolean,
  });

test(
  'a browser that is killed in the middle of a frame',
  expecting('0 hosts left; an honest browser signs in'),
  async ({ waitForBrowser, userDataDir }) => {
    const waiting = await waitForBrowser();
    await setUpHost(waiting.program, userDataDir);
    for (let times = 0; times < 3; times += 1) {
      const host = await startHost(userDataDir, 'browser');
      host.say(HELLO);
      await heard(host, 'step');
      if ((await hostsLeft(userDataDir)).length === 0) throw new Error('No host is found at all.');
      host.write(Buffer.from([0, 16, 0, 0, 123, 34]));
      host.kill();
    }
    const left = await noHostLeft(userDataDir);
    saw(`${left.length} hosts left; ${await waiting.honest()}`);
  },
);

test(
  'the program is killed while a browser is connected',
  selected(
    '0 hosts left, the browser’s line has ended; after the next start an honest one signs in',
  ),
  async ({ waitForBrowser, userDataDir }) => {
    const first = await waitForBrowser();
    await setUpHost(first.program, userDataDir);
    const host = await startHost(userDataDir, 'browser');
    host.say(HELLO);
    await heard(host, 'step');
    process.kill(first.program.pid, 'SIGKILL');
    await first.program.waitForEnd();
    const isEnded = await host.ended().then(
      () => true,
      () => false,
    );
    const left = await noHostLeft(userDataDir);
    if (!(await isThere(socketIn(userDataDir)))) throw new Error('No socket was left.');
    const second = await waitForBrowser();
    saw(
      `${left.length} hosts left, the browser’s line has ${isEnded ? '' : 'not '}ended; ` +
        `after the next start ${(await second.honest()).replace('honest browser', 'honest one')}`,
    );
  },
);

test(
  'the program ends while browsers are connected, and while one is silent',
  expecting('told that it is over, 0 hosts left, no socket left'),
  async ({ waitForBrowser, userDataDir }) => {
    const { program, socketPath } = await waitForBrowser();
    await setUpHost(program, userDataDir);
    const host = await startHost(userDataDir, 'browser');
    host.say(HELLO);
    await heard(host, 'step');
    const silent = await callAt(socketPath);
    await program.quit();
    await host.ended();
    silent.end();
    const isTold = host.heard.some(({ state }) => state === 'over');
    const left = await noHostLeft(userDataDir);
    const socket = (await isThere(socketPath)) ? 'a' : 'no';
    saw(
      `${isTold ? '' : 'not '}told that it is over, ${left.length} hosts left, ${socket} socket left`,
    );
  },
);

test(
  'an offer after the sign-in has ended, and a browser that comes then',
  expecting('0 posted; nobody listens'),
  async ({ waitForBrowser }) => {
    const waiting = await waitForBrowser();
    const browser = await waiting.call();
    browser.begin();
    browser.say(HELLO);
    const { key } = await browser.hear('step');
    await ask(waiting.page, 'login.cancel');
    await waitForSocket(waiting.socketPath, false);
    browser.say(offer(key, { session: 'late' }));
    await browser.ended();
    const late = await callAt(waiting.socketPath);
    const isOpen = late.isOpen();
    late.end();
    saw(`${waiting.posted().length} posted; ${isOpen ? 'somebody' : 'nobody'} listens`);
  },
);
