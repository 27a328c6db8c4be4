import { randomUUID } from 'node:crypto';
import { SCOPES, type Scope } from './scopes';
import { OAuthError } from './error';
import { readScopes } from './params';

/** A registered program. */
export interface Client {
  id: string;
  /** As it calls itself. */
  name: string;
  /** Where answers may go; each exactly as it was registered. */
  redirectURIs: readonly string[];
  /** The most it may ask for. */
  scopes: readonly Scope[];
}

export interface Clients {
  /**
   * Registers the program that `metadata` describes (RFC 7591, 2) and keeps it. Throws an
   * `OAuthError` unless it is a public client on this computer that uses the code flow.
   */
  register(metadata: unknown): Client;
  find(id: string | null): Client | undefined;
  reset(): void;
}

/** Longer names are cut: what is shown to the user must stay readable. */
const NAME_LENGTH_MAX = 80;

export function createClients(): Clients {
  const known = new Map<string, Client>();
  return {
    register(metadata) {
      const client = { id: randomUUID(), ...read(metadata) };
      known.set(client.id, client);
      return client;
    },
    find: (id) => known.get(id ?? ''),
    reset() {
      known.clear();
    },
  };
}

/** What this server knows of RFC 7591's metadata; the rest is ignored, as the RFC wants. */
interface Metadata {
  client_name?: unknown;
  redirect_uris?: unknown;
  scope?: unknown;
  token_endpoint_auth_method?: unknown;
  grant_types?: unknown;
  response_types?: unknown;
}

function read(body: unknown): Omit<Client, 'id'> {
  if (typeof body !== 'object' || body === null) throw unfit('The body must be a JSON object.');
  const metadata: Metadata = body;
  const { client_name: name = 'A program without a name', scope = SCOPES.join(' ') } = metadata;
  if (typeof name !== 'string' || name.trim() === '') throw unfit('client_name must be a text.');
  if (typeof scope !== 'string') throw unfit('scope must be a text.');
  if (metadata.token_endpoint_auth_method !== 'none') {
    throw unfit('token_endpoint_auth_method must be none.');
  }
  demandOnly('authorization_code', 'grant_types', metadata.grant_types);
  demandOnly('code', 'response_types', metadata.response_types);
  return {
    name: name.trim().slice(0, NAME_LENGTH_MAX),
    redirectURIs: readRedirectURIs(metadata.redirect_uris),
    scopes: readScopes(scope, SCOPES, 'invalid_client_metadata'),
  };
}

function demandOnly(value: string, name: string, given: unknown = [value]): void {
  if (Array.isArray(given) && given.length === 1 && given[0] === value) return;
  throw unfit(`${name} must be a list of ${value} alone.`);
}

function readRedirectURIs(given: unknown): string[] {
  const uris: unknown[] = Array.isArray(given) ? given : [];
  if (uris.length > 0 && uris.every(isLoopback)) return uris;
  const message = 'redirect_uris must be http addresses on 127.0.0.1 or localhost.';
  throw new OAuthError('invalid_redirect_uri', message);
}

/** SECURITY: an answer that left this computer would hand its token to somebody else. */
function isLoopback(uri: unknown): uri is string {
  if (typeof uri !== 'string' || !URL.canParse(uri)) return false;
  const { protocol, hostname, username, password, hash } = new URL(uri);
  const isHere = hostname === '127.0.0.1' || hostname === 'localhost';
  return protocol === 'http:' && isHere && username + password + hash === '';
}

function unfit(message: string): OAuthError {
  return new OAuthError('invalid_client_metadata', message);
}
