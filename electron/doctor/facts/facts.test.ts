import { createServer, type AddressInfo } from 'node:net';
import { chmod, mkdir, readdir, utimes, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { BusMethod } from '../../platform/session-bus';
import { freshFolder } from '../../testing/folder';
import { makeWorkFolder } from '../work-folder';
import { askNotificationServer, askPortal, isKeyringLocked } from './desktop-facts';
import { latestFileAt, readDiskFacts } from './disk-facts';
import { proxyState } from './proxy-facts';

const IS_ROOT = process.getuid?.() === 0;

describe('the disk', () => {
  it('is looked at before the first start, and where the folder is', async () => {
    const folder = await freshFolder();
    const facts = await readDiskFacts(join(folder, 'not', 'yet'));
    expect(facts).toMatchObject({ isThere: false, isReadable: true, isWritable: true });
    expect(facts.freeBytes).toBeGreaterThan(0);
    expect(await readDiskFacts(folder)).toMatchObject({ isThere: true, isReadable: true });
    expect(await readdir(folder)).toEqual([]);
  });

  // Root may read and write everything; e2e/doctor takes a disk that nobody may write to.
  it.skipIf(IS_ROOT)('is not taken for good when files of ours cannot be read', async () => {
    const folder = await freshFolder();
    await writeFile(join(folder, 'settings.json'), '{}');
    await chmod(join(folder, 'settings.json'), 0);
    expect((await readDiskFacts(folder)).isReadable).toBe(false);
    await chmod(folder, 0o500);
    expect((await readDiskFacts(folder)).isWritable).toBe(false);
  });

  it('tells when one of the program’s files was last written', async () => {
    const folder = await freshFolder();
    expect(await latestFileAt(folder)).toBeNull();
    await mkdir(join(folder, 'Cache'));
    await writeFile(join(folder, 'history.ndjson'), '');
    await utimes(join(folder, 'history.ndjson'), 5, 5);
    expect(await latestFileAt(folder)).toBe(5_000);
  });
});

describe('a folder to work in', () => {
  it('is made beside the program’s own, with the key that Windows needs, and goes again', async () => {
    const [folder, runtime] = [await freshFolder(), await freshFolder()];
    await writeFile(join(folder, 'Local State'), 'key');
    const work = makeWorkFolder(folder, { env: { XDG_RUNTIME_DIR: runtime }, platform: 'win32' });
    expect(await readdir(work?.path ?? '')).toEqual(['Local State']);
    expect(await readdir(folder)).toEqual(['Local State']);
    work?.remove();
    expect(existsSync(work?.path ?? '')).toBe(false);
  });
});

describe('the desktop’s bus', () => {
  const busWith = (answers: Record<string, readonly unknown[]>) => ({
    call: async ({ member, destination }: BusMethod, ...args: readonly unknown[]) => {
      const answer = answers[[member, ...args].join(' ')] ?? answers[destination];
      if (answer === undefined) throw new Error('nobody');
      return answer;
    },
  });

  it('has a notification server or not', async () => {
    const bus = busWith({
      GetServerInformation: ['dunst', 'knopwob', '1.9', '1.2'],
      GetCapabilities: [['actions']],
    });
    expect(await askNotificationServer(bus)).toEqual({
      name: 'dunst',
      version: '1.9',
      capabilities: ['actions'],
    });
    expect(await askNotificationServer(busWith({}))).toBeNull();
  });

  it('has a portal, with or without keys that work everywhere', async () => {
    const keys = busWith({ 'Get org.freedesktop.portal.GlobalShortcuts version': [1] });
    expect(await askPortal(keys)).toEqual({ hasPortal: true, hasGlobalShortcuts: true });
    const some = busWith({ 'NameHasOwner org.freedesktop.portal.Desktop': [true] });
    expect(await askPortal(some)).toEqual({ hasPortal: true, hasGlobalShortcuts: false });
    for (const bus of [busWith({}), null]) {
      expect(await askPortal(bus)).toEqual({ hasPortal: false, hasGlobalShortcuts: false });
    }
  });

  it('has a keyring that is locked, unlocked, or none', async () => {
    expect(await isKeyringLocked(busWith({ 'org.freedesktop.secrets': [true] }))).toBe(true);
    expect(await isKeyringLocked(busWith({ 'org.freedesktop.secrets': [false] }))).toBe(false);
    expect(await isKeyringLocked(busWith({}))).toBeNull();
    expect(await isKeyringLocked(null)).toBeNull();
  });
});

describe('proxyState', () => {
  it('tries those that are named, in their order', async () => {
    const only = (there: string) => async (place: string) => place === there;
    expect(await proxyState('DIRECT')).toBe('none');
    expect(await proxyState('PROXY a:1;PROXY b:2', only('b:2'))).toBe('answers');
    expect(await proxyState('PROXY a:1;DIRECT', only('b:2'))).toBe('none');
    expect(await proxyState('SOCKS5 a:1', only('b:2'))).toBe('silent');
    expect(await proxyState('')).toBe('untried');
  });

  it('connects, and sends nothing', async () => {
    const server = createServer((socket) => socket.on('data', () => expect.fail('it was sent to')));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const { port } = server.address() as AddressInfo;
    expect(await proxyState(`PROXY 127.0.0.1:${port}`)).toBe('answers');
    expect(await proxyState('PROXY 127.0.0.1:1')).toBe('silent');
  });
});
