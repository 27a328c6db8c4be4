import type { z } from 'zod';
import type { ConnectProblem } from '../../shared/model/connection';
import { oauthErrorSchema } from '../../shared/api/oauth';
import { plainText } from '../../shared/util/plain-text';
import type { ApiError, Result } from '../beeper-api/errors';
import { sendOnce, SHORT_BODY_LIMIT_BYTES, type Transport } from '../beeper-api/request';

const TIMEOUT_MS = 15_000;

/** Something sent to an endpoint of Beeper's OAuth. */
export interface OAuthRequest<T> {
  url: string;
  /** Sent as JSON, parameters as a form. */
  body: object;
  schema: z.ZodType<T>;
  /** What no error may show. */
  secrets: readonly string[];
  /** Sent along as whose request this is. */
  token?: string;
}

/**
 * Posts to an endpoint, once. No redirect is followed, so that a code, verifier or token goes no
 * further than here. Rejects only when aborted.
 */
export function postOAuth<T>(
  { token, ...request }: OAuthRequest<T>,
  transport: Transport,
  signal: AbortSignal | undefined,
): Promise<Result<T>> {
  const isForm = request.body instanceof URLSearchParams;
  const headers = {
    accept: 'application/json',
    'content-type': isForm ? 'application/x-www-form-urlencoded' : 'application/json',
    ...(token !== undefined && { authorization: `Bearer ${token}` }),
  };
  const wireRequest = {
    ...request,
    method: 'POST',
    path: new URL(request.url).pathname,
    headers,
    timeoutMs: TIMEOUT_MS,
    limitBytes: SHORT_BODY_LIMIT_BYTES,
    refusal: oauthErrorSchema,
  } as const;
  return sendOnce(wireRequest, transport, signal);
}

/** What a failed request on the way to a token means for the user. */
export function connectProblemOf({ kind, code, message }: ApiError): ConnectProblem {
  if (kind === 'unreachable' || kind === 'timeout') return { kind: 'unreachable', detail: null };
  if (kind === 'not-found') return { kind: 'no-oauth', detail: null };
  // Who words a refusal gives it a code; without one the words may be ours.
  return { kind: 'refused', detail: code === undefined ? null : plainText(message) };
}
