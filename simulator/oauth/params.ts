import { SCOPES, type Scope } from './scopes';
import { OAuthError } from './error';

/** Throws an `OAuthError` when a parameter comes more than once (RFC 6749, 3.1 and 3.2). */
export function refuseRepeats(params: URLSearchParams): void {
  const names = [...params.keys()];
  const again = names.find((name, at) => names.indexOf(name) !== at);
  if (again !== undefined) throw new OAuthError('invalid_request', 'A parameter comes twice.');
}

/** The parameter `name`; without it, or empty (RFC 6749, 3.1), an `OAuthError` is thrown. */
export function required(params: URLSearchParams, name: string): string {
  const value = params.get(name) ?? '';
  if (value === '') throw new OAuthError('invalid_request', `${name} is missing.`);
  return value;
}

/**
 * The scopes in `text`, separated by spaces (RFC 6749, 3.3). Throws an `OAuthError` with
 * this code when one is not among `allowed`.
 */
export function readScopes(
  text: string,
  allowed: readonly Scope[],
  code: 'invalid_scope' | 'invalid_client_metadata',
): Scope[] {
  const requested = text.split(' ').filter((name) => name !== '');
  const scopes = SCOPES.filter((scope) => requested.includes(scope));
  const fits = requested.every((name) => allowed.some((scope) => scope === name));
  if (requested.length > 0 && fits) return scopes;
  throw new OAuthError(code, `The scopes here are ${allowed.join(' and ')}.`);
}
