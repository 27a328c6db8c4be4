import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchApp } from '../../desktop/app';
import { startBus } from '../../desktop/bus';
import { eventually } from '../../desktop/wait';
import {
  drive,
  test as webviewTest,
  waitForHarness,
  type WebviewHarness,
} from '../../webview/fixtures';

interface WorkerFixtures {
  /** The real webview in a program that goes on from trial to trial, each with a login of its own. */
  lasting: WebviewHarness;
}

/** Trials of the webview: one start serves many, and each finds what those before it have left. */
export const test = webviewTest.extend<object, WorkerFixtures>({
  lasting: [
    async ({ display, harnessDir }, use) => {
      const folder = await mkdtemp(join(tmpdir(), 'bridgekeeper-attacks-'));
      const userDataDir = join(folder, 'user-data');
      await mkdir(userDataDir);
      const bus = await startBus();
      const running = await launchApp({
        display: display.display,
        busAddress: bus.address,
        userDataDir,
        home: join(folder, 'home'),
        appDir: harnessDir,
        // Else there is nothing that could be given.
        args: ['--use-fake-device-for-media-stream'],
      });
      await waitForHarness(running);
      await use(drive(running));
      await running.stop();
      await bus.stop();
      await rm(folder, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],

  webview: async ({ lasting }, use) => {
    await lasting.app.evaluate(() => {
      const { events, states, log } = globalThis.harness;
      for (const list of [events, states, log] as unknown[][]) list.length = 0;
    });
    await use(lasting);
    await lasting.close();
    await eventually({
      what: 'the driver to let go of the pages',
      read: () => lasting.app.windows().filter((page) => !page.url().startsWith('data:')).length,
      until: (count) => count === 0,
    });
  },
});
