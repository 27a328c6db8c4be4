import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { freshFolder } from '../testing/folder';
import { SETTINGS_VERSION } from '../../shared/model/settings';
import { backupPath } from '../platform/files';
import { openSettingsStore, type SettingsFile, type SettingsFileClass } from './settings-store';

const BOUNDS = { x: -10, y: 20, width: 800, height: 600 };
const NOW = Date.UTC(2026, 0, 2, 3, 4, 5);

/** A double of electron-store, which runs in Electron alone; e2e/files.spec.ts has the real one. */
function classOf(open: (file: string) => SettingsFile): SettingsFileClass {
  return function ({ cwd, name }: { cwd: string; name: string }) {
    return open(join(cwd, `${name}.json`));
  } as unknown as SettingsFileClass;
}

function plainFile(file: string): SettingsFile {
  let values: Record<string, unknown> = {};
  if (existsSync(file)) values = JSON.parse(readFileSync(file, 'utf8')) as typeof values;
  const write = (next: typeof values) => {
    values = next;
    writeFileSync(file, JSON.stringify(values));
  };
  return {
    get store() {
      return values;
    },
    set store(next) {
      write(next);
    },
    set: (key, value) => write({ ...values, [key]: value }),
  };
}

async function open(written: unknown) {
  const folder = await freshFolder();
  const file = join(folder, 'settings.json');
  const text = typeof written === 'string' ? written : JSON.stringify(written);
  if (written !== undefined) await writeFile(file, text);
  const reported: string[] = [];
  const reopen = () =>
    openSettingsStore({
      folder,
      Store: classOf(plainFile),
      now: () => NOW,
      reportToUser: (sentence) => reported.push(sentence),
    });
  const store = await reopen();
  const asides = async () => (await readdir(folder)).filter((name) => name.includes('.broken-'));
  const onDisk = async () => JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>;
  return { folder, text, reported, store, reopen, asides, onDisk };
}

describe('openSettingsStore', () => {
  it('removes what ends in the middle of writes have left, and nothing else', async () => {
    const { folder, reopen } = await open({ theme: 'dark' });
    const others = ['settings.json.broken-1', 'other.json.tmp-12ab'];
    const left = ['settings.json.tmp-5730750337e2fa43', 'settings.json.tmp-1'];
    for (const name of [...others, ...left]) await writeFile(join(folder, name), '{');
    await reopen();
    expect((await readdir(folder)).toSorted()).toEqual([...others, 'settings.json'].toSorted());
  });

  it('starts empty, and keeps what is set', async () => {
    const { store, reopen, reported } = await open(undefined);
    expect(store.get('theme')).toBeUndefined();
    store.set('theme', 'dark');
    expect((await reopen()).get('theme')).toBe('dark');
    expect(reported).toEqual([]);
  });

  it('brings the first form into this one', async () => {
    const { store, onDisk, reported, asides } = await open({ windowBounds: BOUNDS, other: 1 });
    const placing = { bounds: BOUNDS, isMaximized: false };
    expect(store.get('window')).toEqual(placing);
    expect(await onDisk()).toEqual({ version: SETTINGS_VERSION, window: placing, other: 1 });
    expect([reported, await asides()]).toEqual([[], []]);
  });

  it('leaves a newer program’s file as it stands', async () => {
    const newer = { version: 99, theme: 'dark', novelty: { a: 1 } };
    const { store, onDisk } = await open(newer);
    expect(store.get('theme')).toBe('dark');
    expect(await onDisk()).toEqual(newer);
  });

  it('uses what could be read where the disk takes nothing, and says so', async () => {
    const folder = await freshFolder();
    const written = { windowBounds: BOUNDS, theme: 'dark' };
    const reported: string[] = [];
    const file: SettingsFile = {
      get store() {
        return written;
      },
      set store(_next) {
        throw new Error('ENOSPC');
      },
      set: () => undefined,
    };
    const store = await openSettingsStore({
      folder,
      Store: classOf(() => file),
      now: () => NOW,
      reportToUser: (sentence) => reported.push(sentence),
    });
    expect(store.get('theme')).toBe('dark');
    expect(reported).toEqual([expect.stringMatching(/cannot be written.*ENOSPC/)]);
  });

  it('starts what does not fit anew, says so once, and keeps the old file beside', async () => {
    const nonsense = {
      version: SETTINGS_VERSION,
      theme: 'purple',
      pollSeconds: -4,
      closing: 'quit',
    };
    const { folder, text, store, reported, reopen, asides, onDisk } = await open(nonsense);
    expect(store.get('theme')).toBeUndefined();
    expect(store.get('closing')).toBe('quit');
    const [aside = ''] = await asides();
    expect(reported).toEqual([expect.stringMatching(/pollSeconds, theme.*how they were at first/)]);
    expect(reported[0]).toContain(aside);
    expect(await readFile(join(folder, aside), 'utf8')).toBe(text);
    expect(await onDisk()).toEqual({ version: SETTINGS_VERSION, closing: 'quit' });
    await reopen();
    expect(reported).toHaveLength(1);
  });

  it.each(['{"theme": ', '[1]', '"x"', ''])('sets %j aside whole', async (broken) => {
    const { folder, store, reported, asides } = await open(broken);
    expect(store.get('theme')).toBeUndefined();
    const [aside = ''] = await asides();
    expect(await readFile(join(folder, aside), 'utf8')).toBe(broken);
    expect(reported).toHaveLength(1);
  });

  it('writes nothing over a broken file that cannot be set aside, and does not say it was', async () => {
    const folder = await freshFolder();
    const file = join(folder, 'settings.json');
    await writeFile(file, 'broken');
    // A folder of that name: file permissions would not keep root from moving the file.
    await mkdir(backupPath(file, NOW));
    const reported: string[] = [];
    const store = await openSettingsStore({
      folder,
      Store: classOf(plainFile),
      now: () => NOW,
      reportToUser: (sentence) => reported.push(sentence),
    });
    store.set('theme', 'dark');
    expect(store.get('theme')).toBe('dark');
    expect(await readFile(file, 'utf8')).toBe('broken');
    expect(reported).toEqual([expect.stringContaining('could not be moved out of the way')]);
  });
});
