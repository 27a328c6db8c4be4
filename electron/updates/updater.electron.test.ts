import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { App } from 'electron';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { httpFetch } from '../beeper-api/http-fetch';
import { freshFolder } from '../testing/folder';
import { createManualClock } from '../testing/manual-clock';
import { startUpdateServer } from './testing/update-server';
import { toUpdateError } from './update-error';
import { CACHE, createUpdateMemory } from './update-memory';
import { readUpdateSource } from './update-source';
import { createUpdater } from './updater.electron';

/** electron-updater itself, with a double of Electron; e2e/updates has the real one. */
async function start() {
  const server = await startUpdateServer();
  onTestFinished(server.stop);
  const folder = await freshFolder();
  const image = join(folder, 'apps', 'Bridgekeeper.AppImage');
  await mkdir(join(folder, 'apps'));
  await writeFile(image, 'old', { mode: 0o755 });
  vi.stubEnv('APPIMAGE', image);
  onTestFinished(() => void vi.unstubAllEnvs());
  const ended: unknown[] = [];
  const app = {
    getVersion: () => '0.1.0',
    getName: () => 'Bridgekeeper',
    whenReady: () => Promise.resolve(),
    relaunch: (options: unknown) => ended.push(options),
    quit: () => ended.push('quit'),
  };
  const source = readUpdateSource({
    isPackaged: false,
    built: {},
    env: { BRIDGEKEEPER_UPDATE_URL: server.url, BRIDGEKEEPER_UPDATE_KEY: server.key },
  });
  if (typeof source === 'string') throw new Error(source);
  const data = join(folder, 'data');
  const open = (installs = true) =>
    createUpdater({
      // `autoUpdater` is asked on a Mac alone.
      electron: { app: app as unknown as App, autoUpdater: undefined as never },
      source,
      fetch: httpFetch,
      clock: createManualClock(),
      folder: data,
      installs,
      image,
      closeWindow: () => ended.push('window'),
    });
  return {
    server,
    open,
    updater: open(),
    ended,
    data,
    image: () => readFile(image, 'utf8'),
    beside: () => readdir(join(folder, 'apps')),
    kept: () => readdir(data, { recursive: true }).catch(() => []),
  };
}

describe.skipIf(process.platform !== 'linux')('an AppImage', () => {
  it('is replaced at the end by what was offered, and nothing is left of it afterwards', async () => {
    const { server, updater, image, beside, kept, data } = await start();
    const { content, file } = server.offer('0.9.0');
    expect(await updater.check()).toBe('0.9.0');
    const percents: number[] = [];
    await updater.download((percent) => percents.push(percent));
    expect(percents.at(-1)).toBe(100);
    expect(await image()).toBe('old');
    updater.installAtEnd();
    expect(await image()).toBe(content.toString());
    expect(await beside()).toEqual(['Bridgekeeper.AppImage']);
    expect((await kept()).sort()).toEqual([
      CACHE,
      `${CACHE}/pending`,
      `${CACHE}/pending/${file}`,
      `${CACHE}/pending/update-info.json`,
    ]);
    const log = () => undefined;
    await createUpdateMemory({ folder: data, current: '0.9.0', log }).sweep();
    expect(await kept()).toEqual([]);
  });

  it('is asked for without a word of who asks', async () => {
    const { server, updater, kept } = await start();
    server.offer('0.9.0');
    await updater.check();
    await updater.download(() => undefined);
    for (const { headers, path } of server.requests) {
      expect(Object.keys(headers)).not.toContain('x-user-staging-id');
      expect(path).not.toContain('?');
    }
    expect((await kept()).filter((file) => file.includes('updaterId'))).toEqual([]);
  });

  it('that was fetched before is looked at once more, and taken when it is whole', async () => {
    const { server, open, kept, image, data } = await start();
    const { content, file } = server.offer('0.9.0');
    const fetched = async () => {
      const updater = open();
      await updater.check();
      await updater.download(() => undefined);
      updater.installAtEnd();
      return server.requests.filter(({ path }) => path === file).length;
    };
    expect(await fetched()).toBe(1);
    expect(await fetched()).toBe(1);
    // One that somebody has changed since is fetched anew.
    const lying = (await kept()).find((name) => name.endsWith('.AppImage')) ?? '';
    await writeFile(join(data, lying), 'changed');
    expect(await fetched()).toBe(2);
    expect(await image()).toBe(content.toString());
  });

  it('stays as it is when the file is another, and half of one is not kept', async () => {
    const { server, updater, image, beside, kept } = await start();
    const { file, content } = server.offer('0.9.0');
    server.files.set(file, Buffer.alloc(content.length, 'x'));
    await updater.check();
    await expect(updater.download(() => undefined)).rejects.toMatchObject({
      problem: 'wrong-file',
    });
    updater.installAtEnd();
    expect(await image()).toBe('old');
    expect(await beside()).toEqual(['Bridgekeeper.AppImage']);
    expect((await kept()).filter((name) => name.endsWith('.AppImage'))).toEqual([]);
  });

  it('stays as it is when the disk does not take the new one', async () => {
    const { server, updater, image, data } = await start();
    server.offer('0.9.0');
    await mkdir(data);
    await writeFile(join(data, CACHE), 'in its place');
    await updater.check();
    const error: unknown = await updater.download(() => undefined).catch((thrown) => thrown);
    expect(toUpdateError(error).problem).toBe('disk');
    updater.installAtEnd();
    expect(await image()).toBe('old');
  });

  it('leaves nothing beside it that an earlier run has staged', async () => {
    const { server, open, updater, beside } = await start();
    server.offer('0.9.0');
    await updater.check();
    await updater.download(() => undefined);
    expect(await beside()).toHaveLength(2);
    await open().clean();
    expect(await beside()).toEqual(['Bridgekeeper.AppImage']);
  });

  it('starts again as the new one when its user says so', async () => {
    const { server, updater, ended } = await start();
    server.offer('0.9.0');
    await updater.check();
    await updater.download(() => undefined);
    updater.restart();
    expect(ended).toEqual([expect.objectContaining({ execPath: expect.any(String) }), 'quit']);
  });

  it('is not fetched where it is only told of', async () => {
    const { server, open } = await start();
    const { file } = server.offer('0.9.0');
    const updater = open(false);
    expect(await updater.check()).toBe('0.9.0');
    await expect(updater.download(() => undefined)).rejects.toThrow();
    expect(server.requests.map(({ path }) => path)).not.toContain(file);
  });

  it('finds nothing newer than itself in its own feed, and refuses a feed that is gone', async () => {
    const { server, updater } = await start();
    server.offer('0.1.0');
    expect(await updater.check()).toBeNull();
    server.offer('0.0.1');
    await expect(updater.check()).rejects.toMatchObject({ problem: 'older' });
    server.files.clear();
    await expect(updater.check()).rejects.toMatchObject({ problem: 'bad-answer' });
  });
});
