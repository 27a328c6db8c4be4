import type { IncomingHttpHeaders } from 'node:http';
import { SCOPES, type Scope } from './oauth/scopes';
import type { Token, Tokens } from './oauth/tokens';
import { Refusal } from './refusal';

/** What every token is at most good for. */
export interface AccessState {
  /** False: every token is refused as if it had been revoked. */
  valid: boolean;
  /** A token has those of its own scopes that are in here. */
  scopes: readonly Scope[];
}

export interface Access {
  state(): AccessState;
  set(change: Partial<AccessState>): AccessState;
  reset(): void;
  /** The token with the scopes it has at present; undefined when it is not good. */
  recognise(token: string): Token | undefined;
}

const FULL: AccessState = { valid: true, scopes: SCOPES };

/** Which of `tokens` are good at present. */
export function createAccess(tokens: Tokens): Access {
  let current = FULL;
  return {
    state: () => current,
    set(change) {
      current = { ...current, ...change };
      return current;
    },
    reset() {
      current = FULL;
    },
    recognise(token) {
      const live = current.valid ? tokens.live(token) : undefined;
      if (live === undefined) return undefined;
      return { ...live, scopes: live.scopes.filter((scope) => current.scopes.includes(scope)) };
    },
  };
}

/**
 * The token of an `Authorization` header, empty when there is none; the scheme is case-insensitive
 * (RFC 9110, 11.1).
 */
export function bearerOf({ authorization = '' }: IncomingHttpHeaders): string {
  return /^bearer +(\S+)$/i.exec(authorization)?.[1] ?? '';
}

/** 401, the answer to a request without a good token. */
export function unauthorized(headers: IncomingHttpHeaders): Refusal {
  return headers.authorization === undefined
    ? new Refusal(401, 'M_MISSING_TOKEN', 'This needs an access token.')
    : new Refusal(401, 'M_UNKNOWN_TOKEN', 'The access token is not valid.');
}

/** Throws a 403 `Refusal` when `scopes` lack the one that `method` needs. */
export function demandScope(method: string, scopes: readonly Scope[]): void {
  const scope = method === 'GET' || method === 'HEAD' ? 'read' : 'write';
  if (scopes.includes(scope)) return;
  const message = `The access token lacks the "${scope}" scope.`;
  throw new Refusal(403, 'M_FORBIDDEN', message, { requiredScope: scope });
}
