import { request as requestOverHTTP, type IncomingMessage } from 'node:http';
import { request as requestOverHTTPS } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { trustSystemCertificates } from '../platform/system-certificates';

/** As much of `fetch` as a call to Beeper needs. A redirect is an answer like any other. */
export type HTTPFetch = (url: string, init: HTTPFetchInit) => Promise<HTTPAnswer>;

export interface HTTPFetchInit {
  method: string;
  /** By their names in lower case. */
  headers: Record<string, string>;
  body?: string;
  signal: AbortSignal;
  /** Where to connect to: `127.0.0.1`; otherwise where the URL's host is. */
  address?: string;
}

export interface HTTPAnswer {
  /** A status from 200 to 299. */
  ok: boolean;
  status: number;
  headers: { get(name: string): string | null };
  /** To be read once, if at all; null when there is none. Throws when it breaks off. */
  body: AsyncIterable<Uint8Array> | null;
}

/** Without the first, a proxy may compress as it likes. */
const ALWAYS = { 'accept-encoding': 'identity', 'user-agent': 'Bridgekeeper' };

/** A connection on which nothing comes for so long is given up. */
const SILENCE_MS = 5 * 60_000;

class ClosedError extends Error {
  readonly code = 'CLOSED';
}

class AbortedError extends Error {
  readonly code = 'ABORTED';
}

/** Ends in `_TIMEOUT`, as codes of time limits do. */
class SilenceError extends Error {
  readonly code = 'SILENCE_TIMEOUT';
}

/**
 * Sends a request by Node's own HTTP client, each on a connection of its own. Node's `fetch` wakes the
 * process twice a second for as long as it keeps a connection for a next request (undici's
 * `lib/util/timers.js`), which here comes too late for it. Follows no redirect, keeps no cookie, and
 * asks for no compression.
 *
 * Rejects with the system's error, which has a `code`, or when aborted.
 */
export const httpFetch = createHTTPFetch();

/**
 * @param silenceMs for how long nothing may come
 * @param trust called before a request by TLS
 */
export function createHTTPFetch(
  silenceMs = SILENCE_MS,
  trust = trustSystemCertificates,
): HTTPFetch {
  return (url, { method, headers, body, signal, address }) =>
    new Promise((resolve, reject) => {
      const isSecure = url.startsWith('https:');
      if (isSecure) trust();
      const send = isSecure ? requestOverHTTPS : requestOverHTTP;
      const lookup = address === undefined ? {} : { lookup: always(address) };
      const all = { ...ALWAYS, ...headers };
      const request = send(url, { method, headers: all, agent: false, ...lookup });
      let silent: { destroy(error: Error): unknown } = request;
      request.on('error', reject);
      // Also after an answer that is none, as one that would speak another protocol.
      request.on('close', () => reject(new ClosedError('The connection was closed.')));
      request.on('response', (response) => {
        silent = response;
        response.on('end', stopListening);
        resolve(answerOf(response));
      });
      const stopListening = onAbort(signal, () => {
        request.destroy(new AbortedError('The request was aborted.'));
      });
      request.on('close', stopListening);
      request.setTimeout(silenceMs, () => silent.destroy(new SilenceError('Nothing came.')));
      request.end(body);
    });
}

/**
 * Node's own way (`signal` of a request) also makes an error, with its stack, for a request that has been
 * answered: a tenth of a poll.
 * @returns the way to stop listening
 */
function onAbort(signal: AbortSignal, abort: () => void): () => void {
  if (signal.aborted) abort();
  else signal.addEventListener('abort', abort);
  return () => signal.removeEventListener('abort', abort);
}

/** An answer to every question where a host is. */
function always(address: string): LookupFunction {
  const found = { address, family: isIP(address) };
  return (_host, { all }, tell) => {
    if (all === true) tell(null, [found]);
    else tell(null, found.address, found.family);
  };
}

function answerOf(response: IncomingMessage): HTTPAnswer {
  const { statusCode: status = 0, headers } = response;
  // It may break off after its reader has lost interest.
  response.on('error', () => undefined);
  return {
    ok: status >= 200 && status < 300,
    status,
    headers: { get: (name) => joined(headers[name.toLowerCase()]) },
    body: response,
  };
}

function joined(values: string | string[] | undefined): string | null {
  return values === undefined ? null : [values].flat().join(', ');
}
