import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { KEYRING_PASSWORD } from '../desktop/keyring';
import { filesWith } from '../login/leaks';
import { test } from './fixtures';
import { answerPrompts, startPrompter } from './prompter';

const TOKEN = 'simulator-a-token-that-nobody-else-must-read';
const KEPT = { state: 'stored', text: TOKEN, tokenStorage: 'keyring' };
const OWNER_ONLY = 0o600;

/** The files under a folder that hold the token in any way that could be read back. */
const leaks = (folder: string) => filesWith(folder, [TOKEN, inHex, ...inBase64]);

const inHex = Buffer.from(TOKEN).toString('hex');
/** Base64 of a text differs by what stands before it: three ways, without the ends that neighbours shape. */
const inBase64 = [0, 1, 2].map((shift) =>
  Buffer.from(' '.repeat(shift) + TOKEN)
    .toString('base64')
    .slice(4, -4),
);

test.describe('with a keyring', () => {
  test.beforeEach(({ keyring: _keyring }) => undefined);

  test('a token is encrypted, its user’s alone, and there after a restart', async ({
    startVault,
    file,
    userDataDir,
  }) => {
    const first = await startVault();
    expect(await first.read()).toEqual({ state: 'empty' });
    expect(await first.save(TOKEN)).toBe(true);
    expect(await first.read()).toEqual(KEPT);
    await first.quit();

    expect((await file.bytes()).toString('latin1', 0, 3)).toBe('v11');
    expect(await file.mode()).toBe(OWNER_ONLY);
    expect(await leaks(userDataDir)).toEqual([]);

    const second = await startVault();
    expect(await second.read()).toEqual(KEPT);
    expect((await second.log()).join()).not.toContain(TOKEN);
  });

  test('the search for the token finds it where it is', async ({
    startVault,
    file,
    userDataDir,
  }) => {
    await (await startVault()).saveUnencrypted(TOKEN);
    expect(await leaks(userDataDir)).toEqual([file.path]);
  });

  test('a new token takes the place of one that was kept unencrypted', async ({
    startVault,
    userDataDir,
  }) => {
    const vault = await startVault();
    await vault.saveUnencrypted(TOKEN);
    await vault.save('another');
    expect(await vault.read()).toEqual({ ...KEPT, text: 'another' });
    expect(await leaks(userDataDir)).toEqual([]);
  });

  test('erasing comes after a token that is still being kept, and leaves nothing', async ({
    startVault,
    file,
  }) => {
    const vault = await startVault();
    await Promise.all([vault.save(TOKEN), vault.clear()]);
    expect(await file.isThere()).toBe(false);
    expect(await vault.read()).toEqual({ state: 'empty' });
  });
});

test.describe('without a keyring', () => {
  for (const [where, args] of Object.entries({
    'on a desktop that has none': [],
    'where its service is missing': undefined,
  })) {
    test(`a token is not kept ${where}, unless its user chooses so`, async ({
      startVault,
      file,
    }) => {
      const first = await startVault(args);
      expect(await first.save(TOKEN)).toBe(false);
      expect(await file.isThere()).toBe(false);
      await first.saveUnencrypted(TOKEN);
      expect(await first.save('another')).toBe(false);
      await first.quit();

      expect((await file.bytes()).toString()).toMatch(/^This file is NOT encrypted/);
      expect(await file.mode()).toBe(OWNER_ONLY);
      await chmod(file.path, 0o644);
      const second = await startVault(args);
      expect(await second.read()).toEqual({ ...KEPT, tokenStorage: 'plain' });
      expect(await file.mode()).toBe(OWNER_ONLY);
    });
  }
});

test.describe('when the keyring is not as it was', () => {
  test('a locked one is said, the file stays, and the token is there once it is open', async ({
    openKeyring,
    startVault,
    file,
  }) => {
    const keyring = await openKeyring();
    await keepAndQuit(await startVault());
    const before = await file.bytes();

    await keyring.lock();
    const whileLocked = await startVault();
    expect(await whileLocked.read()).toEqual({ state: 'locked' });
    expect(await whileLocked.save('another')).toBe(false);
    expect(await file.bytes()).toEqual(before);

    await keyring.stop();
    await openKeyring();
    // Chromium asks a keyring once in a run: whoever unlocks it later is heard at the next start.
    expect(await whileLocked.read()).toEqual({ state: 'locked' });
    await whileLocked.quit();
    expect(await (await startVault()).read()).toEqual(KEPT);
    expect(await file.bytes()).toEqual(before);
  });

  test('one that is gone is said, and the file waits for it', async ({
    openKeyring,
    startVault,
    file,
  }) => {
    const keyring = await openKeyring();
    await keepAndQuit(await startVault());
    const before = await file.bytes();
    await keyring.stop();

    for (const args of [undefined, []]) {
      const vault = await startVault(args);
      expect(await vault.read()).toEqual({ state: 'locked' });
      expect(await file.bytes()).toEqual(before);
      await vault.quit();
    }
    await openKeyring();
    expect(await (await startVault()).read()).toEqual(KEPT);
  });

  test('another one cannot decrypt the file, which waits for its own', async ({
    openKeyring,
    startVault,
    file,
  }) => {
    const own = await openKeyring();
    await keepAndQuit(await startVault());
    const before = await file.bytes();
    await own.stop();

    const other = await openKeyring('another-keyring');
    const vault = await startVault();
    expect(await vault.read()).toEqual({ state: 'unreadable' });
    expect(await file.bytes()).toEqual(before);
    await vault.quit();
    await other.stop();

    await openKeyring();
    expect(await (await startVault()).read()).toEqual(KEPT);
  });

  test('a key that was deleted makes the file unreadable, until a new token is kept', async ({
    keyring,
    startVault,
    file,
  }) => {
    await keepAndQuit(await startVault());
    const before = await file.bytes();
    expect(await keyring.forget()).toBeGreaterThan(0);

    const vault = await startVault();
    expect(await vault.read()).toEqual({ state: 'unreadable' });
    expect(await file.bytes()).toEqual(before);
    expect(await vault.save('another')).toBe(true);
    await vault.quit();
    expect(await (await startVault()).read()).toEqual({ ...KEPT, text: 'another' });
  });

  test('a damaged file is said and left alone', async ({ keyring: _, startVault, file }) => {
    const vault = await startVault();
    await vault.save(TOKEN);
    const whole = await file.bytes();
    for (const damaged of [whole.subarray(0, 35), Buffer.from('no mark'), Buffer.alloc(0)]) {
      await writeFile(file.path, damaged);
      expect(await vault.read()).toEqual({ state: 'unreadable' });
      expect(await file.bytes()).toEqual(damaged);
    }
  });
});

test.describe('when a locked keyring asks its user', () => {
  for (const [answer, reading] of [
    [KEYRING_PASSWORD, KEPT],
    [null, { state: 'locked' }],
  ] as const) {
    const does = answer === null ? 'refuses' : 'unlocks it';
    test(`and the user ${does}, it is ${reading.state}`, async ({
      bus,
      display,
      keyring,
      startVault,
      file,
      userDataDir,
    }) => {
      await keepAndQuit(await startVault());
      const before = await file.bytes();
      await keyring.lock();
      const home = join(userDataDir, '..', 'prompter');
      const place = { busAddress: bus.address, display: display.display, home };
      const prompter = await startPrompter(place);
      try {
        const asked = (await startVault()).read();
        await answerPrompts(display.display, answer, asked);
        expect(await asked).toEqual(reading);
        expect(await file.bytes()).toEqual(before);
      } finally {
        await prompter.stop();
      }
    });
  }
});

async function keepAndQuit(vault: {
  save(text: string): Promise<boolean>;
  quit(): Promise<void>;
}): Promise<void> {
  expect(await vault.save(TOKEN)).toBe(true);
  await vault.quit();
}
