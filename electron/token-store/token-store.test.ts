import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { freshFolder } from '../testing/folder';
import { openTokenStore } from './token-store';

/**
 * A double of Electron's `safeStorage` since 42, which puts the number of its key before the text;
 * e2e/token-store/ has the real one of 33.
 */
async function start() {
  const folder = await freshFolder();
  let key = 1;
  const storage = {
    isEncryptionAvailable: () => true,
    encryptString: (text: string) => Buffer.from(`v11${key}${text}`),
    decryptString: (bytes: Buffer) => bytes.toString().slice(4),
    encryptStringAsync: (text: string) => Promise.resolve(storage.encryptString(text)),
    decryptStringAsync: (bytes: Buffer) =>
      Promise.resolve({
        result: storage.decryptString(bytes),
        shouldReEncrypt: bytes.toString('latin1', 3, 4) !== String(key),
      }),
  };
  const open = ({ isLeftAlone = false } = {}) =>
    openTokenStore({ folder, isLeftAlone, safeStorage: storage, log: () => undefined });
  const written = () => readFile(join(folder, 'token.vault'), 'latin1');
  return { open, written, rotate: () => (key += 1) };
}

const STORED = { state: 'stored', text: 'a token', tokenStorage: 'keyring' };

describe('reading the token', () => {
  it('leaves its file as it is', async () => {
    const { open, written } = await start();
    expect(await open().save('a token')).toBe(true);
    const before = await written();
    expect(await open().read()).toEqual(STORED);
    expect(await written()).toBe(before);
  });

  it('encrypts it anew when the keyring has a newer key', async () => {
    const { open, written, rotate } = await start();
    await open().save('a token');
    rotate();
    expect(await open().read()).toEqual(STORED);
    expect(await written()).toMatch(/^v112/);
    expect(await open().read()).toEqual(STORED);
  });

  it('leaves even that as it is for who only looks at it', async () => {
    const { open, written, rotate } = await start();
    await open().save('a token');
    rotate();
    expect(await open({ isLeftAlone: true }).read()).toEqual(STORED);
    expect(await written()).toMatch(/^v111/);
  });
});
