import type { Scope } from './scopes';
import { newSecret } from '../sites/secret';

/** Every token of a simulator starts like this, so that it is never mistaken for a real token. */
export const TOKEN_PREFIX = 'simulator-';

/** A token and what it is good for by itself. */
export interface Token {
  token: string;
  /** Which program it was issued to; null for the one the simulator started with. */
  clientID: string | null;
  scopes: readonly Scope[];
  revoked: boolean;
  /** Milliseconds since the epoch; null when it never expires. */
  expiresAt: number | null;
}

export interface Tokens {
  /** A new token for a program, good for all `scopes`. */
  issue(grant: Pick<Token, 'clientID' | 'scopes' | 'expiresAt'>): Token;
  /** The token when it is known, neither revoked nor expired. */
  live(token: string): Token | undefined;
  /** Does nothing to a token that is not known. */
  revoke(token: string): void;
  /** Every issued token expires now; the one the simulator started with stays. */
  expireIssued(): void;
  /** All that were issued, oldest first; copies. */
  issued(): Token[];
  /** Forgets what was issued; only the first token is good again. */
  reset(): void;
}

/**
 * The tokens of one simulator. The one it starts with, `first`, is good for `scopes` and never
 * expires, but can be revoked like any other. `now` is in milliseconds since the epoch.
 */
export function createTokens(first: string, scopes: readonly Scope[], now: () => number): Tokens {
  const atStart = (): Token[] => [
    { token: first, clientID: null, scopes, revoked: false, expiresAt: null },
  ];
  let all = atStart();
  const change = (fits: (token: Token) => boolean, to: Partial<Token>) => {
    all = all.map((each) => (fits(each) ? { ...each, ...to } : each));
  };
  const wasIssued = ({ clientID }: Token) => clientID !== null;

  return {
    issue(grant) {
      const issued = { token: newSecret(TOKEN_PREFIX), revoked: false, ...grant };
      all.push(issued);
      return issued;
    },
    live(token) {
      const found = all.find((each) => each.token === token);
      if (found === undefined || found.revoked) return undefined;
      return found.expiresAt === null || now() < found.expiresAt ? found : undefined;
    },
    revoke(token) {
      change((each) => each.token === token, { revoked: true });
    },
    expireIssued() {
      change(wasIssued, { expiresAt: now() });
    },
    issued: () => structuredClone(all.filter(wasIssued)),
    reset() {
      all = atStart();
    },
  };
}
