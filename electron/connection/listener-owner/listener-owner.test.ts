import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { listenerOwner } from './listener-owner';

describe.runIf(process.platform === 'linux')('listenerOwner', () => {
  it.each(['127.0.0.1', 'localhost'])(
    'knows our own server at %s by the kernel’s tables',
    async (host) => {
      const server = createServer().listen(0, '127.0.0.1');
      onTestFinished(() => void server.close());
      await new Promise((resolve) => server.once('listening', resolve));
      const baseURL = `http://${host}:${(server.address() as AddressInfo).port}`;
      expect(await listenerOwner(baseURL)).toBe('this-user');
      vi.spyOn(process, 'getuid').mockReturnValue((process.getuid?.() ?? 0) + 1);
      expect(await listenerOwner(baseURL)).toBe('another-user');
      vi.restoreAllMocks();
      await new Promise((resolve) => server.close(resolve));
      expect(await listenerOwner(baseURL)).toBe('nobody');
    },
  );
});
