import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, type TestInfo } from '@playwright/test';
import { launchApp, type LaunchOptions, type RunningApp } from './app';
import { startBus, type Bus } from './bus';
import { screenshot, startDisplay, type Display, type DisplaySize } from './display';
import { startNotificationServer, type NotificationServer } from './notifications';
import { startTrayHost, type TrayHost } from './tray-host';
import { startWindowManager } from './window-manager';

/** What a test may choose for a start of the program; the desktop's own parts are filled in. */
export type LaunchExtras = Pick<LaunchOptions, 'env' | 'args' | 'appDir'>;

export interface DesktopFixtures {
  /** The test's own session bus. */
  bus: Bus;
  /** The tray of that bus. */
  tray: TrayHost;
  /** The notification server of that bus. */
  notifications: NotificationServer;
  /** A fresh folder for the program's settings, which may be filled before the start. */
  userDataDir: string;
  /** Starts the program on this desktop; may be called again, such as after a quit. */
  launch: (extras?: LaunchExtras) => Promise<RunningApp>;
}

export interface DesktopWorkerFixtures {
  screenSize: DisplaySize;
  /** A screen with a window manager, shared by the tests of one worker. */
  display: Display;
}

/**
 * Playwright's `test` on a desktop that the test owns. Everything is ended in order after the test,
 * whether it passed or not; a failed test keeps a picture of the screen and the program's output.
 */
export const test = base.extend<DesktopFixtures, DesktopWorkerFixtures>({
  screenSize: [{}, { option: true, scope: 'worker' }],

  display: [
    async ({ screenSize }, use) => {
      await withFolder('worker', async (home) => {
        const display = await startDisplay(screenSize);
        const windowManager = await startWindowManager(display.display, home);
        await use(display);
        await windowManager.stop();
        await display.stop();
      });
    },
    { scope: 'worker' },
  ],

  // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures wanted from here.
  bus: async ({}, use) => {
    const bus = await startBus();
    await use(bus);
    await bus.stop();
  },

  tray: async ({ bus }, use) => {
    const tray = await startTrayHost(bus.address);
    await use(tray);
    await tray.stop();
  },

  notifications: async ({ bus }, use) => {
    const server = await startNotificationServer(bus.address);
    await use(server);
    await server.stop();
  },

  // eslint-disable-next-line no-empty-pattern -- as above
  userDataDir: async ({}, use) => {
    await withFolder('run', async (folder) => {
      const userDataDir = join(folder, 'user-data');
      await mkdir(userDataDir);
      await use(userDataDir);
    });
  },

  // Asks for the tray and the notifications because they must be there before the program starts.
  launch: async ({ display, bus, tray: _tray, notifications: _shown, userDataDir }, use, info) => {
    const started: RunningApp[] = [];
    await use(async (extras = {}) => {
      const home = join(userDataDir, '..', 'home');
      const desktop = { display: display.display, busAddress: bus.address, userDataDir, home };
      const app = await launchApp({ ...desktop, ...extras });
      started.push(app);
      return app;
    });
    try {
      if (info.status !== info.expectedStatus) {
        await attachEvidence(info, display.display, userDataDir, started);
      }
    } finally {
      for (const app of started.reverse()) await app.stop();
    }
  },
});

/** Attaches the whole screen, the output of each start, and the log files to a failed test. */
async function attachEvidence(
  info: TestInfo,
  display: string,
  userDataDir: string,
  started: readonly RunningApp[],
): Promise<void> {
  const picture = info.outputPath('screen.png');
  await screenshot(display, picture);
  await info.attach('the whole screen', { path: picture, contentType: 'image/png' });
  for (const app of started) {
    await info.attach('output of the program', { body: app.output(), contentType: 'text/plain' });
  }
  const logs = join(userDataDir, 'logs');
  const files = await readdir(logs).catch(() => []);
  for (const file of files) {
    await info.attach(file, { path: join(logs, file), contentType: 'text/plain' });
  }
}

/** Hands a fresh folder to `use` and removes it afterwards. */
async function withFolder(name: string, use: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), `bridgekeeper-${name}-`));
  try {
    await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
