import * as oauth from 'oauth4webapi';
import type { z } from 'zod';
import type { ConnectProblem } from '../../shared/model/connection';
import { oauthErrorSchema } from '../../shared/api/oauth';
import { plainText } from '../../shared/util/plain-text';
import type { ApiError } from '../beeper-api/errors';
import { sendOnce, SHORT_BODY_LIMIT_BYTES, type Transport } from '../beeper-api/request';

const TIMEOUT_MS = 15_000;

interface OAuthRequest {
  /** Picks from the answer what is used, and tolerates what is slightly off. */
  schema: z.ZodType<object>;
  /** The status of success that the library expects; Beeper's may be any 2xx. */
  status: 200 | 201;
  /** Values that no error may contain. */
  secrets: readonly string[];
}

interface Recipient extends Transport {
  baseURL: string;
  signal: AbortSignal;
}

/** A request to an endpoint of Beeper's OAuth that failed, on its way through the library. */
class OAuthRequestError extends Error {
  constructor(readonly error: ApiError) {
    super(error.message);
  }
}

/**
 * Has a request of oauth4webapi sent by our own transport: once, with our time and size limits, and
 * with no redirect followed, so that a code, verifier or token goes no further than here. The
 * library sees good answers alone; what failed rejects with an error for `connectProblemOf`, an
 * abort with its own reason.
 */
export function oauthRequest({ status, ...answer }: OAuthRequest, recipient: Recipient) {
  return {
    // Every endpoint is on the base URL's own origin; one of http has been allowed by now.
    [oauth.allowInsecureRequests]: recipient.baseURL.startsWith('http:'),
    async [oauth.customFetch](
      url: string,
      { body, headers }: oauth.CustomFetchOptions<'POST', URLSearchParams | string>,
    ): Promise<Response> {
      const isForm = body instanceof URLSearchParams;
      const request = {
        method: 'POST',
        url,
        path: new URL(url).pathname,
        headers: {
          accept: 'application/json',
          'content-type': isForm ? 'application/x-www-form-urlencoded' : 'application/json',
          ...(headers['authorization'] !== undefined && {
            authorization: headers['authorization'],
          }),
        },
        body,
        ...answer,
        timeoutMs: TIMEOUT_MS,
        limitBytes: SHORT_BODY_LIMIT_BYTES,
        refusal: oauthErrorSchema,
      } as const;
      const result = await sendOnce(request, recipient, recipient.signal);
      if (!result.ok) throw new OAuthRequestError(result.error);
      return Response.json(result.value, { status });
    },
  };
}

/**
 * What an error on the way to a token means for the user. Throws the error again when it is none of
 * OAuth's, as an abort is not.
 *
 * SECURITY: the library's errors hold the whole answer, token included, and go no further.
 */
export function connectProblemOf(error: unknown): ConnectProblem {
  if (error instanceof OAuthRequestError) return problemOfApiError(error.error);
  const isOAuths =
    error instanceof oauth.OperationProcessingError ||
    error instanceof oauth.UnsupportedOperationError;
  if (!isOAuths) throw error;
  return { kind: 'refused', detail: null };
}

function problemOfApiError({ kind, code, message }: ApiError): ConnectProblem {
  if (kind === 'unreachable' || kind === 'timeout') return { kind: 'unreachable', detail: null };
  if (kind === 'not-found') return { kind: 'no-oauth', detail: null };
  // A server that words its refusal gives it a code; without one the words may be ours.
  return { kind: 'refused', detail: code === undefined ? null : plainText(message) };
}
