/**
 * The token, or undefined when no header can carry it.
 *
 * SECURITY: a client may quote a header value that it refuses, as Node's `fetch` does, token included;
 * so a token that is not plain visible ASCII never gets there.
 */
export function usableToken(token: string | undefined): string | undefined {
  return token !== undefined && /^[\x21-\x7e]+$/.test(token) ? token : undefined;
}
