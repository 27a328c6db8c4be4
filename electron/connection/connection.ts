import { z } from 'zod';
import type { ActiveConnection, TokenStorage } from '../../shared/model/connection';

/** A token with what is known about it. */
export interface StoredToken {
  baseURL: string;
  token: string;
  /** What it allows; null when Beeper does not say. */
  scopes: readonly string[] | null;
  /** When it runs out; ms since the epoch, null when it does not or nobody knows. */
  expiresAt: number | null;
}

/** A Beeper to watch. */
export interface BeeperConnection extends StoredToken {
  kind: 'beeper';
  tokenStorage: TokenStorage;
}

/** What to watch, and with which token. */
export type Connection =
  | { kind: 'none' }
  /** What is kept is being fetched; the keyring may be asking its user. */
  | { kind: 'waiting' }
  | { kind: 'demo' }
  | BeeperConnection;

const VERSION = 1;

const keptSchema = z.object({
  version: z.literal(VERSION),
  baseURL: z.string().min(1),
  token: z.string().min(1),
  scopes: z.array(z.string()).nullable(),
  expiresAt: z.number().nullable(),
});

/** The text that the vault keeps of a token. */
export function serializeToken({ baseURL, token, scopes, expiresAt }: StoredToken): string {
  return JSON.stringify({ version: VERSION, baseURL, token, scopes, expiresAt });
}

/** The token in a text of the vault's; null when it is not one of ours. */
export function parseStoredToken(text: string): StoredToken | null {
  try {
    const { version: _version, ...token } = keptSchema.parse(JSON.parse(text));
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

function mayWrite(scopes: readonly string[] | null): boolean {
  return scopes === null || scopes.includes('write');
}
