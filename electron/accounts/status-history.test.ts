import { appendFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { StatusChange } from '../../shared/model/snapshot';
import { backupPath } from '../platform/files';
import { HISTORY_LIMIT, openStatusHistory } from './status-history';

let folder = '';
let reported: string[] = [];
const file = () => join(folder, 'history.ndjson');
const open = () =>
  openStatusHistory({
    file: file(),
    now: () => 0,
    reportToUser: (sentence) => reported.push(sentence),
  });

const change = (
  at: number,
  accountID = 'alice',
  to: string | null = 'connected',
): StatusChange => ({
  at,
  accountID,
  network: 'WhatsApp',
  displayName: 'Älice 💬',
  kind: to === null ? 'gone' : 'status',
  from: 'disconnected',
  to,
  statusText: null,
});

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bridgekeeper-history-'));
  reported = [];
});
afterEach(() => rm(folder, { recursive: true }));

describe('history', () => {
  it('survives a restart', async () => {
    const first = await open();
    await first.add([change(1), change(2, 'bob')]);
    await first.add([change(3, 'alice', 'disconnected')]);
    const second = await open();
    expect(second.of('alice', 10).map(({ at }) => at)).toEqual([3, 1]);
    expect(second.of('alice', 1)).toHaveLength(1);
    expect(second.last('alice')).toEqual({ status: 'disconnected', since: 3 });
    expect(reported).toEqual([]);
  });

  it('remembers across a restart that a time is not exact', async () => {
    await (await open()).add([{ ...change(1), isInexact: true }]);
    const again = await open();
    expect(again.last('alice')).toEqual({ status: 'connected', since: 1, isInexact: true });
  });

  it('does not remember the status of an account that is gone', async () => {
    const history = await open();
    await history.add([change(1, 'alice', null)]);
    expect(history.last('alice')).toBeNull();
    expect(history.last('nobody')).toBeNull();
  });

  it('drops a torn last line without a word, and goes on after it', async () => {
    await (await open()).add([change(1)]);
    await appendFile(file(), '{"at":2,"accou');
    const history = await open();
    await history.add([change(3)]);
    expect((await open()).of('alice', 10).map(({ at }) => at)).toEqual([3, 1]);
    expect(reported).toEqual([]);
  });

  it('reads lines of version 0.1', async () => {
    const { displayName: owner, ...rest } = change(1);
    await writeFile(file(), `${JSON.stringify({ ...rest, owner })}\n`);
    expect((await open()).of('alice', 10)).toEqual([change(1)]);
    expect(reported).toEqual([]);
  });

  it('sets a broken file aside, says so, and keeps what could be read', async () => {
    const good = JSON.stringify(change(1));
    await writeFile(file(), `${good}\nnonsense\n{"at":"wrong"}\n`);
    const history = await open();
    expect(history.of('alice', 10)).toHaveLength(1);
    expect(reported).toHaveLength(1);
    const aside = (await readdir(folder)).find((name) => name.includes('.broken-')) ?? '';
    expect(reported[0]).toContain(aside);
    expect(await readFile(join(folder, aside), 'utf8')).toContain('nonsense');
    reported = [];
    expect((await open()).of('alice', 10)).toHaveLength(1);
    expect(reported).toEqual([]);
  });

  it('stays bounded, on disk too, and keeps the newest', async () => {
    const history = await open();
    for (let block = 0; block < 12; block += 1) {
      await history.add(Array.from({ length: 1_000 }, (_, index) => change(block * 1_000 + index)));
    }
    const lines = (await readFile(file(), 'utf8')).trimEnd().split('\n');
    expect(lines.length).toBeLessThanOrEqual(HISTORY_LIMIT + 500);
    expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ at: 11_999 });
    expect((await open()).of('alice', 99_999)).toHaveLength(HISTORY_LIMIT);
  });

  it('goes on in memory when the file cannot be written, and says it once', async () => {
    const history = await openStatusHistory({
      file: join(folder, 'no', 'such', 'folder', 'history.ndjson'),
      now: () => 0,
      reportToUser: (sentence) => reported.push(sentence),
    });
    await history.add([change(1)]);
    await history.add([change(2)]);
    expect(history.of('alice', 10)).toHaveLength(2);
    expect(reported).toHaveLength(1);
  });

  it('leaves the only copy of a broken file as it is, and goes on in memory', async () => {
    await writeFile(file(), `${JSON.stringify(change(1))}\nnonsense\n`);
    const before = await readFile(file(), 'utf8');
    // A folder of that name: file permissions would not keep root from moving the file.
    await mkdir(backupPath(file(), 0));
    const history = await open();
    await history.add([change(2)]);
    expect(history.of('alice', 10).map(({ at }) => at)).toEqual([2, 1]);
    expect(await readFile(file(), 'utf8')).toBe(before);
    expect(reported).toEqual([expect.stringContaining('could not be moved out of the way')]);
  });

  it('catches up when the disk takes again what it refused', async () => {
    const later = join(folder, 'later');
    const options = {
      file: join(later, 'history.ndjson'),
      now: () => 0,
      reportToUser: () => undefined,
    };
    const history = await openStatusHistory(options);
    await history.add([change(1)]);
    await mkdir(later);
    await history.add([change(2)]);
    expect((await openStatusHistory(options)).of('alice', 10).map(({ at }) => at)).toEqual([2, 1]);
  });
});
