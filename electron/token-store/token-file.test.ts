import { chmod, mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { freshFolder } from '../testing/folder';
import { createTokenFile } from './token-file';

async function setUp() {
  const folder = await freshFolder();
  const lines: string[] = [];
  const tokenFile = createTokenFile({ folder, log: (line) => lines.push(line) });
  return { tokenFile, path: join(folder, 'token.vault'), lines };
}

const modeOf = async (path: string) => (await stat(path)).mode & 0o777;

describe('the token file', () => {
  it('is not there at first, and can be erased all the same', async () => {
    const { tokenFile } = await setUp();
    expect(await tokenFile.read()).toBeNull();
    await tokenFile.clear();
  });

  it('holds ciphertext as it is', async () => {
    const { tokenFile, path } = await setUp();
    const bytes = Buffer.from([0x76, 0x31, 0x31, 0, 255, 13, 10]);
    await tokenFile.write({ form: 'encrypted', bytes });
    expect(await readFile(path)).toEqual(bytes);
    expect(await tokenFile.read()).toEqual({ form: 'encrypted', bytes });
    await tokenFile.clear();
    expect(await tokenFile.read()).toBeNull();
  });

  it('says of itself that it is not encrypted', async () => {
    const { tokenFile, path } = await setUp();
    await tokenFile.write({ form: 'plain', text: 'v11, they say\nä' });
    expect(await readFile(path, 'utf8')).toMatch(/^This file is NOT encrypted/);
    expect(await tokenFile.read()).toEqual({ form: 'plain', text: 'v11, they say\nä' });
  });

  it.each(['', 'v11', 'This file is NOT'])('takes %j for no plain text', async (content) => {
    const { tokenFile, path } = await setUp();
    await writeFile(path, content);
    expect(await tokenFile.read()).toMatchObject({ form: 'encrypted' });
  });

  it('becomes private when it is read, and is logged once', async () => {
    const { tokenFile, path, lines } = await setUp();
    await tokenFile.write({ form: 'plain', text: 'a token' });
    expect(await modeOf(path)).toBe(0o600);
    await chmod(path, 0o644);
    await tokenFile.read();
    await tokenFile.read();
    expect(await modeOf(path)).toBe(0o600);
    expect(lines).toEqual(['vault: others could read its file; now only its owner can']);
  });

  it('throws what the disk says, and keeps the old file when a new one cannot be written', async () => {
    const { tokenFile, path } = await setUp();
    await tokenFile.write({ form: 'plain', text: 'old' });
    await mkdir(`${path}.new`);
    await expect(tokenFile.write({ form: 'plain', text: 'new' })).rejects.toThrow(/EISDIR/);
    expect(await tokenFile.read()).toEqual({ form: 'plain', text: 'old' });
  });

  it('throws when it cannot be read', async () => {
    const { tokenFile, path } = await setUp();
    await mkdir(path);
    await expect(tokenFile.read()).rejects.toThrow(/not a file/);
  });
});
