/** A local address that a program may listen at. */
export interface ListenTarget {
  /** The addresses that a request may go to, one or both: `127.0.0.1`, another of 127.0.0.0/8, `::1`. */
  addresses: readonly string[];
  port: number;
}

/** Whose program listens at a local address. */
export type ListenerOwner =
  | 'this-user'
  | 'another-user'
  /** Nothing listens there. */
  | 'nobody'
  /** The system does not say. */
  | 'unknown';

/** Where a request to a loopback URL goes; `localhost` may be either of two addresses. */
export function listenTargetOf({ hostname, port, protocol }: URL): ListenTarget {
  const addresses = hostname.endsWith('localhost')
    ? ['127.0.0.1', '::1']
    : [hostname.replace(/^\[(.*)\]$/, '$1')];
  const usualPort = protocol === 'https:' ? 443 : 80;
  return { addresses, port: port === '' ? usualPort : Number(port) };
}
