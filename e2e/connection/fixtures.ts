import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { launchApp, type RunningApp } from '../desktop/app';
import { KEYRING_ARGS } from '../desktop/keyring';
import { keyringFixtures, type KeyringFixtures } from '../desktop/keyring-fixtures';
import { eventually } from '../desktop/wait';
import { writeXdgOpen } from '../desktop/xdg-open';
import { test as programTest, type Program } from '../program';
import { recordTraffic, type Traffic } from './traffic';

const BROWSER = fileURLToPath(new URL('default-browser', import.meta.url));

/** Chromium as the default browser, which the program opens as any program does. */
export interface DefaultBrowser {
  /** To be added to the program's environment: `xdg-open` is in it. */
  readonly env: Readonly<Record<string, string>>;
  /** Waits until the program opened an address there, and returns it. */
  waitForAddress(): Promise<string>;
  /** Waits for an address as above, and shows its page. */
  waitForPage(): Promise<Page>;
  /** Shows a page. */
  show(url: string): Promise<Page>;
  /** From now on it cannot be opened; the program's try resolves `waitForAddress` all the same. */
  breakDown(): Promise<void>;
  /** Mends what `breakDown` broke. */
  mend(): Promise<void>;
}

export interface ConnectFixtures {
  defaultBrowser: DefaultBrowser;
  /** Starts the program as a newcomer does: with a window, and with no token anywhere. */
  startNew: (extras?: NewStart) => Promise<Program>;
  /** What arrives at the simulator. */
  traffic: Traffic;
  /** The token's own file. */
  tokenFile: TokenFile;
}

export interface NewStart {
  args?: readonly string[];
  /** Whether it finds the test's keyring; not by default. */
  withKeyring?: boolean;
  env?: Readonly<Record<string, string>>;
}

export interface TokenFile {
  isThere(): Promise<boolean>;
  bytes(): Promise<Buffer>;
  /** The bits for its user, group and others. */
  mode(): Promise<number>;
}

const PERMISSIONS = 0o777;

export const test = programTest.extend<KeyringFixtures>(keyringFixtures).extend<ConnectFixtures>({
  defaultBrowser: async ({ display, bus }, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'bridgekeeper-browser-'));
    const xdgOpen = await writeXdgOpen(folder);
    let running: RunningApp | null = null;
    let seen = 0;
    const show = async (url: string) => {
      running ??= await launchApp({
        display: display.display,
        busAddress: bus.address,
        userDataDir: join(folder, 'profile'),
        home: join(folder, 'home'),
        appDir: BROWSER,
      });
      const { app } = running;
      const appeared = app.waitForEvent('window');
      await app.evaluate((_electron, address) => {
        (globalThis as unknown as { openPage: (url: string) => void }).openPage(address);
      }, url);
      return appeared;
    };
    const waitForAddress = async () => {
      const addresses = await eventually({
        what: 'the browser to be opened',
        read: xdgOpen.addresses,
        until: (all) => all.length > seen,
      });
      seen = addresses.length;
      return addresses.at(-1) ?? '';
    };
    await use({
      env: { PATH: xdgOpen.path },
      waitForAddress,
      waitForPage: async () => show(await waitForAddress()),
      show,
      breakDown: xdgOpen.breakDown,
      mend: xdgOpen.mend,
    });
    await (running as RunningApp | null)?.stop();
    await rm(folder, { recursive: true, force: true });
  },

  // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures wanted from here.
  traffic: async ({}, use) => {
    const traffic = recordTraffic();
    await use(traffic);
    traffic.stop();
  },

  startNew: async ({ startProgram, simulator, defaultBrowser }, use) => {
    await use(({ args = [], withKeyring = false, env = {} } = {}) =>
      startProgram({
        args: [...args, ...(withKeyring ? KEYRING_ARGS : [])],
        // The search of this computer's ports has a test of its own: tests run side by side.
        env: {
          ...defaultBrowser.env,
          BEEPER_ACCESS_TOKEN: '',
          BEEPER_BASE_URL: simulator.url,
          ...env,
        },
      }),
    );
  },

  tokenFile: async ({ userDataDir }, use) => {
    const file = join(userDataDir, 'token.vault');
    await use({
      isThere: async () => (await readdir(userDataDir)).includes('token.vault'),
      bytes: () => readFile(file),
      mode: async () => (await stat(file)).mode & PERMISSIONS,
    });
  },
});
