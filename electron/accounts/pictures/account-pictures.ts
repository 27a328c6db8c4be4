import type { BeeperClient } from '../../beeper-api/client';
import { withTimeout } from '../../beeper-api/timeout';
import type { Clock } from '../../platform/clock';
import { createAtOnce } from './at-once';
import { pictureSourceOf } from './picture-address';
import { isDecodable } from './picture-size';

const MAX_BYTES = 1024 * 1024;
const TIMEOUT_MS = 5_000;
const AT_ONCE = 4;
const RETRY_AFTER_MS = 3_600_000;
/** Each is some 10 KB. */
const MAX_KEPT = 200;

export interface AccountPictures {
  /**
   * The picture of an account's `pictureKey`, small, as a data: URL; null when it cannot be had, and
   * then it is not tried again for an hour. Never rejects.
   */
  picture(key: string): Promise<string | null>;
  /** Ends what is under way. */
  stop(): void;
}

interface Options {
  client: Pick<BeeperClient, 'asset'> | null;
  clock: Clock;
  addressOf: (key: string) => string | undefined;
  /** A small picture out of one of any size, as a data: URL; null when it cannot be decoded. */
  shrink: (bytes: Uint8Array) => string | null;
  log: (line: string) => void;
}

interface Kept {
  picture: Promise<string | null>;
  /** Ms since the epoch; Infinity unless it failed. */
  retryAt: number;
}

/** The pictures of accounts' holders, each fetched when it is first asked for, and kept in memory. */
export function createAccountPictures(options: Options): AccountPictures {
  const { client, clock, addressOf, shrink, log } = options;
  const atOnce = createAtOnce(AT_ONCE);
  const stopped = new AbortController();
  const kept = new Map<string, Kept>();

  const refuse = (reason: string) => {
    log(`the picture of an account is not shown: ${reason}`);
    return null;
  };

  const fetchAsset = async (url: string): Promise<Uint8Array | null> => {
    if (client === null) return null;
    const deadline = { clock, timeoutMs: TIMEOUT_MS, signal: stopped.signal };
    const fetched = withTimeout(deadline, (signal) =>
      client.asset(url, MAX_BYTES, { signal, retries: 0 }),
    );
    // It rejects when it is stopped.
    const result = await fetched.catch(() => null);
    if (result === null) return null;
    if (result === undefined) return refuse('timeout');
    // SECURITY: the kind alone: the message may quote the address.
    return result.ok ? result.value : refuse(result.error.kind);
  };

  const load = async (address: string): Promise<string | null> => {
    const source = pictureSourceOf(address);
    const bytes = source.kind === 'inline' ? source.bytes : await fetchAsset(source.url);
    if (bytes === null) return null;
    // SECURITY: what is decoded says before to be of a kind and size that do no harm.
    const isFit = bytes.byteLength <= MAX_BYTES && isDecodable(bytes);
    return (isFit ? shrink(bytes) : null) ?? refuse('no PNG or JPEG of a sensible size');
  };

  const start = (address: string): Kept => {
    const entry: Kept = {
      picture: atOnce(() => load(address)).then((picture) => {
        if (picture === null) entry.retryAt = clock.now() + RETRY_AFTER_MS;
        return picture;
      }),
      retryAt: Infinity,
    };
    return entry;
  };

  const keep = (key: string, entry: Kept) => {
    kept.delete(key);
    kept.set(key, entry);
    const [oldest] = kept.keys();
    if (kept.size > MAX_KEPT && oldest !== undefined) kept.delete(oldest);
  };

  return {
    picture(key) {
      const known = kept.get(key);
      if (known !== undefined && clock.now() < known.retryAt) return known.picture;
      const address = addressOf(key);
      if (address === undefined) return Promise.resolve(null);
      const entry = start(address);
      keep(key, entry);
      return entry.picture;
    },
    stop: () => stopped.abort(),
  };
}
