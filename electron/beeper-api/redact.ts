import type { ApiError } from './errors';

const MASK = '[token]';
// A hostile body can be nested deeper than the stack allows; nothing useful lies this deep.
const MAX_DEPTH = 12;

/**
 * The error without the token in anything the server had a hand in: servers echo headers in their
 * messages, and errors are logged and shown.
 */
export function redactError(error: ApiError, token: string): ApiError {
  const { kind, path, status, retryAfterMs, ...fromServer } = error;
  return {
    ...(redact(fromServer, [token, encodeURIComponent(token)], 0) as typeof fromServer),
    kind,
    path,
    ...(status !== undefined && { status }),
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  };
}

function redact(value: unknown, secrets: string[], depth: number): unknown {
  if (typeof value === 'string') return redactText(value, secrets);
  if (typeof value === 'number') {
    return secrets.some((secret) => String(value).includes(secret)) ? MASK : value;
  }
  if (typeof value !== 'object' || value === null) return value;
  if (depth === MAX_DEPTH) return '…';
  if (Array.isArray(value)) return value.map((inner) => redact(inner, secrets, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      redactText(key, secrets),
      redact(inner, secrets, depth + 1),
    ]),
  );
}

/** The text with a mask in place of each secret; none of them may be empty. */
export function redactText(text: string, secrets: readonly string[]): string {
  return secrets.reduce((masked, secret) => masked.replaceAll(secret, MASK), text);
}
