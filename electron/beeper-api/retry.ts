import type { ApiError } from './errors';
import type { HTTPAnswer } from './http-fetch';

/** How often a call is tried again unless its caller wants fewer. */
export const MAX_RETRIES = 2;

const FIRST_BACKOFF_MS = 500;
const LONGEST_WAIT_MS = 5_000;
const LONGEST_RETRY_AFTER_MS = 60 * 60_000;

// A timeout is not retried: it has cost the caller 15 s already.
const TRANSIENT_STATUSES = new Set([429, 500, 502, 503, 504]);

export interface FailedAttempt {
  method: 'GET' | 'POST' | 'DELETE';
  error: ApiError;
  /** How often the call has been retried so far. */
  retriesDone: number;
  /** How often it may be retried. */
  retries: number;
  /** A fraction in [0, 1) that spreads the waits of clients that failed together. */
  random: number;
}

/**
 * How many milliseconds to wait before the next attempt, or undefined when there is to be none.
 *
 * GET and DELETE only: a POST may have had its effect. A short wait that the server asks for is
 * respected; a long one is left to the caller, who finds it in the error.
 */
export function retryDelayMs(failed: FailedAttempt): number | undefined {
  const { error, retriesDone } = failed;
  if (failed.method === 'POST') return undefined;
  if (retriesDone >= Math.min(failed.retries, MAX_RETRIES)) return undefined;
  if (!isTransient(error)) return undefined;
  if (error.retryAfterMs !== undefined) {
    return error.retryAfterMs <= LONGEST_WAIT_MS ? error.retryAfterMs : undefined;
  }
  const backoffMs = FIRST_BACKOFF_MS * 2 ** retriesDone;
  return Math.round(backoffMs * (0.5 + failed.random / 2));
}

function isTransient({ kind, status }: ApiError): boolean {
  return kind === 'unreachable' || (status !== undefined && TRANSIENT_STATUSES.has(status));
}

/**
 * How long the server asks us to wait: `retry-after-ms`, else `retry-after` in seconds or as
 * an HTTP date. Undefined when it does not say, or nothing that makes sense; an hour at most.
 *
 * @param nowMs milliseconds since the epoch
 */
export function retryAfterMs(headers: HTTPAnswer['headers'], nowMs: number): number | undefined {
  const ms = nonNegative(headers.get('retry-after-ms') ?? '');
  if (ms !== undefined) return Math.min(Math.ceil(ms), LONGEST_RETRY_AFTER_MS);

  const retryAfter = headers.get('retry-after') ?? '';
  const seconds = nonNegative(retryAfter);
  if (seconds !== undefined) return Math.min(Math.ceil(seconds * 1000), LONGEST_RETRY_AFTER_MS);

  // Date.parse alone makes a date of nearly anything, "-5" included.
  const date = /^[A-Z][a-z]+, .+ GMT$/.test(retryAfter) ? Date.parse(retryAfter) : NaN;
  if (Number.isNaN(date)) return undefined;
  return Math.min(Math.max(0, date - nowMs), LONGEST_RETRY_AFTER_MS);
}

function nonNegative(header: string): number | undefined {
  return /^\s*\d+(\.\d+)?\s*$/.test(header) ? Number(header) : undefined;
}
