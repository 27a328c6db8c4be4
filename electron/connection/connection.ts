import { z } from 'zod';
import type { ActiveConnection, TokenStorage } from '../../shared/model/connection';

/** A token with what is known about it. */
export interface StoredToken {
  baseURL: string;
  token: string;
  /** What it allows; null when Beeper does not say. */
  scopes: readonly string[] | null;
  /** ms since the epoch; null when it does not expire, or Beeper does not say. */
  expiresAt: number | null;
  /** This program obtained it itself, and may end it when it is replaced. */
  isIssued: boolean;
}

/** A Beeper to watch. */
export interface BeeperConnection extends StoredToken {
  kind: 'beeper';
  tokenStorage: TokenStorage;
}

/** What to watch, and with which token. */
export type Connection =
  | { kind: 'none' }
  /** The token store is being read; the keyring may be asking its user. */
  | { kind: 'waiting' }
  | { kind: 'demo' }
  | BeeperConnection;

const VERSION = 1;

const storedSchema = z.object({
  version: z.literal(VERSION),
  baseURL: z.string().min(1),
  token: z.string().min(1),
  scopes: z.array(z.string()).nullable(),
  expiresAt: z.number().nullable(),
  // Of a token that was stored before this was noted, nothing is known.
  isIssued: z.boolean().default(false),
});

/** A token as the text in the token store. */
export function serializeToken(stored: StoredToken): string {
  const { baseURL, token, scopes, expiresAt, isIssued } = stored;
  return JSON.stringify({ version: VERSION, baseURL, token, scopes, expiresAt, isIssued });
}

/** The token in a text of the token store; null when the text is not one that we wrote. */
export function parseStoredToken(text: string): StoredToken | null {
  try {
    const { version: _version, ...token } = storedSchema.parse(JSON.parse(text));
    return token;
  } catch {
    return null;
  }
}

/** A connection as the window may see it: without the token. */
export function toActiveConnection(connection: Connection): ActiveConnection {
  if (connection.kind === 'waiting') return { kind: 'none' };
  if (connection.kind !== 'beeper') return connection;
  const { kind, baseURL, tokenStorage, scopes, expiresAt } = connection;
  return { kind, baseURL, tokenStorage, scopes, canWrite: mayWrite(scopes), expiresAt };
}

/** Whether accounts can be signed in to: with a token that may only read, they cannot. */
export function canSignIn(connection: Connection): boolean {
  return connection.kind !== 'beeper' || mayWrite(connection.scopes);
}

function mayWrite(scopes: readonly string[] | null): boolean {
  return scopes === null || scopes.includes('write');
}
