import { join } from 'node:path';
import type { Fixtures } from '@playwright/test';
import type { DesktopFixtures } from './fixtures';
import { startKeyring, type Keyring } from './keyring';

export interface KeyringFixtures {
  /**
   * Starts a keyring on the test's bus, ended after the test. It finds again what one of the same
   * name held before; another name has a store of its own.
   */
  openKeyring: (name?: string) => Promise<Keyring>;
  /** An unlocked keyring, empty at first. */
  keyring: Keyring;
}

type Given = Pick<DesktopFixtures, 'bus' | 'userDataDir'>;

/** For `test.extend<KeyringFixtures>(keyringFixtures)` on any test that has a desktop. */
export const keyringFixtures: Fixtures<KeyringFixtures, object, Given> = {
  openKeyring: async ({ bus, userDataDir }, use) => {
    const started: Keyring[] = [];
    await use(async (name = 'keyring') => {
      const home = join(userDataDir, '..', name);
      const keyring = await startKeyring({ busAddress: bus.address, home });
      started.push(keyring);
      return keyring;
    });
    for (const keyring of started.reverse()) await keyring.stop();
  },

  keyring: async ({ openKeyring }, use) => {
    await use(await openKeyring());
  },
};
