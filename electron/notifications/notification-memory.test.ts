import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { freshFolder } from '../testing/folder';
import { backupPath } from '../platform/files';
import { NEVER_NOTIFIED } from './account-memory';
import { NOTHING_REMEMBERED, openNotificationMemory, type Remembered } from './notification-memory';

async function open(folder: string) {
  const reported: string[] = [];
  const memory = await openNotificationMemory({
    file: join(folder, 'alerts.json'),
    now: () => 0,
    reportToUser: (sentence) => reported.push(sentence),
  });
  return { memory, reported };
}

const NOTIFIED: Remembered = {
  accounts: new Map([
    [
      'slack|T+1/U 2',
      {
        ...NEVER_NOTIFIED,
        notifiedStatuses: ['reconnect_required'],
        wasConnected: true,
        goneSince: 7,
      },
    ],
  ]),
  silences: {
    snooze: { since: 1, until: null },
    accounts: [{ accountID: 'version', kind: 'muted', since: 2, until: 3 }],
  },
  refusal: 'forbidden',
};

describe('the notification memory', () => {
  it('is empty at first and survives a restart', async () => {
    const folder = await freshFolder();
    const first = await open(folder);
    expect(first.memory.remembered.accounts.size).toBe(0);
    await first.memory.save(NOTIFIED);
    const second = await open(folder);
    expect(second.memory.remembered).toEqual(NOTIFIED);
    expect([...first.reported, ...second.reported]).toEqual([]);
  });

  it('reads a file of version 0.1', async () => {
    const folder = await freshFolder();
    const old = { 'slack|T+1/U 2': { told: ['reconnect_required'], wasConnected: true } };
    await writeFile(join(folder, 'alerts.json'), JSON.stringify(old));
    const { memory, reported } = await open(folder);
    const [[id, state] = ['', NEVER_NOTIFIED]] = NOTIFIED.accounts;
    const accounts = new Map([[id, { ...state, goneSince: null }]]);
    expect(memory.remembered).toEqual({ ...NOTHING_REMEMBERED, accounts });
    expect(reported).toEqual([]);
  });

  it('loses one entry that cannot be read, and keeps the others', async () => {
    const folder = await freshFolder();
    const good = { notifiedStatuses: ['x'], wasConnected: true };
    const silences = {
      snooze: null,
      accounts: [null, { accountID: 'b', kind: 'acknowledged', since: 5, until: null }],
    };
    const content = { version: 2, accounts: { a: null, b: good }, silences, refusal: null };
    await writeFile(join(folder, 'alerts.json'), JSON.stringify(content));
    const { memory, reported } = await open(folder);
    expect([...memory.remembered.accounts.keys()]).toEqual(['b']);
    expect(memory.remembered.silences.accounts).toMatchObject([{ accountID: 'b' }]);
    expect(reported).toHaveLength(1);
  });

  it('writes only what differs', async () => {
    const folder = await freshFolder();
    const { memory } = await open(folder);
    await memory.save(NOTIFIED);
    const before = await stat(join(folder, 'alerts.json'));
    await memory.save({ ...NOTIFIED });
    const after = await stat(join(folder, 'alerts.json'));
    expect(after.ino).toBe(before.ino);
  });

  it.each(['', 'nonsense', '[]', '{"a":{"told":"x"}}'])(
    'sets a broken file aside: %j',
    async (content) => {
      const folder = await freshFolder();
      await writeFile(join(folder, 'alerts.json'), content);
      const { memory, reported } = await open(folder);
      expect(memory.remembered.accounts.size).toBe(0);
      expect(reported).toHaveLength(1);
      const [aside = ''] = await readdir(folder);
      expect(await readFile(join(folder, aside), 'utf8')).toBe(content);
    },
  );

  it('says it when the file cannot be written', async () => {
    const { memory, reported } = await open(join(await freshFolder(), 'missing'));
    await memory.save(NOTIFIED);
    expect(reported).toHaveLength(1);
  });

  it('leaves the only copy of a broken file as it is, and does not report it as saved', async () => {
    const folder = await freshFolder();
    const file = join(folder, 'alerts.json');
    await writeFile(file, 'broken');
    // A folder of that name: file permissions would not keep root from moving the file.
    await mkdir(backupPath(file, 0));
    const { memory, reported } = await open(folder);
    await memory.save(NOTIFIED);
    expect(await readFile(file, 'utf8')).toBe('broken');
    expect(reported).toHaveLength(1);
    expect(reported.join()).not.toContain('was kept as');
  });
});
