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
  /**
   * SECURITY: never read. Electron reads a blob whole into the main process, and one that a page has
   * put together of itself, over and over, is larger than any memory.
   */
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
  emit: (event: Extract<WebviewEvent, { kind: 'request-body' }>) => void;
}

interface Waiting {
  url: string;
  body: Buffer;
}

export function createRequestBodyReader(options: Options): RequestBodyReader {
  const { clock, wants, emit } = options;
  let waiting: Waiting[] = [];
  let isReading = false;
  let isStopped = false;
  let cancel: () => void = () => undefined;

  const readNext = () => {
    const next = waiting.shift();
    if (next === undefined) {
      isReading = false;
      return;
    }
    const { url, body } = next;
    if (body.length > 0) emit({ kind: 'request-body', url, body: body.toString() });
    cancel = clock.setTimeout(readNext, Math.ceil(body.length / BYTES_PER_REST_MS));
  };

  return {
    read(url, parts) {
      if (isStopped || !wants(url)) return;
      waiting = [...waiting, { url, body: beginningOf(parts) }].slice(-MAX_WAITING);
      if (isReading) return;
      isReading = true;
      // Not within the event, for whose end the request waits.
      cancel = clock.setTimeout(readNext, 0);
    },
    stop() {
      isStopped = true;
      waiting = [];
      cancel();
    },
  };
}

/** A copy of what is read of a body, so that the rest of it can go while it waits. */
function beginningOf(parts: readonly BodyPart[]): Buffer {
  let left = MAX_BODY_BYTES;
  const beginnings = parts.map(({ bytes = NOTHING }) => {
    const beginning = bytes.subarray(0, left);
    left -= beginning.length;
    return beginning;
  });
  return Buffer.concat(beginnings);
}

const NOTHING = new Uint8Array();
