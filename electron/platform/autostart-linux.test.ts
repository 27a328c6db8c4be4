import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { IDENTITY } from '../../shared/model/identity';
import { freshFolder } from '../testing/folder';
import { autostartPath, openAutostartFile } from './autostart-linux';
import { autostartEntry, commandOf } from './desktop-entry';

const ENTRY = { name: 'Bridgekeeper', comment: 'Says so', icon: 'bridgekeeper' };
/** Something that is there on every machine that runs this test. */
const HERE = process.execPath;

async function open() {
  const file = join(await freshFolder(), 'config', 'autostart', IDENTITY.desktopFile);
  const autostart = openAutostartFile(file, { ...ENTRY, command: [HERE, '--hidden'] });
  const text = () => readFile(file, 'utf8');
  const put = async (content: string) => {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
  };
  return { file, autostart, text, put };
}

describe('autostartPath', () => {
  it.each([
    [{ XDG_CONFIG_HOME: '/config' }, `/config/autostart/${IDENTITY.desktopFile}`],
    [{ XDG_CONFIG_HOME: 'relative' }, `/home/alice/.config/autostart/${IDENTITY.desktopFile}`],
    [{ XDG_CONFIG_HOME: '' }, `/home/alice/.config/autostart/${IDENTITY.desktopFile}`],
    [{}, `/home/alice/.config/autostart/${IDENTITY.desktopFile}`],
  ])('with %j', (env, path) => {
    expect(autostartPath(env, '/home/alice')).toBe(path);
  });
});

describe('openAutostartFile', () => {
  it('is turned on and off, and leaves nothing behind', async () => {
    const { file, autostart, text } = await open();
    expect(await autostart.isOn()).toBe(false);
    await autostart.set(true);
    expect(await autostart.isOn()).toBe(true);
    expect(commandOf(await text())).toEqual([HERE, '--hidden']);
    await autostart.set(false);
    expect(await autostart.isOn()).toBe(false);
    expect(await readdir(dirname(file))).toEqual([]);
    await autostart.set(false);
  });

  it('reads that another tool has turned it off, and turns it on again', async () => {
    const { autostart, text, put } = await open();
    await autostart.set(true);
    await put(`${await text()}Hidden=true\n`);
    expect(await autostart.isOn()).toBe(false);
    await autostart.set(true);
    expect(await autostart.isOn()).toBe(true);
  });

  it('says so when the folder cannot be written to', async () => {
    const { file, autostart } = await open();
    await mkdir(dirname(dirname(file)), { recursive: true });
    await writeFile(dirname(file), 'a file where the folder should be');
    await expect(autostart.set(true)).rejects.toThrow();
  });

  const stale = (command: readonly string[]) => autostartEntry({ ...ENTRY, command });

  it.each([
    ['the program moved', ['/gone/bridgekeeper', '--hidden']],
    ['its folder moved', [HERE, '/gone/folder', '--hidden']],
  ])('is written anew when %s', async (_why, command) => {
    const { autostart, text, put } = await open();
    await put(stale(command));
    expect(await autostart.isOn()).toBe(true);
    await autostart.refresh();
    expect(commandOf(await text())).toEqual([HERE, '--hidden']);
  });

  it.each([
    ['is off', `${stale(['/gone/bridgekeeper'])}Hidden=true\n`],
    ['starts a program that is there', stale([HERE, '--user-data-dir=/another', '--hidden'])],
    ['was changed by its user', stale(['sh', '-c', 'sleep 9; bridgekeeper'])],
  ])('is left alone when it %s', async (_why, content) => {
    const { autostart, text, put } = await open();
    await put(content);
    await autostart.refresh();
    expect(await text()).toBe(content);
  });

  it('is not made by a refresh', async () => {
    const { autostart } = await open();
    await autostart.refresh();
    expect(await autostart.isOn()).toBe(false);
  });
});
