import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { freshFolder } from '../testing/folder';
import { openNotificationMemory } from './notification-memory';

async function open(folder: string) {
  const troubles: string[] = [];
  const memory = await openNotificationMemory({
    file: join(folder, 'alerts.json'),
    now: () => 0,
    reportToUser: (sentence) => troubles.push(sentence),
  });
  return { memory, troubles };
}

const TOLD = new Map([
  ['slack|T+1/U 2', { notifiedStatuses: ['reconnect_required'], wasConnected: true }],
]);

describe('the alert memory', () => {
  it('is empty at first and survives a restart', async () => {
    const folder = await freshFolder();
    const first = await open(folder);
    expect(first.memory.remembered.size).toBe(0);
    await first.memory.save(TOLD);
    const second = await open(folder);
    expect(second.memory.remembered).toEqual(TOLD);
    expect([...first.troubles, ...second.troubles]).toEqual([]);
  });

  it('reads a file of version 0.1', async () => {
    const folder = await freshFolder();
    const old = { 'slack|T+1/U 2': { told: ['reconnect_required'], wasConnected: true } };
    await writeFile(join(folder, 'alerts.json'), JSON.stringify(old));
    const { memory, troubles } = await open(folder);
    expect(memory.remembered).toEqual(TOLD);
    expect(troubles).toEqual([]);
  });

  it('writes only what differs', async () => {
    const folder = await freshFolder();
    const { memory } = await open(folder);
    await memory.save(TOLD);
    const before = await stat(join(folder, 'alerts.json'));
    await memory.save(new Map(TOLD));
    const after = await stat(join(folder, 'alerts.json'));
    expect(after.ino).toBe(before.ino);
  });

  it.each(['', 'nonsense', '[]', '{"a":{"told":"x"}}'])(
    'sets a broken file aside: %j',
    async (content) => {
      const folder = await freshFolder();
      await writeFile(join(folder, 'alerts.json'), content);
      const { memory, troubles } = await open(folder);
      expect(memory.remembered.size).toBe(0);
      expect(troubles).toHaveLength(1);
      const [aside = ''] = await readdir(folder);
      expect(await readFile(join(folder, aside), 'utf8')).toBe(content);
    },
  );

  it('says it when the file cannot be written', async () => {
    const { memory, troubles } = await open(join(await freshFolder(), 'missing'));
    await memory.save(TOLD);
    expect(troubles).toHaveLength(1);
  });
});
