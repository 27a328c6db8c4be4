import { chmod, mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { freshFolder } from '../testing/folder';
import { createTokenFile } from './token-file';

async function setUp() {
  const folder = await freshFolder();
  const lines: string[] = [];
  const vaultFile = createTokenFile({ folder, log: (line) => lines.push(line) });
  return { vaultFile, path: join(folder, 'token.vault'), lines };
}

const modeOf = async (path: string) => (await stat(path)).mode & 0o777;

describe('the file of the vault', () => {
  it('is not there at first, and can be erased all the same', async () => {
    const { vaultFile } = await setUp();
    expect(await vaultFile.read()).toBeNull();
    await vaultFile.clear();
  });

  it('holds ciphertext as it is', async () => {
    const { vaultFile, path } = await setUp();
    const bytes = Buffer.from([0x76, 0x31, 0x31, 0, 255, 13, 10]);
    await vaultFile.write({ form: 'encrypted', bytes });
    expect(await readFile(path)).toEqual(bytes);
    expect(await vaultFile.read()).toEqual({ form: 'encrypted', bytes });
    await vaultFile.clear();
    expect(await vaultFile.read()).toBeNull();
  });

  it('says of itself that it is not encrypted', async () => {
    const { vaultFile, path } = await setUp();
    await vaultFile.write({ form: 'plain', text: 'v11, they say\nä' });
    expect(await readFile(path, 'utf8')).toMatch(/^This file is NOT encrypted/);
    expect(await vaultFile.read()).toEqual({ form: 'plain', text: 'v11, they say\nä' });
  });

  it.each(['', 'v11', 'This file is NOT'])('takes %j for no plain text', async (content) => {
    const { vaultFile, path } = await setUp();
    await writeFile(path, content);
    expect(await vaultFile.read()).toMatchObject({ form: 'encrypted' });
  });

  it('becomes its owner’s alone when it is read, and says so once', async () => {
    const { vaultFile, path, lines } = await setUp();
    await vaultFile.write({ form: 'plain', text: 'a token' });
    expect(await modeOf(path)).toBe(0o600);
    await chmod(path, 0o644);
    await vaultFile.read();
    await vaultFile.read();
    expect(await modeOf(path)).toBe(0o600);
    expect(lines).toEqual(['vault: others could read its file; now only its owner can']);
  });

  it('throws what the disk says, and keeps the old file when a new one cannot be written', async () => {
    const { vaultFile, path } = await setUp();
    await vaultFile.write({ form: 'plain', text: 'old' });
    await mkdir(`${path}.new`);
    await expect(vaultFile.write({ form: 'plain', text: 'new' })).rejects.toThrow(/EISDIR/);
    expect(await vaultFile.read()).toEqual({ form: 'plain', text: 'old' });
  });

  it('throws when it cannot be read', async () => {
    const { vaultFile, path } = await setUp();
    await mkdir(path);
    await expect(vaultFile.read()).rejects.toThrow(/EISDIR/);
  });
});
