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

/** The real vault in a program of its own. */
export interface RunningVault extends TokenStore {
  log(): Promise<readonly string[]>;
  /** Ends the program as its user does; the next start is another run. */
  quit(): Promise<void>;
}

export interface VaultFixtures {
  /** Starts the program. `args` choose the keyring: by default the one on the test's bus. */
  startVault: (args?: readonly string[]) => Promise<RunningVault>;
  file: VaultFileOnDisk;
}

/** `token.vault` as it lies on the disk. */
export interface VaultFileOnDisk {
  readonly path: string;
  bytes(): Promise<Buffer>;
  /** The bits for its user, group and others. */
  mode(): Promise<number>;
  isThere(): Promise<boolean>;
}

export interface VaultWorkerFixtures {
  /** The folder of the built program. */
  vaultApp: string;
}

export const test = desktopTest
  .extend<KeyringFixtures>(keyringFixtures)
  .extend<VaultFixtures, VaultWorkerFixtures>({
    vaultApp: [
      // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures wanted from here.
      async ({}, use) => {
        const folder = await mkdtemp(join(tmpdir(), 'bridgekeeper-vault-'));
        await buildBareApp('vault', MAIN, folder);
        await use(folder);
        await rm(folder, { recursive: true, force: true });
      },
      { scope: 'worker' },
    ],

    startVault: async ({ launch, vaultApp }, use) => {
      await use(async (args = KEYRING_ARGS) => {
        const { app, quit } = await launch({ appDir: vaultApp, args });
        await eventually({
          what: 'the vault',
          read: () => app.evaluate(() => 'vaultHarness' in globalThis),
          until: (isThere) => isThere,
        });
        return {
          read: () => app.evaluate(() => globalThis.vaultHarness.vault.read()),
          save: (text) => app.evaluate((_, it) => globalThis.vaultHarness.vault.save(it), text),
          saveUnencrypted: (text) =>
            app.evaluate((_, it) => globalThis.vaultHarness.vault.saveUnencrypted(it), text),
          clear: () => app.evaluate(() => globalThis.vaultHarness.vault.clear()),
          log: () => app.evaluate(() => globalThis.vaultHarness.log),
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
