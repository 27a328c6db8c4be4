/** A local address that a program may listen at. */
export interface ListenTarget {
  /** `127.0.0.1`, another of 127.0.0.0/8, `::1`. */
  address: string;
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

/** Who answers a request to a local URL. */
export interface Listener {
  owner: ListenerOwner;
  /** Where it is this user's program that listens; null otherwise. */
  address: string | null;
}

/** Where a request to a loopback URL may go, as `localhost` may be either of two addresses. */
export function listenTargetsOf({ hostname, port, protocol }: URL): ListenTarget[] {
  const addresses = hostname.endsWith('localhost')
    ? ['127.0.0.1', '::1']
    : [hostname.replace(/^\[(.*)\]$/, '$1')];
  const usualPort = protocol === 'https:' ? 443 : 80;
  return addresses.map((address) => ({ address, port: port === '' ? usualPort : Number(port) }));
}
