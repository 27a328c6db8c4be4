import { execFileSync } from 'node:child_process';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { freshFolder } from '../testing/folder';
import { statusWithoutAccounts } from './program-status';
import { parseStatus, readStatus } from './read-status';

const STATUS = statusWithoutAccounts(
  { program: '1.2.3', running: true, pid: 17, overall: 'ok' },
  0,
);
const TEXT = JSON.stringify(STATUS);

async function place(name = 'status.json') {
  return join(await freshFolder(), name);
}

describe('readStatus', () => {
  it('reads what was written', async () => {
    const file = await place();
    await writeFile(file, TEXT);
    expect(readStatus(file)).toEqual({ kind: 'read', status: STATUS });
  });

  it('tells a missing file from one that cannot be read', async () => {
    const file = await place();
    expect(readStatus(file)).toEqual({ kind: 'missing' });
    await mkdir(file);
    expect(readStatus(file)).toEqual({ kind: 'unreadable' });
  });

  it.skipIf(process.platform === 'win32')('does not wait for a pipe', async () => {
    const file = await place();
    execFileSync('mkfifo', [file]);
    expect(readStatus(file)).toEqual({ kind: 'unreadable' });
  });

  it.skipIf(process.platform === 'win32')('does not follow a link', async () => {
    const file = await place();
    await writeFile(`${file}.real`, TEXT);
    await symlink(`${file}.real`, file);
    expect(readStatus(file)).toEqual({ kind: 'unreadable' });
  });

  it('does not read a file without end', async () => {
    const file = await place();
    await writeFile(file, TEXT + ' '.repeat(4_000_000));
    expect(readStatus(file)).toEqual({ kind: 'unreadable' });
  });
});

describe('parseStatus', () => {
  it('finds every torn file unreadable', () => {
    for (let length = 0; length < TEXT.length; length += 1) {
      expect(parseStatus(TEXT.slice(0, length))).toEqual({ kind: 'unreadable' });
    }
  });

  it.each([
    'null',
    '[]',
    '17',
    '{}',
    '{"version":1}',
    JSON.stringify({ ...STATUS, overall: 'splendid' }),
    JSON.stringify({ ...STATUS, accounts: [{ network: 7 }] }),
    JSON.stringify({ ...STATUS, accounts: null }),
    JSON.stringify({ ...STATUS, silences: null }),
  ])('does not believe %s', (text) => {
    expect(parseStatus(text)).toEqual({ kind: 'unreadable' });
  });

  it('knows a newer one', () => {
    expect(parseStatus('{"version":2,"anything":[]}')).toEqual({ kind: 'newer' });
  });
});
