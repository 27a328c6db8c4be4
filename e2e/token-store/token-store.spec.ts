import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { KEYRING_PASSWORD } from '../desktop/keyring';
import { filesWith } from '../login/leaks';
import { test } from './fixtures';
import { answerPrompts, startPrompter } from './prompter';

const TOKEN = 'simulator-a-token-that-nobody-else-must-read';
const STORED = { state: 'stored', text: TOKEN, tokenStorage: 'keyring' };
const USER_ONLY = 0o600;

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
    startTokenStore,
    file,
    userDataDir,
  }) => {
    const first = await startTokenStore();
    expect(await first.read()).toEqual({ state: 'empty' });
    expect(await first.save(TOKEN)).toBe(true);
    expect(await first.read()).toEqual(STORED);
    await first.quit();

    expect((await file.bytes()).toString('latin1', 0, 3)).toBe('v11');
    expect(await file.mode()).toBe(USER_ONLY);
    expect(await leaks(userDataDir)).toEqual([]);

    const second = await startTokenStore();
    expect(await second.read()).toEqual(STORED);
    expect((await second.log()).join()).not.toContain(TOKEN);
  });

  test('the search for the token finds it where it is', async ({
    startTokenStore,
    file,
    userDataDir,
  }) => {
    await (await startTokenStore()).saveUnencrypted(TOKEN);
    expect(await leaks(userDataDir)).toEqual([file.path]);
  });

  test('a new token replaces one that was saved unencrypted', async ({
    startTokenStore,
    userDataDir,
  }) => {
    const tokenStore = await startTokenStore();
    await tokenStore.saveUnencrypted(TOKEN);
    await tokenStore.save('another');
    expect(await tokenStore.read()).toEqual({ ...STORED, text: 'another' });
    expect(await leaks(userDataDir)).toEqual([]);
  });

  test('clearing waits for a token that is still being saved, and leaves nothing', async ({
    startTokenStore,
    file,
  }) => {
    const tokenStore = await startTokenStore();
    await Promise.all([tokenStore.save(TOKEN), tokenStore.clear()]);
    expect(await file.isThere()).toBe(false);
    expect(await tokenStore.read()).toEqual({ state: 'empty' });
  });
});

test.describe('without a keyring', () => {
  for (const [where, args] of Object.entries({
    'on a desktop that has none': [],
    'where its service is missing': undefined,
  })) {
    test(`a token is not saved ${where}, unless the user chooses so`, async ({
      startTokenStore,
      file,
    }) => {
      const first = await startTokenStore(args);
      expect(await first.save(TOKEN)).toBe(false);
      expect(await file.isThere()).toBe(false);
      await first.saveUnencrypted(TOKEN);
      expect(await first.save('another')).toBe(false);
      await first.quit();

      expect((await file.bytes()).toString()).toMatch(/^This file is NOT encrypted/);
      expect(await file.mode()).toBe(USER_ONLY);
      await chmod(file.path, 0o644);
      const second = await startTokenStore(args);
      expect(await second.read()).toEqual({ ...STORED, tokenStorage: 'plain' });
      expect(await file.mode()).toBe(USER_ONLY);
    });
  }
});

test.describe('when the keyring is not as it was', () => {
  test('a locked one is reported, the file stays, and the token is there once it is open', async ({
    openKeyring,
    startTokenStore,
    file,
  }) => {
    const keyring = await openKeyring();
    await saveAndQuit(await startTokenStore());
    const before = await file.bytes();

    await keyring.lock();
    const whileLocked = await startTokenStore();
    expect(await whileLocked.read()).toEqual({ state: 'locked' });
    expect(await whileLocked.save('another')).toBe(false);
    expect(await file.bytes()).toEqual(before);

    await keyring.stop();
    await openKeyring();
    // Chromium asks a keyring once in a run: whoever unlocks it later is heard at the next start.
    expect(await whileLocked.read()).toEqual({ state: 'locked' });
    await whileLocked.quit();
    expect(await (await startTokenStore()).read()).toEqual(STORED);
    expect(await file.bytes()).toEqual(before);
  });

  test('one that is gone is reported, and the file waits for it', async ({
    openKeyring,
    startTokenStore,
    file,
  }) => {
    const keyring = await openKeyring();
    await saveAndQuit(await startTokenStore());
    const before = await file.bytes();
    await keyring.stop();

    for (const args of [undefined, []]) {
      const tokenStore = await startTokenStore(args);
      expect(await tokenStore.read()).toEqual({ state: 'locked' });
      expect(await file.bytes()).toEqual(before);
      await tokenStore.quit();
    }
    await openKeyring();
    expect(await (await startTokenStore()).read()).toEqual(STORED);
  });

  test('another one cannot decrypt the file, which waits for its own', async ({
    openKeyring,
    startTokenStore,
    file,
  }) => {
    const own = await openKeyring();
    await saveAndQuit(await startTokenStore());
    const before = await file.bytes();
    await own.stop();

    const other = await openKeyring('another-keyring');
    const tokenStore = await startTokenStore();
    expect(await tokenStore.read()).toEqual({ state: 'unreadable' });
    expect(await file.bytes()).toEqual(before);
    await tokenStore.quit();
    await other.stop();

    await openKeyring();
    expect(await (await startTokenStore()).read()).toEqual(STORED);
  });

  test('a key that was deleted makes the file unreadable, until a new token is saved', async ({
    keyring,
    startTokenStore,
    file,
  }) => {
    await saveAndQuit(await startTokenStore());
    const before = await file.bytes();
    expect(await keyring.forget()).toBeGreaterThan(0);

    const tokenStore = await startTokenStore();
    expect(await tokenStore.read()).toEqual({ state: 'unreadable' });
    expect(await file.bytes()).toEqual(before);
    expect(await tokenStore.save('another')).toBe(true);
    await tokenStore.quit();
    expect(await (await startTokenStore()).read()).toEqual({ ...STORED, text: 'another' });
  });

  test('a damaged file is reported and left alone', async ({
    keyring: _,
    startTokenStore,
    file,
  }) => {
    const tokenStore = await startTokenStore();
    await tokenStore.save(TOKEN);
    const whole = await file.bytes();
    for (const damaged of [whole.subarray(0, 35), Buffer.from('no mark'), Buffer.alloc(0)]) {
      await writeFile(file.path, damaged);
      expect(await tokenStore.read()).toEqual({ state: 'unreadable' });
      expect(await file.bytes()).toEqual(damaged);
    }
  });
});

test.describe('when a locked keyring asks its user', () => {
  for (const [answer, reading] of [
    [KEYRING_PASSWORD, STORED],
    [null, { state: 'locked' }],
  ] as const) {
    const does = answer === null ? 'refuses' : 'unlocks it';
    test(`and the user ${does}, it is ${reading.state}`, async ({
      bus,
      display,
      keyring,
      startTokenStore,
      file,
      userDataDir,
    }) => {
      await saveAndQuit(await startTokenStore());
      const before = await file.bytes();
      await keyring.lock();
      const home = join(userDataDir, '..', 'prompter');
      const place = { busAddress: bus.address, display: display.display, home };
      const prompter = await startPrompter(place);
      try {
        const asked = (await startTokenStore()).read();
        await answerPrompts(display.display, answer, asked);
        expect(await asked).toEqual(reading);
        expect(await file.bytes()).toEqual(before);
      } finally {
        await prompter.stop();
      }
    });
  }
});

async function saveAndQuit(tokenStore: {
  save(text: string): Promise<boolean>;
  quit(): Promise<void>;
}): Promise<void> {
  expect(await tokenStore.save(TOKEN)).toBe(true);
  await tokenStore.quit();
}
