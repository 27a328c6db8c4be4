import { z } from 'zod';
import type { ConnectProblem, FoundBeeper } from '../../shared/model/connection';
import { infoSchema } from '../../shared/api/info';
import { isLoopbackURL } from '../../shared/util/loopback';
import { plainText } from '../../shared/util/plain-text';
import { parseBaseURL } from '../beeper-api/base-url';
import { getAnonymously, fetchMetadata, supportsOAuth } from '../auth/oauth-metadata';
import type { Transport } from '../beeper-api/request';

/** Beeper Desktop takes the first of these that is free (its API reference). */
const PORTS = { first: 23_373, last: 23_392 } as const;

/** On this computer an answer takes a few; what is silent for longer is something else. */
const ASKING_MS = 500;
/** Another computer's answer may come from the other side of the world. */
const ASKING_FAR_MS = 5_000;

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
 * another computer), and as long again for what only those that answered are asked. Nearest first, otherwise in the order given, each
 * Beeper once. Rejects only when aborted.
 */
export async function findBeepers(options: FindOptions): Promise<FoundBeeper[]> {
  const { addresses, ...rest } = options;
  rest.signal?.throwIfAborted();
  const asked = [...new Set(addresses)].map((baseURL) => identify({ ...rest, baseURL }));
  const found = (await Promise.all(asked)).filter((beeper) => beeper !== null);
  const known = new Set(found.map(({ baseURL }) => baseURL));
  return found
    .filter(({ baseURL }) => !isNamedBetter(baseURL, known))
    .sort((a, b) => Number(b.isLocal) - Number(a.isLocal));
}

/** What answers at `localhost` and at 127.0.0.1 is one Beeper, and the latter needs no looking up. */
function isNamedBetter(baseURL: string, known: ReadonlySet<string>): boolean {
  const { hostname } = new URL(baseURL);
  return hostname === 'localhost' && known.has(baseURL.replace('localhost', '127.0.0.1'));
}

interface Address extends Omit<FindOptions, 'addresses'> {
  baseURL: string;
}

async function identify(address: Address): Promise<FoundBeeper | null> {
  const { baseURL } = address;
  const isLocal = isLoopbackURL(baseURL);
  const patience = isLocal ? ASKING_MS : ASKING_FAR_MS;
  const info = await getAnonymously(address, '/v1/info', infoSchema, patience);
  if (info.ok) {
    const { app, endpoints } = info.value;
    const [hasBridges, canConnect] = await Promise.all([
      knowsBridges(address, patience),
      supportsOAuth(endpoints?.oauth) || hasMetadata(address, patience),
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
  // Every answer of a Beeper Desktop says its version, be it older than this route.
  if (kind !== 'not-found' || desktopVersion === undefined) return null;
  const version = plainText(desktopVersion);
  return { baseURL, name: '', version, isTooOld: true, canConnect: false, isLocal };
}

/** Without a token the answer is a refusal; only one that has no such route says 404. */
async function knowsBridges(address: Address, patience: number): Promise<boolean> {
  const answer = await getAnonymously(address, '/v1/bridges', z.unknown(), patience);
  return answer.ok || answer.error.kind !== 'not-found';
}

async function hasMetadata(address: Address, patience: number): Promise<boolean> {
  return supportsOAuth(await fetchMetadata(address, patience));
}

/**
 * What stands in the way of an address given by hand; null when nothing does.
 *
 * SECURITY: over http from another computer anyone on the way can read the token and every answer,
 * so the user has to say that it is meant.
 */
export function addressProblem(text: string, insecureConfirmed: boolean): ConnectProblem | null {
  let baseURL: string;
  try {
    baseURL = normalizeAddress(text);
  } catch {
    return { kind: 'bad-address', detail: null };
  }
  const isSafe = baseURL.startsWith('https:') || isLoopbackURL(baseURL) || insecureConfirmed;
  return isSafe ? null : { kind: 'insecure-address', detail: null };
}

/**
 * A base URL from what a person types: `localhost:23373`, `beeper.example.org`. Without a scheme it
 * is http on this computer and https elsewhere. Throws a TypeError as `parseBaseURL` does.
 */
export function normalizeAddress(text: string): string {
  const typed = text.trim();
  if (/^[a-z][a-z\d+.-]*:\/\//i.test(typed)) return parseBaseURL(typed);
  return parseBaseURL(isLoopbackURL(`http://${typed}`) ? `http://${typed}` : `https://${typed}`);
}
