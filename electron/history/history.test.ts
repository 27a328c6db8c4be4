import {
  appendFile,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { StatusChange } from '../../shared/model/snapshot';
import { backupPath } from '../platform/files';
import { HISTORY_DAYS, type HistoryEntry } from '../../shared/model/history';
import { openHistory, type History } from './history';

let folder = '';
let reported: string[] = [];
const file = () => join(folder, 'history.ndjson');
const open = () =>
  openHistory({
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

/** When the entries of an account were, newest first. */
const timesOf = (history: History, accountID: string) =>
  history
    .entries()
    .filter((entry) => entry.accountID === accountID)
    .map(({ at }) => at)
    .reverse();

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
    expect(timesOf(second, 'alice')).toEqual([3, 1]);
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
    expect(timesOf(await open(), 'alice')).toEqual([3, 1]);
    expect(reported).toEqual([]);
  });

  it('reads lines of version 0.1', async () => {
    const { displayName: owner, ...rest } = change(1);
    await writeFile(file(), `${JSON.stringify({ ...rest, owner })}\n`);
    expect((await open()).entries()).toEqual([change(1)]);
    expect(reported).toEqual([]);
  });

  it('sets a broken file aside, says so, and keeps what could be read', async () => {
    const good = JSON.stringify(change(1));
    await writeFile(file(), `${good}\nnonsense\n{"at":"wrong"}\n`);
    const history = await open();
    expect(history.entries()).toHaveLength(1);
    expect(reported).toHaveLength(1);
    const aside = (await readdir(folder)).find((name) => name.includes('.broken-')) ?? '';
    expect(reported[0]).toContain(aside);
    expect(await readFile(join(folder, aside), 'utf8')).toContain('nonsense');
    reported = [];
    expect((await open()).entries()).toHaveLength(1);
    expect(reported).toEqual([]);
  });

  it('stays bounded, on disk too, and keeps the newest and the last status of each account', async () => {
    // Two bytes a letter.
    const long = 'я'.repeat(10_000);
    const history = await open();
    await history.add([change(0, 'bob')]);
    for (let block = 0; block < 10; block += 1) {
      await history.add(
        Array.from({ length: 1_000 }, (_, index) => ({
          ...change(block * 1_000 + index),
          statusText: long,
        })),
      );
    }
    const { size } = await stat(file());
    expect(size).toBeLessThanOrEqual(4_000_000);
    const again = await open();
    expect(timesOf(again, 'alice')[0]).toBe(9_999);
    expect(timesOf(again, 'alice').length).toBeLessThan(9_000);
    expect(again.last('bob')).toEqual({ status: 'connected', since: 0 });
  });

  it('forgets after 90 days all but the last status of an account that is still there', async () => {
    const first = await open();
    await first.add([
      change(1),
      change(2, 'alice', 'disconnected'),
      change(3, 'gone', 'connected'),
      change(4, 'gone', null),
    ]);
    const now = (HISTORY_DAYS + 1) * 86_400_000;
    const options = { file: file(), reportToUser: (sentence: string) => reported.push(sentence) };
    const history = await openHistory({ ...options, now: () => now });
    expect(history.entries()).toEqual([change(2, 'alice', 'disconnected')]);
    expect(await readFile(file(), 'utf8')).toBe(
      `${JSON.stringify(change(2, 'alice', 'disconnected'))}\n`,
    );
  });

  it('forgets while it runs, too', async () => {
    let now = 0;
    const history = await openHistory({
      file: file(),
      now: () => now,
      reportToUser: (sentence) => reported.push(sentence),
    });
    await history.add([change(1), change(2)]);
    now = (HISTORY_DAYS + 1) * 86_400_000;
    await history.add([change(now)]);
    expect(timesOf(history, 'alice')).toEqual([now]);
    expect(timesOf(await open(), 'alice')).toEqual([now]);
  });

  it('keeps lines of kinds that it does not know, and shows them to nobody', async () => {
    const later = '{"at":5,"kind":"telepathy","what":["?"]}';
    await writeFile(file(), `${JSON.stringify(change(1))}\n${later}\n`);
    const history = await open();
    expect(history.entries()).toEqual([change(1)]);
    expect(reported).toEqual([]);
    await appendFile(file(), 'torn');
    expect((await open()).entries()).toEqual([change(1)]);
    expect(await readFile(file(), 'utf8')).toContain(`${later}\n`);
  });

  it('keeps what a later version has added to a line', async () => {
    const line = JSON.stringify({ ...change(1), mood: 'calm' });
    await writeFile(file(), `${line}\n`);
    await appendFile(file(), 'torn');
    expect((await open()).entries()).toEqual([change(1)]);
    expect(await readFile(file(), 'utf8')).toBe(`${line}\n`);
  });

  it('takes a time that no calendar has for a broken line: it could not be shown', async () => {
    await writeFile(file(), `${JSON.stringify(change(1e300))}\n${JSON.stringify(change(1))}\n`);
    expect((await open()).entries()).toEqual([change(1)]);
    expect(reported).toHaveLength(1);
  });

  it('holds decisions and sign-ins as well', async () => {
    const entries: HistoryEntry[] = [
      change(1, 'alice', 'reconnect_required'),
      {
        at: 1,
        accountID: 'alice',
        kind: 'decision',
        about: 'action-required',
        told: false,
        reason: 'muted',
      },
      { at: 2, accountID: 'alice', kind: 'signed-in', network: 'WhatsApp', displayName: null },
      {
        at: 3,
        accountID: null,
        kind: 'refusal',
        refusal: 'unauthorized',
        told: true,
        reason: 'at-once',
      },
    ];
    await (await open()).add(entries);
    const history = await open();
    expect(history.entries()).toEqual(entries);
    expect(history.last('alice')).toEqual({ status: 'reconnect_required', since: 1 });
    expect(history.present()).toEqual([entries[0]]);
  });

  it('goes on in memory when the file cannot be written, and says it once', async () => {
    const history = await openHistory({
      file: join(folder, 'no', 'such', 'folder', 'history.ndjson'),
      now: () => 0,
      reportToUser: (sentence) => reported.push(sentence),
    });
    await history.add([change(1)]);
    await history.add([change(2)]);
    expect(history.entries()).toHaveLength(2);
    expect(reported).toHaveLength(1);
  });

  it('leaves the only copy of a broken file as it is, and goes on in memory', async () => {
    await writeFile(file(), `${JSON.stringify(change(1))}\nnonsense\n`);
    const before = await readFile(file(), 'utf8');
    // A folder of that name: file permissions would not keep root from moving the file.
    await mkdir(backupPath(file(), 0));
    const history = await open();
    await history.add([change(2)]);
    expect(timesOf(history, 'alice')).toEqual([2, 1]);
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
    const history = await openHistory(options);
    await history.add([change(1)]);
    await mkdir(later);
    await history.add([change(2)]);
    expect(timesOf(await openHistory(options), 'alice')).toEqual([2, 1]);
  });
});
