import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TokenStore } from '../../electron/token-store/token-store';
import { buildBareApp } from '../desktop/bare-app';
import { test as desktopTest } from '../desktop/fixtures';
import { KEYRING_ARGS } from '../desktop/keyring';
import { keyringFixtures, type KeyringFixtures } from '../desktop/keyring-fixtures';
import { eventually } from '../desktop/wait';
import './app/harness';

const MAIN = fileURLToPath(new URL('app/main.ts', import.meta.url));

/** The real token store in a program of its own. */
export interface RunningTokenStore extends TokenStore {
  log(): Promise<readonly string[]>;
  /** Ends the program as its user does; the next start is another run. */
  quit(): Promise<void>;
}

export interface TokenStoreFixtures {
  /** Starts the program. `args` choose the keyring: by default the one on the test's bus. */
  startTokenStore: (args?: readonly string[]) => Promise<RunningTokenStore>;
  file: TokenFileOnDisk;
}

/** `token.vault` as it lies on the disk. */
export interface TokenFileOnDisk {
  readonly path: string;
  bytes(): Promise<Buffer>;
  /** The bits for its user, group and others. */
  mode(): Promise<number>;
  isThere(): Promise<boolean>;
}

export interface TokenStoreWorkerFixtures {
  /** The folder of the built program. */
  tokenStoreApp: string;
}

export const test = desktopTest
  .extend<KeyringFixtures>(keyringFixtures)
  .extend<TokenStoreFixtures, TokenStoreWorkerFixtures>({
    tokenStoreApp: [
      // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures wanted from here.
      async ({}, use) => {
        const folder = await mkdtemp(join(tmpdir(), 'bridgekeeper-token-store-'));
        await buildBareApp('token-store', MAIN, folder);
        await use(folder);
        await rm(folder, { recursive: true, force: true });
      },
      { scope: 'worker' },
    ],

    startTokenStore: async ({ launch, tokenStoreApp }, use) => {
      await use(async (args = KEYRING_ARGS) => {
        const { app, quit } = await launch({ appDir: tokenStoreApp, args });
        await eventually({
          what: 'the token store',
          read: () => app.evaluate(() => 'tokenStoreHarness' in globalThis),
          until: (isThere) => isThere,
        });
        return {
          read: () => app.evaluate(() => globalThis.tokenStoreHarness.tokenStore.read()),
          save: (text) =>
            app.evaluate((_, it) => globalThis.tokenStoreHarness.tokenStore.save(it), text),
          saveUnencrypted: (text) =>
            app.evaluate(
              (_, it) => globalThis.tokenStoreHarness.tokenStore.saveUnencrypted(it),
              text,
            ),
          clear: () => app.evaluate(() => globalThis.tokenStoreHarness.tokenStore.clear()),
          log: () => app.evaluate(() => globalThis.tokenStoreHarness.log),
          quit,
        };
      });
    },

    file: async ({ userDataDir }, use) => {
      const path = join(userDataDir, 'token.vault');
      await use({
        path,
        bytes: () => readFile(path),
        mode: async () => (await stat(path)).mode & 0o777,
        isThere: async () => (await readdir(userDataDir)).some((name) => name.startsWith('token')),
      });
    },
  });
