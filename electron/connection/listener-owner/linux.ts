import { closeSync, openSync, readSync } from 'node:fs';
import type { ListenerOwner, ListenTarget } from './target';

/** The state of a listening socket in the tables. */
const LISTENING = '0A';
const ANY_V4 = '00000000';
const ANY_V6 = '0'.repeat(32);
/** How the tables begin an IPv4 address that is written as one of IPv6. */
const MAPPED_V4 = '0000000000000000FFFF0000';
const LOOPBACK_V6 = `${'0'.repeat(24)}01000000`;

/** Some listening sockets: what is read beyond those that are wanted makes the kernel look at all others. */
const PIECE_BYTES = 1_024;

/** Linux's tables of TCP sockets (proc(5)), piece by piece; null where the system has or shows none. */
export interface SocketTables {
  v4(): Iterable<string> | null;
  v6(): Iterable<string> | null;
}

interface ListeningSocket {
  /** As the tables write it. */
  local: string;
  user: number;
}

/**
 * Whose program a request to a local address would reach, by the system's own tables. Of several
 * listeners at one port the kernel takes the one whose address is the most exact; and it lets no two
 * users listen at the same address, so that the first that is exact decides.
 * @param userID of the user this program runs as
 */
export function ownerByTables(
  tables: SocketTables,
  { address, port }: ListenTarget,
  userID: number,
): ListenerOwner {
  const ranks = address === '::1' ? [[LOOPBACK_V6], [ANY_V6]] : ranksOfV4(address);
  const exact = ranks[0] ?? [];
  const found: ListeningSocket[] = [];
  let isKnown = false;
  for (const open of address === '::1' ? [tables.v6] : [tables.v4, tables.v6]) {
    const table = open();
    isKnown ||= table !== null;
    for (const socket of listenersAt(port, table ?? [])) {
      if (exact.includes(socket.local)) return ownerOf([socket], userID);
      found.push(socket);
    }
  }
  if (!isKnown) return 'unknown';
  const rank = ranks.find((locals) => found.some(({ local }) => locals.includes(local)));
  const sockets = found.filter(({ local }) => rank?.includes(local));
  return sockets.length === 0 ? 'nobody' : ownerOf(sockets, userID);
}

function ownerOf(sockets: readonly ListeningSocket[], userID: number): ListenerOwner {
  return sockets.every(({ user }) => user === userID) ? 'this-user' : 'another-user';
}

/** The local addresses that receive what goes to one of IPv4, the most exact first. */
function ranksOfV4(address: string): string[][] {
  const bytes = address.split('.').map((part) => Number(part).toString(16).padStart(2, '0'));
  const local = bytes.reverse().join('').toUpperCase();
  return [[local, MAPPED_V4 + local], [ANY_V4, MAPPED_V4 + ANY_V4], [ANY_V6]];
}

/** The listening sockets at a port, as far as the table is read. */
function* listenersAt(port: number, table: Iterable<string>): Iterable<ListeningSocket> {
  const wanted = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  for (const line of linesOf(table)) {
    // Most sockets are connections, thousands of them on some computers.
    if (!line.includes(` ${LISTENING} `)) continue;
    const [, address = '', , state, , , , user] = line.trim().split(/\s+/);
    if (state !== LISTENING || !address.endsWith(wanted)) continue;
    yield { local: address.slice(0, -wanted.length), user: Number(user) };
  }
}

function* linesOf(pieces: Iterable<string>): Iterable<string> {
  let rest = '';
  for (const piece of pieces) {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  yield rest;
}

/**
 * The kernel's tables, which list what listens first. A piece is read only when it is asked for: to look
 * at all sockets costs the kernel some milliseconds, at every poll. It waits for nothing, so that the
 * thread pool, each of whose steps wakes two threads, is left alone.
 */
export function openSocketTables(): SocketTables {
  return { v4: () => openTable('/proc/net/tcp'), v6: () => openTable('/proc/net/tcp6') };
}

function openTable(file: string): Iterable<string> | null {
  try {
    return piecesOf(openSync(file, 'r'));
  } catch {
    return null;
  }
}

function* piecesOf(descriptor: number): Iterable<string> {
  try {
    const buffer = Buffer.alloc(PIECE_BYTES);
    for (;;) {
      const length = readSync(descriptor, buffer, 0, PIECE_BYTES, null);
      if (length === 0) return;
      yield buffer.toString('latin1', 0, length);
    }
  } finally {
    closeSync(descriptor);
  }
}
