/** Why a call failed, as far as callers act differently on it. */
export type ApiErrorKind =
  /** Nothing answers at the address, or the connection broke before the answer was complete. */
  | 'unreachable'
  /** Another user's program listens at the address, and was sent nothing. */
  | 'another-user'
  /** There was no answer in time. */
  | 'timeout'
  /** 401: the token is missing, unusable or no longer accepted. */
  | 'unauthorized'
  /** 403: the token is good but lacks the scope. */
  | 'forbidden'
  /** 404. On `/v1/bridges` itself: this Beeper Desktop is too old to list bridges. */
  | 'not-found'
  /** 409: the resource is in another state than the call expects. */
  | 'conflict'
  /** 410: the resource has ended. */
  | 'gone'
  /** 400, 405, 413, 415, 422 and every other 4xx: the request itself is refused. */
  | 'invalid'
  /** 429. */
  | 'rate-limited'
  /** 5xx, a redirect, or any other answer that is neither success nor a refusal. */
  | 'server'
  /** A success whose body is not what the API promises. */
  | 'malformed'
  /** A success in the form of an older generation of the API: this Beeper Desktop is too old. */
  | 'outdated';

/** A failed call, as a value. It never holds the token, whatever the server sent. */
export interface ApiError {
  kind: ApiErrorKind;
  /** The server's own words where it gave some, else ours; for the log, not for the user. */
  message: string;
  /** The path as the API reference writes it, without IDs: `/v1/bridges/{bridgeID}`. */
  path: string;
  /** The HTTP status, when there was an answer. */
  status?: number;
  /** The API's error code, or the system's (`ECONNREFUSED`) when nothing answered. */
  code?: string;
  details?: unknown;
  /** From the header `X-Beeper-Desktop-Version`. */
  desktopVersion?: string;
  /** How long the server asks us to wait. */
  retryAfterMs?: number;
  /** The first field that does not fit, of a malformed answer: `items.0.status`. */
  field?: string;
}

export type Result<T> =
  { ok: true; value: T; desktopVersion?: string } | { ok: false; error: ApiError };

const KIND_OF_STATUS = new Map<number, ApiErrorKind>([
  [401, 'unauthorized'],
  [403, 'forbidden'],
  [404, 'not-found'],
  [409, 'conflict'],
  [410, 'gone'],
  [429, 'rate-limited'],
]);

/** The error kind for an HTTP status that is no success. */
export function kindOfStatus(status: number): ApiErrorKind {
  const isRefusal = status >= 400 && status < 500;
  return KIND_OF_STATUS.get(status) ?? (isRefusal ? 'invalid' : 'server');
}

/**
 * The system's error code of a request that failed or a body that broke off, such as `ECONNREFUSED`.
 */
export function codeOfFailure(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  const { code } = error;
  return typeof code === 'string' && /^[A-Z][A-Z0-9_]+$/.test(code) ? code : undefined;
}

/** A failed result; the message is that of the kind unless `about` brings its own. */
export function errorResult(
  path: string,
  kind: ApiErrorKind,
  about: Partial<ApiError>,
): { ok: false; error: ApiError } {
  return { ok: false, error: { message: MESSAGES[kind], ...about, kind, path } };
}

const MESSAGES: Record<ApiErrorKind, string> = {
  unreachable: 'Beeper Desktop does not answer at this address.',
  'another-user': 'Another user’s program listens at this address.',
  timeout: 'The answer was not there in time.',
  unauthorized: 'The token is missing or not accepted.',
  forbidden: 'The token does not allow this.',
  'not-found': 'There is nothing at this address.',
  conflict: 'This does not fit the present state.',
  gone: 'This is over.',
  invalid: 'The request was refused.',
  'rate-limited': 'There were too many requests.',
  server: 'Beeper Desktop could not answer.',
  malformed: 'The answer does not have the expected shape.',
  outdated: 'The answer is that of an older Beeper Desktop.',
};
