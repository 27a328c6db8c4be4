import { sleep } from '../platform/clock';
import { fillPath, parseBaseURL } from './base-url';
import { errorResult, type Result } from './errors';
import { sendOnce, type Transport, type WireRequest } from './request';
import { MAX_RETRIES, retryDelayMs } from './retry';
import { usableToken } from './usable-token';

const TIMEOUT_MS = 15_000;
/** A bridge asks the network first; the user sees that it takes its time. */
const SLOW_TIMEOUT_MS = 90_000;

export interface ClientOptions extends Transport {
  /** Where Beeper Desktop listens: `http://localhost:23373`. */
  baseURL: string;
  /** With none, or one that no header can carry, every call fails as `unauthorized`, unsent. */
  token: string | undefined;
  /** Fractions in [0, 1) that spread the retries; tests fix them. */
  random?: () => number;
}

export interface CallOptions {
  /** Aborting ends the request at once; the call rejects with the signal's reason. */
  signal?: AbortSignal | undefined;
  /** How often a GET or DELETE may be tried again, 0 to 2 (the default). A POST never is. */
  retries?: number | undefined;
}

interface Call<T> {
  method: 'GET' | 'POST' | 'DELETE';
  /** As the API reference writes it: `/v1/bridges/{bridgeID}`. */
  path: string;
  /** The values of the names in the path, not yet encoded. */
  ids: Record<string, string>;
  /** Not yet encoded. */
  query?: Record<string, string>;
  schema: WireRequest<T>['schema'];
  body?: object;
  /** The answer is no JSON: the schema gets its bytes. */
  isBinary?: boolean;
  /** The longest answer that is read; 16 MB by default. */
  limitBytes?: number;
  /** The answer may take as long as it likes. */
  isLongPoll?: boolean;
  /** The answer may take 90 s, as a bridge has to ask its network first. */
  isSlow?: boolean;
}

type Send = <T>(call: Call<T>, options: CallOptions | undefined) => Promise<Result<T>>;

/**
 * Sends calls: adds address and headers, and retries.
 *
 * A call resolves with a value or an error. It rejects with its signal's reason when aborted, and
 * with a TypeError when an ID is empty. Throws a TypeError when `baseURL` is no plain http or https
 * URL.
 */
export function createSend(options: ClientOptions): Send {
  const { clock, random = Math.random } = options;
  const baseURL = parseBaseURL(options.baseURL);
  const token = usableToken(options.token);

  return async function send(call, { signal, retries = MAX_RETRIES } = {}) {
    const path = fillPath(call.path, call.ids);
    if (path === undefined) {
      return errorResult(call.path, 'invalid', { message: 'An ID cannot be part of an address.' });
    }
    if (token === undefined) return errorResult(call.path, 'unauthorized', {});

    const request = {
      method: call.method,
      url: baseURL + path + queryText(call.query),
      path: call.path,
      headers: {
        accept: call.isBinary ? '*/*' : 'application/json',
        ...(call.body !== undefined && { 'content-type': 'application/json' }),
        authorization: `Bearer ${token}`,
      },
      body: call.body,
      schema: call.schema,
      ...(call.isBinary !== undefined && { isBinary: call.isBinary }),
      ...(call.limitBytes !== undefined && { limitBytes: call.limitBytes }),
      timeoutMs: call.isLongPoll ? undefined : call.isSlow ? SLOW_TIMEOUT_MS : TIMEOUT_MS,
      secrets: [token],
    };
    for (let retriesDone = 0; ; retriesDone += 1) {
      const result = await sendOnce(request, options, signal);
      if (result.ok) return result;
      const { method } = call;
      const { error } = result;
      const waitMs = retryDelayMs({ method, error, retriesDone, retries, random: random() });
      if (waitMs === undefined) return result;
      await sleep(clock, waitMs, signal);
    }
  };
}

function queryText(query: Record<string, string> | undefined): string {
  return query === undefined ? '' : `?${new URLSearchParams(query).toString()}`;
}
