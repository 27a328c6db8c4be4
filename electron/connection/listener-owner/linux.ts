import { readIfExists } from '../../platform/files';
import type { ListenerOwner, ListenTarget } from './target';

/** The state of a listening socket in the tables. */
const LISTENING = '0A';
const ANY_V4 = '00000000';
const ANY_V6 = '0'.repeat(32);
/** How the tables begin an IPv4 address that is written as one of IPv6. */
const MAPPED_V4 = '0000000000000000FFFF0000';
const LOOPBACK_V6 = `${'0'.repeat(24)}01000000`;

/** Linux's tables of TCP sockets (proc(5)); null where the system has or shows none. */
export interface SocketTables {
  v4: string | null;
  v6: string | null;
}

export async function readSocketTables(): Promise<SocketTables> {
  const read = (table: string) => readIfExists(table).catch(() => null);
  const [v4, v6] = await Promise.all([read('/proc/net/tcp'), read('/proc/net/tcp6')]);
  return { v4, v6 };
}

/**
 * Whose program a request to a local address would reach, by the system's own tables. Of several
 * listeners at one port the kernel takes the one whose address is the most exact.
 * @param userID of the user this program runs as
 */
export function ownerByTables(
  tables: SocketTables,
  { addresses, port }: ListenTarget,
  userID: number,
): ListenerOwner {
  if (tables.v4 === null && tables.v6 === null) return 'unknown';
  const listeners = [tables.v4, tables.v6]
    .flatMap((table) => table?.split('\n') ?? [])
    .flatMap(listenerOf)
    .filter((listener) => listener.port === port);
  const users = addresses.flatMap((address) => {
    const ranks = address === '::1' ? [[LOOPBACK_V6], [ANY_V6]] : ranksOfV4(address);
    const rank = ranks.find((locals) => listeners.some(({ local }) => locals.includes(local)));
    return listeners.filter(({ local }) => rank?.includes(local)).map(({ user }) => user);
  });
  if (users.length === 0) return 'nobody';
  return users.every((user) => user === userID) ? 'this-user' : 'another-user';
}

/** The local addresses that receive what goes to one of IPv4, the most exact first. */
function ranksOfV4(address: string): string[][] {
  const bytes = address.split('.').map((part) => Number(part).toString(16).padStart(2, '0'));
  const local = bytes.reverse().join('').toUpperCase();
  return [[local, MAPPED_V4 + local], [ANY_V4, MAPPED_V4 + ANY_V4], [ANY_V6]];
}

/** The listening socket of a table's line; none of its heading and of other sockets. */
function listenerOf(line: string): { local: string; port: number; user: number }[] {
  const [, address = '', , state, , , , user] = line.trim().split(/\s+/);
  const [local = '', port = ''] = address.split(':');
  if (state !== LISTENING) return [];
  return [{ local, port: Number.parseInt(port, 16), user: Number(user) }];
}
