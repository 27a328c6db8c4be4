import { createCipheriv, createDecipheriv } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createTokenCipher, type SafeStorage } from './token-cipher';

const TOKEN = 'a token ä';
const KEY = Buffer.alloc(16, 1);
const OTHER_KEY = Buffer.alloc(16, 2);

interface Keyring {
  mark?: string;
  key?: Buffer;
  available?: boolean;
  backend?: string;
}

/** Chromium's cipher on Linux, as Electron 33 offers it. */
function blocking({ mark = 'v11', key = KEY, available = true, backend }: Keyring = {}) {
  const iv = Buffer.alloc(16, ' ');
  return {
    isEncryptionAvailable: () => available,
    getSelectedStorageBackend: () => backend ?? 'gnome_libsecret',
    encryptString(text: string) {
      const cipher = createCipheriv('aes-128-cbc', key, iv);
      return Buffer.concat([Buffer.from(mark), cipher.update(text, 'utf8'), cipher.final()]);
    },
    decryptString(bytes: Buffer) {
      if (!bytes.toString('latin1').startsWith(mark)) return bytes.toString();
      const decipher = createDecipheriv('aes-128-cbc', key, iv);
      return Buffer.concat([decipher.update(bytes.subarray(3)), decipher.final()]).toString();
    },
  };
}

/** The same as Electron 45 offers it. */
function waiting(keyring: Keyring = {}) {
  const inner = blocking(keyring);
  return {
    ...inner,
    // Neither says anything about the asynchronous calls.
    isEncryptionAvailable: () => false,
    getSelectedStorageBackend: () => 'basic_text',
    encryptStringAsync: async (text: string) => inner.encryptString(text),
    decryptStringAsync: async (bytes: Buffer) => ({
      result: inner.decryptString(bytes),
      shouldReEncrypt: false,
    }),
  };
}

const cipherOf = (safeStorage: SafeStorage, platform: NodeJS.Platform = 'linux') =>
  createTokenCipher({ safeStorage, platform, log: () => undefined });

const encrypted = async (safeStorage: SafeStorage, platform?: NodeJS.Platform) =>
  (await cipherOf(safeStorage, platform).encrypt(TOKEN)) ?? Buffer.alloc(0);

describe.each([
  ['up to Electron 41', blocking],
  ['since Electron 42', waiting],
])('the token cipher, %s', (_version, keyring) => {
  it('encrypts what it can decrypt', async () => {
    const bytes = await encrypted(keyring());
    expect(bytes.toString('latin1', 0, 3)).toBe('v11');
    expect(bytes.includes(TOKEN)).toBe(false);
    expect(await cipherOf(keyring()).decrypt(bytes)).toMatchObject({
      state: 'stored',
      text: TOKEN,
    });
  });

  it('takes the key that stands in Chromium’s source for none on Linux, and for none only there', async () => {
    const fixed = keyring({ mark: 'v10' });
    expect(await cipherOf(fixed).encrypt(TOKEN)).toBeNull();
    const inKeychain = await encrypted(fixed, 'darwin');
    expect(await cipherOf(fixed, 'darwin').decrypt(inKeychain)).toMatchObject({
      state: 'stored',
      text: TOKEN,
    });
  });

  it('calls it locked when the keyring that encrypted is gone', async () => {
    const bytes = await encrypted(keyring());
    expect(await cipherOf(keyring({ mark: 'v10' })).decrypt(bytes)).toEqual({ state: 'locked' });
  });

  it('detects a wrong key, even where the cipher does not', async () => {
    const other = cipherOf(keyring({ key: OTHER_KEY }));
    for (let length = 0; length < 600; length += 1) {
      const bytes = await cipherOf(keyring()).encrypt('x'.repeat(length));
      expect(await other.decrypt(bytes ?? Buffer.alloc(0))).toEqual({ state: 'unreadable' });
    }
  });

  it('detects damage', async () => {
    const bytes = await encrypted(keyring());
    const flipped = Buffer.from(bytes);
    flipped[80] = (flipped[80] ?? 0) ^ 1;
    for (const damaged of [flipped, bytes.subarray(0, 35), bytes.subarray(0, 3)]) {
      expect(await cipherOf(keyring()).decrypt(damaged)).toEqual({ state: 'unreadable' });
    }
  });

  it.each(['', 'v1', 'text that bears no mark'])('does not take %j for text', async (content) => {
    const decrypted = await cipherOf(keyring()).decrypt(Buffer.from(content));
    expect(decrypted).toEqual({ state: 'unreadable' });
  });
});

describe('the token cipher', () => {
  it.each(['basic_text', 'unknown'])('takes %s for no keyring', async (backend) => {
    expect(await cipherOf(blocking({ backend })).encrypt(TOKEN)).toBeNull();
  });

  it('calls it locked when the keyring does not hand out its key', async () => {
    const bytes = await encrypted(blocking());
    const cipher = cipherOf(blocking({ available: false }));
    expect(await cipher.encrypt(TOKEN)).toBeNull();
    expect(await cipher.decrypt(bytes)).toEqual({ state: 'locked' });
  });

  it.each([
    ['the key is temporarily unavailable. Please try again.', 'locked'],
    ['decryption failed', 'unreadable'],
  ])('when Electron says that %s, it is %s', async (why, state) => {
    const refuse = () => Promise.reject(new Error(`Error while decrypting: ${why}`));
    const cipher = cipherOf({ ...waiting(), decryptStringAsync: refuse });
    expect(await cipher.decrypt(await encrypted(waiting()))).toEqual({ state });
  });

  it.each([true, false])('tells whether there is a newer key (%s)', async (shouldReEncrypt) => {
    const keyring = waiting();
    const decryptStringAsync = async (bytes: Buffer) => ({
      ...(await keyring.decryptStringAsync(bytes)),
      shouldReEncrypt,
    });
    const decrypted = await cipherOf({ ...keyring, decryptStringAsync }).decrypt(
      await encrypted(keyring),
    );
    expect(decrypted).toEqual({ state: 'stored', text: TOKEN, isOutdated: shouldReEncrypt });
  });

  it('does not throw when the keyring does, and says why without the text', async () => {
    const lines: string[] = [];
    const refuse = () => Promise.reject(new Error('refused'));
    const cipher = createTokenCipher({
      safeStorage: { ...waiting(), encryptStringAsync: refuse, decryptStringAsync: refuse },
      platform: 'linux',
      log: (line) => lines.push(line),
    });
    expect(await cipher.encrypt(TOKEN)).toBeNull();
    expect(await cipher.decrypt(await encrypted(waiting()))).toEqual({ state: 'locked' });
    expect(lines[0]).toBe('vault: the keyring does not encrypt (Error: refused)');
    expect(lines.join()).not.toContain(TOKEN);
  });
});
