import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { freshFolder } from '../../testing/folder';
import { openRenewalMemory } from './renewal-memory';

async function open(folder: string) {
  const reported: string[] = [];
  const memory = await openRenewalMemory({
    file: join(folder, 'renewals.json'),
    now: () => 0,
    reportToUser: (sentence) => reported.push(sentence),
  });
  return { memory, reported };
}

const END = { signedInAt: 1, endsAt: 2, isTold: true };

describe('the memory of how long sign-ins last', () => {
  it('is empty without a file, and survives a restart', async () => {
    const folder = await freshFolder();
    const first = await open(folder);
    expect(first.memory.remembered.size).toBe(0);
    await first.memory.save(new Map([['slack|T+1/U 2', END]]));
    const second = await open(folder);
    expect(second.memory.remembered).toEqual(new Map([['slack|T+1/U 2', END]]));
    expect([...first.reported, ...second.reported]).toEqual([]);
  });

  it('is for its user alone', async () => {
    const folder = await freshFolder();
    const { memory } = await open(folder);
    await memory.save(new Map([['a', END]]));
    expect((await stat(join(folder, 'renewals.json'))).mode & 0o077).toBe(0);
  });

  it('loses one entry that cannot be read, and keeps the others', async () => {
    const folder = await freshFolder();
    const accounts = { a: { ...END, endsAt: 'soon' }, b: END };
    await writeFile(join(folder, 'renewals.json'), JSON.stringify({ version: 1, accounts }));
    const { memory, reported } = await open(folder);
    expect(memory.remembered).toEqual(new Map([['b', END]]));
    expect(reported).toHaveLength(1);
  });

  it.each(['', '[]', '{"accounts": 3}'])(
    'starts anew after a file of %j, and says so',
    async (text) => {
      const folder = await freshFolder();
      await writeFile(join(folder, 'renewals.json'), text);
      const { memory, reported } = await open(folder);
      expect(memory.remembered.size).toBe(0);
      expect(reported).toEqual([expect.stringContaining('renewals file could not be read')]);
    },
  );

  it('holds a date for each account, and nothing else', async () => {
    const folder = await freshFolder();
    const { memory } = await open(folder);
    const withMore = { ...END, name: 'session', value: 'secret' };
    await memory.save(new Map([['a', withMore]]));
    expect(JSON.parse(await readFile(join(folder, 'renewals.json'), 'utf8'))).toEqual({
      version: 1,
      accounts: { a: END },
    });
  });
});
