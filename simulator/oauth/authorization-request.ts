import type { Scope } from './scopes';
import type { Client } from './clients';
import { OAuthError } from './error';
import { readScopes, refuseRepeats, required } from './params';

/** What a program asks of the user of the accounts. */
export interface AuthorizationRequest {
  client: Client;
  /** Where the answer goes. */
  redirectURI: string;
  scopes: readonly Scope[];
  /** Goes back with the answer as it came; null when there was none. */
  state: string | null;
  /** The S256 `code_challenge`. */
  challenge: string;
}

/** SHA-256 in base64url without padding (RFC 7636, 4.2). */
const CHALLENGE = /^[\w-]{43}$/;

/**
 * The question in the query of `/oauth/authorize` (RFC 6749, 4.1.1, and RFC 7636, 4.3). Client and
 * redirect URI are checked already. Throws an `OAuthError` for what cannot be asked.
 */
export function readAuthorizationRequest(
  query: URLSearchParams,
  client: Client,
  redirectURI: string,
): AuthorizationRequest {
  refuseRepeats(query);
  if (required(query, 'response_type') !== 'code') {
    throw new OAuthError('unsupported_response_type', 'response_type must be code.');
  }
  const challenge = required(query, 'code_challenge');
  if (required(query, 'code_challenge_method') !== 'S256') {
    throw new OAuthError('invalid_request', 'code_challenge_method must be S256.');
  }
  if (!CHALLENGE.test(challenge)) {
    throw new OAuthError('invalid_request', 'code_challenge must be a SHA-256 in base64url.');
  }
  const scope = query.get('scope') ?? client.scopes.join(' ');
  const scopes = readScopes(scope, client.scopes, 'invalid_scope');
  return { client, redirectURI, scopes, state: query.get('state'), challenge };
}
