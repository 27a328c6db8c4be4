import type { IncomingHttpHeaders } from 'node:http';
import { Refusal } from './refusal';

export const SCOPES = ['read', 'write'] as const;
export type Scope = (typeof SCOPES)[number];

/** What the token is good for. */
export interface AccessState {
  /** False: the token is refused as if it had been revoked. */
  valid: boolean;
  scopes: readonly Scope[];
}

export interface Access {
  state(): AccessState;
  set(change: Partial<AccessState>): AccessState;
  reset(): void;
  /** Whether the request carries the right token and it is valid. */
  recognises(headers: IncomingHttpHeaders): boolean;
  /** Throws a 403 `Refusal` when the token lacks the scope that `method` needs. */
  demandScope(method: string): void;
}

const FULL: AccessState = { valid: true, scopes: SCOPES };

/** 401, the answer to a request without the right token. */
export function unauthorized(headers: IncomingHttpHeaders): Refusal {
  return headers.authorization === undefined
    ? new Refusal(401, 'M_MISSING_TOKEN', 'This needs an access token.')
    : new Refusal(401, 'M_UNKNOWN_TOKEN', 'The access token is not valid.');
}

/** The bearer check for the one `token` the simulator knows. */
export function createAccess(token: string): Access {
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
    recognises: ({ authorization }) => current.valid && bearer(authorization) === token,
    demandScope(method) {
      const scope = method === 'GET' || method === 'HEAD' ? 'read' : 'write';
      if (current.scopes.includes(scope)) return;
      const message = `The access token lacks the "${scope}" scope.`;
      throw new Refusal(403, 'M_FORBIDDEN', message, { requiredScope: scope });
    },
  };
}

/** The token of an `Authorization` header; the scheme is case-insensitive (RFC 9110, 11.1). */
function bearer(authorization: string | undefined): string | undefined {
  return /^bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
}
