import type { Clock } from '../../../platform/clock';
import type { WebviewEvent } from '../types';

/** How much of a body is read: sign-in pages say what counts first, and send large things as files. */
const MAX_BODY_BYTES = 1_000_000;

/** How many bodies may wait; of more, the oldest are dropped, as the latest value counts. */
const MAX_WAITING = 16;

/**
 * After each body the reader rests, the longer the larger it was, so that reading takes up a small part
 * of the time however fast a page sends: after 1 MB, which costs some ms, a tenth of a second.
 */
const BYTES_PER_REST_MS = 10_000;

/** A part of a body, as Electron hands it over. */
export interface BodyPart {
  bytes?: Uint8Array | undefined;
  blobUUID?: string | undefined;
  /** SECURITY: the path of a file of the user's. It is never read. */
  file?: string | undefined;
}

/** Reads the bodies of requests, as far as they are wanted, some time after they went out. */
export interface RequestBodyReader {
  read(url: string, parts: readonly BodyPart[]): void;
  stop(): void;
}

interface Options {
  clock: Clock;
  /** Whether the body of a request to a URL is wanted. */
  wants: (url: string) => boolean;
  /** The bytes of a blob; may reject, as pages revoke them. */
  readBlob: (uuid: string) => Promise<Uint8Array>;
  emit: (event: Extract<WebviewEvent, { kind: 'request-body' }>) => void;
}

/** How many blobs are fetched at a time; more are passed over. They come whole, however large. */
const MAX_BLOBS = 4;

interface Waiting {
  url: string;
  parts: readonly Promise<Uint8Array>[];
}

export function createRequestBodyReader(options: Options): RequestBodyReader {
  const { clock, wants, readBlob, emit } = options;
  let waiting: Waiting[] = [];
  let isReading = false;
  let isStopped = false;
  let blobs = 0;
  let cancel: () => void = () => undefined;

  const fetchBlob = async (uuid: string): Promise<Uint8Array> => {
    if (blobs >= MAX_BLOBS) return NOTHING;
    blobs += 1;
    try {
      return beginningOf(await readBlob(uuid), MAX_BODY_BYTES);
    } catch {
      return NOTHING;
    } finally {
      blobs -= 1;
    }
  };

  /** What is read of a body, so that the rest of it can go while it waits. */
  const beginning = (parts: readonly BodyPart[]): Promise<Uint8Array>[] => {
    let left = MAX_BODY_BYTES;
    return parts.flatMap(({ bytes, blobUUID }) => {
      if (left <= 0) return [];
      // At once: it is gone as soon as the request is.
      if (blobUUID !== undefined) return [fetchBlob(blobUUID)];
      const read = beginningOf(bytes ?? NOTHING, left);
      left -= read.length;
      return [Promise.resolve(read)];
    });
  };

  const readNext = async () => {
    const next = waiting.shift();
    if (next === undefined) {
      isReading = false;
      return;
    }
    const parts = await Promise.all(next.parts);
    if (isStopped) return;
    const body = Buffer.concat(parts).subarray(0, MAX_BODY_BYTES);
    if (body.length > 0) emit({ kind: 'request-body', url: next.url, body: body.toString() });
    cancel = clock.setTimeout(() => void readNext(), Math.ceil(body.length / BYTES_PER_REST_MS));
  };

  return {
    read(url, parts) {
      if (isStopped || !wants(url)) return;
      waiting = [...waiting, { url, parts: beginning(parts) }].slice(-MAX_WAITING);
      if (isReading) return;
      isReading = true;
      // Not within the event, for whose end the request waits.
      cancel = clock.setTimeout(() => void readNext(), 0);
    },
    stop() {
      isStopped = true;
      waiting = [];
      cancel();
    },
  };
}

const NOTHING = new Uint8Array();

/** A copy when it is cut, so that nothing holds on to the rest. */
function beginningOf(bytes: Uint8Array, length: number): Uint8Array {
  return bytes.length > length ? Buffer.copyBytesFrom(bytes, 0, length) : bytes;
}
