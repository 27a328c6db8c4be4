import { createHash } from 'node:crypto';
import type { Answer } from '../answer';
import type { Clients } from './clients';
import { NOT_STORED, OAuthError } from './error';
import type { OneTime } from './one-time';
import { refuseRepeats, required } from './params';
import type { AuthorizationRequest } from './authorization-request';
import type { OAuthSettingsStore } from './settings';
import type { Tokens } from './tokens';

export interface ExchangeParts {
  clients: Clients;
  codes: OneTime<AuthorizationRequest>;
  tokens: Tokens;
  oauthSettings: OAuthSettingsStore;
  /** Milliseconds since the epoch. */
  now: () => number;
  /** Called with each new token before it is used anywhere. */
  hide: (secret: string) => void;
}

/** What RFC 7636 (4.1) lets a verifier look like. */
const VERIFIER = /^[\w.~-]{43,128}$/;

/**
 * The token endpoint, `/oauth/token`: a code and its verifier for a token (RFC 6749, 4.1.3, and RFC
 * 7636, 4.5). A code is gone with the first try, right or wrong. Throws an `OAuthError`.
 */
export function createExchange(parts: ExchangeParts): (form: URLSearchParams) => Answer {
  const { clients, codes, tokens, oauthSettings, now, hide } = parts;
  return (form) => {
    const { client, scopes } = redeem(form, clients, codes);
    if (oauthSettings.has('token-error')) throw refused('The code is not accepted.');
    const { expiresInSeconds, scopes: most } = oauthSettings.current();
    const issued = tokens.issue({
      clientID: client.id,
      scopes: scopes.filter((scope) => most.includes(scope)),
      expiresAt: expiresInSeconds === null ? null : now() + expiresInSeconds * 1000,
    });
    hide(issued.token);
    return {
      status: 200,
      headers: NOT_STORED,
      body: {
        access_token: issued.token,
        token_type: 'Bearer',
        scope: issued.scopes.join(' '),
        ...(expiresInSeconds === null ? {} : { expires_in: expiresInSeconds }),
      },
    };
  };
}

/** What the user allowed under the code in `form`, once it is shown to be the asker's. */
function redeem(
  form: URLSearchParams,
  clients: Clients,
  codes: OneTime<AuthorizationRequest>,
): AuthorizationRequest {
  refuseRepeats(form);
  if (required(form, 'grant_type') !== 'authorization_code') {
    throw new OAuthError('unsupported_grant_type', 'grant_type must be authorization_code.');
  }
  const client = clients.find(required(form, 'client_id'));
  const redirectURI = required(form, 'redirect_uri');
  const verifier = required(form, 'code_verifier');
  const allowed = codes.redeem(required(form, 'code'));
  if (client === undefined) throw new OAuthError('invalid_client', 'The client is not known.');
  if (!VERIFIER.test(verifier)) {
    throw new OAuthError('invalid_request', 'code_verifier must be 43 to 128 plain characters.');
  }
  if (allowed === undefined) throw refused('The code is unknown, used or too old.');
  if (allowed.client.id !== client.id) throw refused('The code is for another client.');
  if (allowed.redirectURI !== redirectURI) throw refused('The code is for another redirect_uri.');
  if (allowed.challenge !== challengeOf(verifier)) throw refused('The code_verifier is wrong.');
  return allowed;
}

function challengeOf(verifier: string): string {
  return createHash('sha256').update(verifier).digest('base64url');
}

function refused(description: string): OAuthError {
  return new OAuthError('invalid_grant', description);
}
