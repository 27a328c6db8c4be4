import { readIfExists } from '../platform/files';

/** Linux's tables of TCP sockets (proc(5)), for IPv4 and IPv6. */
const TABLES = ['/proc/net/tcp', '/proc/net/tcp6'];
/** The state of a listening socket in these tables. */
const LISTENING = '0A';

/**
 * Whether another user's program listens at a local base URL's port. A token must not be offered to
 * one: any user of this computer may listen on a port that Beeper is not using. Only Linux says who
 * listens; elsewhere the answer is no.
 */
export async function isPortOwnedByAnotherUser(baseURL: string): Promise<boolean> {
  const userID = process.getuid?.();
  if (process.platform !== 'linux' || userID === undefined) return false;
  const tables = await Promise.all(TABLES.map((table) => readIfExists(table).catch(() => null)));
  const port = portOf(new URL(baseURL));
  return tables.some((table) => listeningUsers(port, table ?? '').some((user) => user !== userID));
}

/** The IDs of the users whose programs listen at a port, from the text of one of these tables. */
export function listeningUsers(port: number, table: string): number[] {
  return table
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([, local, , state]) => state === LISTENING && hexPort(local) === port)
    .map((columns) => Number(columns[7]));
}

/** The port of an address as the tables write it: `0100007F:5B4D`. */
function hexPort(address = ''): number {
  return Number.parseInt(address.slice(address.lastIndexOf(':') + 1), 16);
}

function portOf({ port, protocol }: URL): number {
  return port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port);
}
