import { SCOPES, type Scope } from './scopes';

/**
 * How the authorization server misbehaves.
 * - `wrong-state`: the answer in the browser carries another `state`.
 * - `error`: the answer in the browser is `server_error`, whatever the user chose.
 * - `token-error`: no code is exchanged for a token: `invalid_grant`.
 * - `no-registration`: it is offered, but answers 403.
 * - `no-introspection`: it is not offered, and answers 404.
 * - `unsupported`: there is no OAuth at all, as in an old Beeper.
 */
export const OAUTH_FAULTS = [
  'wrong-state',
  'error',
  'token-error',
  'no-registration',
  'no-introspection',
  'unsupported',
] as const;

export type OAuthFault = (typeof OAUTH_FAULTS)[number];

export interface OAuthSettings {
  /** Null: it behaves. */
  fault: OAuthFault | null;
  /** How long the next tokens live, in seconds; null, for ever and without `expires_in`. */
  expiresInSeconds: number | null;
  /** What the next tokens are at most good for, whatever is asked. */
  scopes: readonly Scope[];
}

export interface OAuthSettingsStore {
  current(): OAuthSettings;
  set(change: Partial<OAuthSettings>): OAuthSettings;
  has(fault: OAuthFault): boolean;
  reset(): void;
}

const WELL: OAuthSettings = { fault: null, expiresInSeconds: null, scopes: SCOPES };

export function createOAuthSettings(): OAuthSettingsStore {
  let current = WELL;
  return {
    current: () => current,
    set(change) {
      current = { ...current, ...change };
      return current;
    },
    has: (fault) => current.fault === fault,
    reset() {
      current = WELL;
    },
  };
}
