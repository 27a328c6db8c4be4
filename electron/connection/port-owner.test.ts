import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { isPortOwnedByAnotherUser, listeningUsers } from './port-owner';

const TABLE = `  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 0100007F:5B4D 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 812 1
   1: 0100007F:5B4E 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1001        0 813 1
   2: 0100007F:5B4D 0100007F:C350 01 00000000:00000000 00:00000000 00000000  1002        0 814 1
`;

describe('listenersAt', () => {
  it.each([
    [23_373, [1000]],
    [23_374, [1001]],
    [23_375, []],
  ])('finds who listens at %i, and not who is connected there', (port, users) => {
    expect(listeningUsers(port, TABLE)).toEqual(users);
  });
});

describe.runIf(process.platform === 'linux')('isAnothersPort', () => {
  it('knows a port of our own from one that somebody else listens at', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    onTestFinished(() => void server.close());
    await new Promise((resolve) => server.once('listening', resolve));
    const baseURL = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    expect(await isPortOwnedByAnotherUser(baseURL)).toBe(false);
    vi.spyOn(process, 'getuid').mockReturnValue((process.getuid?.() ?? 0) + 1);
    expect(await isPortOwnedByAnotherUser(baseURL)).toBe(true);
  });
});
