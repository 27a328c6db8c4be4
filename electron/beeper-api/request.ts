import type { z } from 'zod';
import { apiErrorSchema } from '../../shared/api/info';
import type { Clock } from '../platform/clock';
import { withTimeout } from './timeout';
import { type ApiError, codeOfFailure, errorResult, kindOfStatus, type Result } from './errors';
import type { HTTPAnswer, HTTPFetch } from './http-fetch';
import { AnotherUsersListenerError } from './listener-errors';
import { parseJSON, readBody, readBytes } from './read-body';
import { redactError } from './redact';
import { parseAnswer, type ParsedAnswer } from './repeated-answer';
import { retryAfterMs } from './retry';

const BODY_LIMIT_BYTES = 16 * 1024 * 1024;
/** More than any short answer needs: an error, `/v1/info`, a token. */
export const SHORT_BODY_LIMIT_BYTES = 64 * 1024;

/** One request, ready to be sent. */
export interface WireRequest<T> {
  method: 'GET' | 'POST' | 'DELETE';
  url: string;
  /** The path template, for errors. */
  path: string;
  headers: Record<string, string>;
  /** Text is sent as it is, parameters as a form, everything else as JSON. */
  body: object | string | undefined;
  /** Parses the answer, or a schema that does; a body that is no JSON is undefined to it. */
  schema: z.ZodType<T> | ((bytes: Uint8Array) => ParsedAnswer<T>);
  /** The answer is no JSON: the schema gets its bytes. */
  isBinary?: boolean;
  /** For the whole exchange, body included; undefined: as long as it takes. */
  timeoutMs: number | undefined;
  /** Values that no error may contain. */
  secrets: readonly string[];
  /** The longest body that is read; 16 MB by default. */
  limitBytes?: number;
  /** Parses an error's body; the API's own form by default. */
  refusal?: z.ZodType<z.output<typeof apiErrorSchema>>;
}

export interface Transport {
  fetch: HTTPFetch;
  clock: Clock;
}

/** Sends a request once. Rejects only with the caller's own reason, when the caller aborts. */
export async function sendOnce<T>(
  request: WireRequest<T>,
  transport: Transport,
  signal: AbortSignal | undefined,
): Promise<Result<T>> {
  const deadline = { clock: transport.clock, timeoutMs: request.timeoutMs, signal };
  const outcome = await withTimeout(deadline, (ended) => exchange(request, transport, ended));
  const result = outcome ?? errorResult(request.path, 'timeout', {});
  return result.ok
    ? result
    : { ok: false, error: request.secrets.reduce(redactError, result.error) };
}

async function exchange<T>(
  request: WireRequest<T>,
  { fetch, clock }: Transport,
  signal: AbortSignal,
): Promise<Result<T>> {
  let response: HTTPAnswer;
  try {
    response = await fetch(request.url, {
      method: request.method,
      // Nothing on the way may answer from memory.
      headers: { 'cache-control': 'no-cache', ...request.headers },
      ...(request.body !== undefined && { body: encode(request.body) }),
      signal,
    });
  } catch (cause) {
    if (cause instanceof AnotherUsersListenerError) {
      return errorResult(request.path, 'another-user', {});
    }
    return connectionFailure(request.path, cause, {});
  }
  return response.ok ? readAnswer(request, response) : readRefusal(request, response, clock.now());
}

function encode(body: object | string): string {
  if (typeof body === 'string') return body;
  return body instanceof URLSearchParams ? body.toString() : JSON.stringify(body);
}

async function readAnswer<T>(request: WireRequest<T>, response: HTTPAnswer): Promise<Result<T>> {
  const { path, schema, isBinary = false, limitBytes = BODY_LIMIT_BYTES } = request;
  const info = responseInfo(response);
  const body = await readBytes(response, limitBytes);
  if (!body.ok) {
    if (body.reason === 'broken') return connectionFailure(path, body.cause, info);
    return errorResult(path, 'malformed', { ...info, message: 'The answer is too large.' });
  }
  const { content, parsed } = parse(schema, body.bytes, isBinary);
  if (parsed.success) {
    const { desktopVersion } = info;
    return {
      ok: true,
      value: parsed.data,
      ...(desktopVersion !== undefined && { desktopVersion }),
    };
  }
  if (content === undefined) {
    return errorResult(path, 'malformed', { ...info, message: 'The answer is not JSON.' });
  }
  // The path alone: the value that does not fit may be a secret.
  const field = parsed.error.issues[0]?.path.join('.') ?? '';
  return errorResult(path, 'malformed', { ...info, ...(field !== '' && { field }) });
}

function parse<T>(
  schema: WireRequest<T>['schema'],
  bytes: Uint8Array,
  isBinary: boolean,
): ParsedAnswer<T> {
  if (typeof schema === 'function') return schema(bytes);
  return isBinary
    ? { content: bytes, parsed: schema.safeParse(bytes) }
    : parseAnswer(schema, bytes);
}

async function readRefusal(
  { path, refusal = apiErrorSchema }: WireRequest<unknown>,
  response: HTTPAnswer,
  nowMs: number,
): Promise<{ ok: false; error: ApiError }> {
  const waitMs = retryAfterMs(response.headers, nowMs);
  // The status says what matters, even if the body cannot be read.
  const body = await readBody(response, SHORT_BODY_LIMIT_BYTES);
  const parsed = refusal.safeParse(body.ok ? parseJSON(body.text) : undefined).data;
  return errorResult(path, kindOfStatus(response.status), {
    ...responseInfo(response),
    ...(parsed?.message && { message: parsed.message }),
    ...(parsed?.code !== undefined && { code: parsed.code }),
    ...(parsed?.details !== undefined && { details: parsed.details }),
    ...(waitMs !== undefined && { retryAfterMs: waitMs }),
  });
}

function responseInfo(response: HTTPAnswer): Pick<ApiError, 'status' | 'desktopVersion'> {
  const desktopVersion = response.headers.get('x-beeper-desktop-version');
  return {
    status: response.status,
    ...(desktopVersion !== null && { desktopVersion }),
  };
}

function connectionFailure(
  path: string,
  cause: unknown,
  info: Partial<ApiError>,
): { ok: false; error: ApiError } {
  const code = codeOfFailure(cause);
  // Five minutes of silence, or a connection that the system gave up.
  const isLate = code === 'ETIMEDOUT' || code?.endsWith('_TIMEOUT') === true;
  const kind = isLate ? 'timeout' : 'unreachable';
  return errorResult(path, kind, { ...info, ...(code !== undefined && { code }) });
}
