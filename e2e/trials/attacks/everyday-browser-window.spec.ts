import { readdir, readFile, readlink } from 'node:fs/promises';
import { sleep } from '../../desktop/wait';
import { insist } from '../../insist';
import type { Program } from '../../program';
import type { WithBridge } from '../bridge';
import { expecting, saw } from '../trial';
import { test, waitForSocket } from './everyday-fixtures';
import { setUpHost } from './everyday-host';

type WithCount = typeof globalThis & { dialogs?: number };

test(
  'a page that was taken over asks fifty times to set the browsers up',
  expecting('1 dialog, nothing written'),
  async ({ startProgram, userDataDir }) => {
    const program = await startProgram({ args: [] });
    const page = await program.window();
    await setUpHost(program, userDataDir);
    await insist(() =>
      program.app.evaluate(({ dialog }) => {
        const counted = globalThis as WithCount;
        counted.dialogs = 0;
        // A dialog of the system's that its user leaves open.
        dialog.showMessageBox = () => {
          counted.dialogs = (counted.dialogs ?? 0) + 1;
          return new Promise(() => undefined);
        };
      }),
    );
    await page.evaluate(async () => {
      const { bridgekeeper } = globalThis as WithBridge;
      await bridgekeeper.request('everydayBrowsers.remove');
      for (let times = 0; times < 50; times += 1)
        void bridgekeeper.request('everydayBrowsers.setUp');
    });
    await sleep(1_000);
    const dialogs = await insist(() =>
      program.app.evaluate(() => (globalThis as WithCount).dialogs),
    );
    const folder = `${userDataDir}/../home/.config/chromium/NativeMessagingHosts`;
    const files = await readdir(folder);
    saw(`${dialogs} dialog, ${files.length === 0 ? 'nothing' : files.join()} written`);
  },
);

test(
  'a thousand times to the everyday browser and back',
  expecting('the program answers, no socket, file or timer more; an honest browser signs in'),
  async ({ waitForBrowser }) => {
    test.setTimeout(240_000);
    const waiting = await waitForBrowser();
    const { program, page, socketPath } = waiting;
    const toggle = (times: number) =>
      page.evaluate(async (count) => {
        const { bridgekeeper } = globalThis as WithBridge;
        for (let done = 0; done < count; done += 1) {
          const isOn = done % 2 === 1;
          const asked = bridgekeeper.request('login.useEverydayBrowser', { isOn });
          // Some at once, some one after the other.
          if (done % 20 < 10) await asked;
        }
      }, times);
    await toggle(100);
    await waitForSocket(socketPath);
    const before = await openThings(program);
    await toggle(2_000);
    await waitForSocket(socketPath);
    await sleep(2_000);
    const after = await openThings(program);
    const answers = await insist(() => program.app.evaluate(() => true));
    const more = after - before;
    saw(
      `the program ${answers ? 'answers' : 'is silent'}, ` +
        `${more < 10 ? 'no socket, file or timer more' : `${more} more`}; ${await waiting.honest()}`,
    );
  },
);

/** The files and sockets that the main process has open, its timers, and the listeners of its servers. */
async function openThings({ app, pid }: Program): Promise<number> {
  const names = await readdir(`/proc/${pid}/fd`);
  const links = await Promise.all(
    names.map((name) => readlink(`/proc/${pid}/fd/${name}`).catch(() => '')),
  );
  const resources = await insist(() => app.evaluate(() => process.getActiveResourcesInfo().length));
  const listening = await readFile(`/proc/${pid}/net/unix`, 'utf8');
  const ours = listening.split('\n').filter((line) => line.includes('everyday-browser/socket'));
  return links.filter((link) => link !== '').length + resources + ours.length;
}
