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

type Waiting = { url: string; parts: readonly BodyPart[] };

export function createRequestBodyReader(options: Options): RequestBodyReader {
  const { clock, wants, readBlob, emit } = options;
  let waiting: Waiting[] = [];
  let isReading = false;
  let isStopped = false;
  let cancel: () => void = () => undefined;

  const readNext = async () => {
    const next = waiting.shift();
    if (next === undefined) {
      isReading = false;
      return;
    }
    const bytes = await joined(next.parts, readBlob);
    if (isStopped) return;
    if (bytes.length > 0) emit({ kind: 'request-body', url: next.url, body: bytes.toString() });
    cancel = clock.setTimeout(() => void readNext(), Math.ceil(bytes.length / BYTES_PER_REST_MS));
  };

  return {
    read(url, parts) {
      if (isStopped || !wants(url)) return;
      waiting = [...waiting, { url, parts: cut(parts) }].slice(-MAX_WAITING);
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

/** What is read of a body, so that the rest of it can go while it waits. */
function cut(parts: readonly BodyPart[]): BodyPart[] {
  let left = MAX_BODY_BYTES;
  return parts.flatMap(({ bytes, blobUUID }): BodyPart[] => {
    if (left <= 0) return [];
    if (bytes === undefined || bytes.length === 0)
      return blobUUID === undefined ? [] : [{ blobUUID }];
    const read = bytes.length > left ? Buffer.copyBytesFrom(bytes, 0, left) : bytes;
    left -= read.length;
    return [{ bytes: read }];
  });
}

async function joined(parts: readonly BodyPart[], readBlob: Options['readBlob']): Promise<Buffer> {
  const read: Uint8Array[] = [];
  let length = 0;
  for (const { bytes, blobUUID } of parts) {
    if (length >= MAX_BODY_BYTES) break;
    const part = bytes ?? (await readBlob(blobUUID ?? '').catch(() => new Uint8Array()));
    read.push(part);
    length += part.length;
  }
  return Buffer.concat(read, Math.min(length, MAX_BODY_BYTES));
}
