import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import type { HTTPAnswer, HTTPFetch } from '../beeper-api/http-fetch';
import { readBytes } from '../beeper-api/read-body';
import type { Clock } from '../platform/clock';
import { USER_ONLY } from '../platform/files';
import { parseURL } from '../../shared/util/parse-url';
import { UpdateError } from './update-error';
import { mayBeAsked } from './update-source';

/** For how long nothing may come. */
const SILENCE_MS = 60_000;
const MAX_REDIRECTS = 5;
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
const MISSING: ReadonlySet<number> = new Set([404, 410]);

/** For a test's clock. */
export const SILENCE_TIMER = 'update-silence';

/** What the server must send, from what was signed. */
export interface SignedFile {
  /** In Base64. */
  sha512: string;
  /** In bytes. */
  size: number;
}

export interface UpdateRequests {
  /** A small file as it comes; null where there is none. Throws an UpdateError. */
  read(url: string, maxBytes: number): Promise<Uint8Array | null>;
  /**
   * A large file, to the disk, where none may be yet. `onPercent`: 0 to 100, whole, each
   * once. Throws an UpdateError, or the disk's error; what was written by then is left.
   */
  download(
    url: string,
    file: string,
    expected: SignedFile,
    onPercent: (percent: number) => void,
  ): Promise<void>;
  /** Ends what is under way, and whatever would begin. */
  stop(): void;
}

interface Options {
  fetch: HTTPFetch;
  clock: Clock;
  allowsLoopback: boolean;
}

/**
 * What is asked of the server for updates: with no word of who asks, not even of the version that runs.
 * Of electron-updater's own requests, through Electron, none ever ends by itself where the server hangs,
 * goes round in redirects or sends without end; they would also cost a session of Chromium's.
 */
export function createUpdateRequests({ fetch, clock, allowsLoopback }: Options): UpdateRequests {
  const stopping = new AbortController();

  const send = async (
    address: string,
    signal: AbortSignal,
    redirects: number,
  ): Promise<HTTPAnswer> => {
    const url = parseURL(address);
    if (url === null || !mayBeAsked(url, allowsLoopback)) {
      throw new UpdateError('bad-answer', 'an address that may not be asked');
    }
    const answer = await fetch(url.href, { method: 'GET', headers: {}, signal }).catch((error) => {
      throw new UpdateError('unreachable', codeOf(error));
    });
    const location = answer.headers.get('location');
    if (!REDIRECTS.has(answer.status) || location === null) return answer;
    if (redirects === 0) throw new UpdateError('bad-answer', 'too many redirects');
    const next = parseURL(location, url.href)?.href ?? '';
    return send(next, signal, redirects - 1);
  };

  /** Runs a request until it is over, or nothing has come for too long. */
  const run = async <Result>(
    url: string,
    read: (answer: HTTPAnswer, onBytes: () => void) => Promise<Result>,
  ): Promise<Result> => {
    const ending = new AbortController();
    let isSilent = false;
    const wait = () =>
      clock.setTimeout(
        () => {
          isSilent = true;
          ending.abort();
        },
        SILENCE_MS,
        SILENCE_TIMER,
      );
    let cancel = wait();
    const again = () => {
      cancel();
      cancel = wait();
    };
    try {
      stopping.signal.throwIfAborted();
      const signal = AbortSignal.any([ending.signal, stopping.signal]);
      return await read(await send(url, signal, MAX_REDIRECTS), again);
    } catch (error) {
      if (isSilent) throw new UpdateError('silent', 'nothing came');
      throw error;
    } finally {
      cancel();
      // What is not read to its end is not to be sent to its end either.
      ending.abort();
    }
  };

  return {
    read: (url, maxBytes) =>
      run(url, async (answer) => {
        if (MISSING.has(answer.status)) return null;
        const body = await readBytes(checked(answer), maxBytes);
        if (body.ok) return body.bytes;
        if (body.reason === 'too-large') throw new UpdateError('bad-answer', 'too large');
        throw new UpdateError('unreachable', 'the answer broke off');
      }),
    download: (url, file, expected, onPercent) =>
      run(url, (answer, onBytes) =>
        writeBody(checked(answer), file, expected, { onBytes, onPercent }),
      ),
    stop: () => stopping.abort(),
  };
}

function checked(answer: HTTPAnswer): HTTPAnswer {
  if (answer.status === 200) return answer;
  throw new UpdateError('bad-answer', `HTTP ${answer.status}`);
}

/** Writes what comes as far as it may be what was signed; throws once it is not. */
async function writeBody(
  answer: HTTPAnswer,
  file: string,
  { sha512, size }: SignedFile,
  { onBytes, onPercent }: { onBytes: () => void; onPercent: (percent: number) => void },
): Promise<void> {
  const hash = createHash('sha512');
  let length = 0;
  let percent = 0;
  // SECURITY: a link that somebody has put there would have another file written over.
  const written = await open(file, 'wx', USER_ONLY);
  try {
    for await (const part of orCutOff(answer.body ?? [])) {
      length += part.byteLength;
      // SECURITY: a server that sends without end would fill the disk.
      if (length > size) throw new UpdateError('wrong-file', 'more than was signed');
      hash.update(part);
      await written.writeFile(part);
      onBytes();
      const now = Math.floor((length / size) * 100);
      if (now !== percent) onPercent(now);
      percent = now;
    }
    if (length < size) throw new UpdateError('cut-off', `${length} of ${size} bytes`);
    // SECURITY: the signature is of the feed, and holds for this file by its hash alone.
    if (hash.digest('base64') !== sha512) throw new UpdateError('wrong-file', 'another hash');
    await written.sync();
  } finally {
    await written.close();
  }
}

/** The parts of a body; where it breaks off, that is said. */
async function* orCutOff(
  body: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  try {
    for await (const part of body) yield part;
  } catch {
    throw new UpdateError('cut-off', 'the download broke off');
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'no code';
}
