import { z } from 'zod';
import type { FoundBeeper } from '../../shared/model/connection';
import { infoSchema } from '../../shared/api/info';
import { isLoopbackURL } from '../../shared/util/loopback';
import { plainText } from '../../shared/util/plain-text';
import { getAnonymously, fetchMetadata, supportsOAuth } from '../auth/oauth-metadata';
import type { Transport } from '../beeper-api/request';

/** Beeper Desktop listens on the first of these that is free (its API reference). */
const PORTS = { first: 23_373, last: 23_392 } as const;

/** On this computer an answer takes a few ms; what is silent for longer is something else. */
const LOCAL_TIMEOUT_MS = 500;
/** Another computer's answer may come from the other side of the world. */
const REMOTE_TIMEOUT_MS = 5_000;

/** The addresses on this computer where Beeper Desktop may listen, the usual one first. */
export const LOCAL_ADDRESSES: readonly string[] = Array.from(
  { length: PORTS.last - PORTS.first + 1 },
  (_, index) => PORTS.first + index,
).flatMap((port) => [`http://127.0.0.1:${port}`, `http://localhost:${port}`]);

interface FindOptions extends Transport {
  /** Base URLs, without a trailing slash. */
  addresses: readonly string[];
  signal?: AbortSignal | undefined;
}

/**
 * Asks every address at once who it is, and sends no token. Waits 500 ms for each (5 s for one on
 * another computer), and as long again for what only those that answered are asked. Returns each
 * Beeper once, those on this computer first, otherwise in the order of the addresses. Rejects only
 * when aborted.
 */
export async function findBeepers(options: FindOptions): Promise<FoundBeeper[]> {
  const { addresses, ...rest } = options;
  rest.signal?.throwIfAborted();
  const requests = [...new Set(addresses)].map((baseURL) => identify({ ...rest, baseURL }));
  const found = (await Promise.all(requests)).filter((beeper) => beeper !== null);
  const foundURLs = new Set(found.map(({ baseURL }) => baseURL));
  return found
    .filter(({ baseURL }) => !isDuplicate(baseURL, foundURLs))
    .sort((a, b) => Number(b.isLocal) - Number(a.isLocal));
}

/** The same at one address; null for all of this computer's. */
export function findBeepersAt(
  address: string | null,
  options: Omit<FindOptions, 'addresses'>,
): Promise<FoundBeeper[]> {
  return findBeepers({ ...options, addresses: address === null ? LOCAL_ADDRESSES : [address] });
}

/** What answers at `localhost` and at 127.0.0.1 is one Beeper, and the latter needs no DNS. */
function isDuplicate(baseURL: string, foundURLs: ReadonlySet<string>): boolean {
  const { hostname } = new URL(baseURL);
  return hostname === 'localhost' && foundURLs.has(baseURL.replace('localhost', '127.0.0.1'));
}

interface Address extends Omit<FindOptions, 'addresses'> {
  baseURL: string;
}

async function identify(address: Address): Promise<FoundBeeper | null> {
  const { baseURL } = address;
  const isLocal = isLoopbackURL(baseURL);
  const timeoutMs = isLocal ? LOCAL_TIMEOUT_MS : REMOTE_TIMEOUT_MS;
  const info = await getAnonymously(address, '/v1/info', infoSchema, timeoutMs);
  if (info.ok) {
    const { app, endpoints } = info.value;
    const [hasBridges, canConnect] = await Promise.all([
      hasBridgesRoute(address, timeoutMs),
      supportsOAuth(endpoints?.oauth) || hasMetadata(address, timeoutMs),
    ]);
    return {
      baseURL,
      name: plainText(app.name),
      version: plainText(app.version),
      isTooOld: !hasBridges,
      canConnect,
      isLocal,
    };
  }
  const { kind, desktopVersion } = info.error;
  // Every answer of a Beeper Desktop names its version, even of one older than this route.
  if (kind !== 'not-found' || desktopVersion === undefined) return null;
  const version = plainText(desktopVersion);
  return { baseURL, name: '', version, isTooOld: true, canConnect: false, isLocal };
}

/** Without a token the answer is a refusal; only a Beeper without this route answers 404. */
async function hasBridgesRoute(address: Address, timeoutMs: number): Promise<boolean> {
  const answer = await getAnonymously(address, '/v1/bridges', z.unknown(), timeoutMs);
  return answer.ok || answer.error.kind !== 'not-found';
}

async function hasMetadata(address: Address, timeoutMs: number): Promise<boolean> {
  return supportsOAuth(await fetchMetadata(address, timeoutMs));
}
