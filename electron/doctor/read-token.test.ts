import { chmod, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { serializeToken } from '../connection/connection';
import { readEnvironment } from '../connection/environment';
import { freshFolder } from '../testing/folder';
import { openTokenStore } from '../token-store/token-store';
import { askKeyring, readToken } from './read-token';

/** A double of Electron's, which runs in Electron alone; e2e/doctor has the real one. */
const safeStorage = {
  isEncryptionAvailable: () => true,
  encryptString: (text: string) => Buffer.from(`v11${text}`),
  decryptString: (bytes: Buffer) => bytes.toString().slice(3),
};
const stored = {
  baseURL: 'http://127.0.0.1:23373',
  token: 'bpt_secret',
  scopes: ['read'],
  expiresAt: null,
  isIssued: false,
};

async function start({ env = {}, isPlain = false } = {}) {
  const folder = await freshFolder();
  const store = openTokenStore({ folder, safeStorage, log: () => undefined });
  const text = serializeToken(stored);
  await (isPlain ? store.saveUnencrypted(text) : store.save(text));
  const environment = readEnvironment(env, [], '1.2.3');
  const read = (isLocked = false) => readToken({ folder, environment, safeStorage }, isLocked);
  return { folder, read };
}

describe('readToken', () => {
  it('reads what is kept, and leaves the file as it is', async () => {
    const { folder, read } = await start();
    const file = join(folder, 'token.vault');
    await chmod(file, 0o644);
    const before = await readFile(file);
    const { token, connection } = await read();
    expect(token).toEqual({ kind: 'there', storage: 'keyring' });
    expect(connection?.token).toBe('bpt_secret');
    expect((await stat(file)).mode & 0o777).toBe(0o644);
    expect(await readFile(file)).toEqual(before);
  });

  it('asks no keyring that is locked; an unencrypted token needs none', async () => {
    const { read } = await start();
    expect(await read(true)).toEqual({ token: { kind: 'locked' }, connection: null });
    const plain = await start({ isPlain: true });
    expect((await plain.read(true)).token).toEqual({ kind: 'there', storage: 'plain' });
  });

  it('goes by the environment as the program does', async () => {
    const own = await start({ env: { BEEPER_ACCESS_TOKEN: 'bpt_other' } });
    expect((await own.read()).token).toEqual({ kind: 'there', storage: 'environment' });
    // A token goes to no other address than the one it was given for.
    const elsewhere = await start({ env: { BEEPER_BASE_URL: 'http://127.0.0.1:1' } });
    expect((await elsewhere.read()).connection).toBeNull();
  });

  it('shows a third party’s runtime no token', async () => {
    const { read } = await start({ env: { BRIDGEKEEPER_DEMO_ONLY: '1' } });
    expect(await read()).toEqual({ token: { kind: 'demo-only' }, connection: null });
  });

  it('tells a token that is not there, and one that is damaged', async () => {
    const { folder, read } = await start();
    await writeFile(join(folder, 'token.vault'), 'torn');
    expect((await read()).token).toEqual({ kind: 'unreadable' });
    const nothing = { folder: await freshFolder(), safeStorage };
    const environment = readEnvironment({}, [], '1.2.3');
    expect((await readToken({ ...nothing, environment }, false)).token).toEqual({ kind: 'none' });
  });
});

it('a keyring gives a key, or none', async () => {
  expect(await askKeyring(safeStorage, 'linux')).toBe('gives-key');
  const fixed = { ...safeStorage, encryptString: (text: string) => Buffer.from(`v10${text}`) };
  expect(await askKeyring(fixed, 'linux')).toBe('none');
  expect(await askKeyring({ ...safeStorage, isEncryptionAvailable: () => false }, 'linux')).toBe(
    'none',
  );
});
