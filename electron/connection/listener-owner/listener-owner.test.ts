import { readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { findListener } from './listener-owner';

describe.runIf(process.platform === 'linux')('findListener', () => {
  it.each(['127.0.0.1', 'localhost'])(
    'knows our own server at %s by the kernel’s tables',
    async (host) => {
      const server = createServer().listen(0, '127.0.0.1');
      onTestFinished(() => void server.close());
      await new Promise((resolve) => server.once('listening', resolve));
      const baseURL = `http://${host}:${(server.address() as AddressInfo).port}`;
      expect(await findListener(baseURL)).toEqual({ owner: 'this-user', address: '127.0.0.1' });
      vi.spyOn(process, 'getuid').mockReturnValue((process.getuid?.() ?? 0) + 1);
      expect(await findListener(baseURL)).toEqual({ owner: 'another-user', address: null });
      vi.restoreAllMocks();
      await new Promise((resolve) => server.close(resolve));
      expect(await findListener(baseURL)).toEqual({ owner: 'nobody', address: null });
    },
  );

  it('takes the address at which somebody listens, and asks the last one first', async () => {
    const server = createServer().listen(0, '::1');
    onTestFinished(() => void server.close());
    await new Promise((resolve) => server.once('listening', resolve));
    const baseURL = `http://localhost:${(server.address() as AddressInfo).port}`;
    const atV6 = { owner: 'this-user', address: '::1' };
    expect(await findListener(baseURL)).toEqual(atV6);
    const other = createServer().listen((server.address() as AddressInfo).port, '127.0.0.1');
    onTestFinished(() => void other.close());
    await new Promise((resolve) => other.once('listening', resolve));
    expect(await findListener(baseURL)).toEqual({ owner: 'this-user', address: '127.0.0.1' });
    expect(await findListener(baseURL, '::1')).toEqual(atV6);
  });

  it('leaves no file open, however much it reads', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    onTestFinished(() => void server.close());
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    const files = () => readdirSync('/proc/self/fd').length;
    const before = files();
    for (let times = 0; times < 20; times += 1) {
      await findListener(`http://127.0.0.1:${port}`);
      await findListener(`http://[::1]:${port}`);
    }
    expect(files()).toBeLessThan(before + 20);
  });
});
