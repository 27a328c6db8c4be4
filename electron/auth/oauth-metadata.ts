import type { AuthorizationServer } from 'oauth4webapi';
import type { z } from 'zod';
import { infoSchema } from '../../shared/api/info';
import {
  type EndpointName,
  type Metadata,
  metadataSchema,
  type NamedEndpoints,
} from '../../shared/api/oauth';
import { originKey } from '../beeper-api/base-url';
import type { Result } from '../beeper-api/errors';
import { sendOnce, SHORT_BODY_LIMIT_BYTES, type Transport } from '../beeper-api/request';
import { parseURL } from '../../shared/util/parse-url';

/** Beeper answers this from memory. Without an answer the default paths are used. */
const TIMEOUT_MS = 2_000;

const METADATA_PATH = '/.well-known/oauth-authorization-server';

/** Where the endpoints are unless Beeper says otherwise (its API reference). */
const DEFAULT_PATHS: Record<EndpointName, string> = {
  authorization_endpoint: '/oauth/authorize',
  token_endpoint: '/oauth/token',
  registration_endpoint: '/oauth/register',
  introspection_endpoint: '/oauth/introspect',
  revocation_endpoint: '/oauth/revoke',
};

export interface OAuthServer {
  /** Every endpoint is on the origin of the base URL. */
  metadata: AuthorizationServer & Record<EndpointName, string>;
  /** Whether Beeper names its issuer; without it, `metadata.issuer` is the base URL. */
  isIssuerKnown: boolean;
}

interface AnonymousRequest extends Transport {
  /** Without a trailing slash. */
  baseURL: string;
  signal?: AbortSignal | undefined;
}

/** Asks Beeper for its endpoints, 2 s at most. Rejects when aborted. */
export async function findOAuthServer(options: AnonymousRequest): Promise<OAuthServer> {
  const { baseURL } = options;
  const [named, info] = await Promise.all([
    fetchMetadata(options, TIMEOUT_MS),
    getAnonymously(options, '/v1/info', infoSchema, TIMEOUT_MS),
  ]);
  const sources = [named, info.ok ? info.value.endpoints?.oauth : undefined];
  const endpoint = (name: EndpointName) => {
    const urls = sources.map((source) => urlOnOrigin(baseURL, source?.[name]));
    return urls.find((url) => url !== undefined) ?? baseURL + DEFAULT_PATHS[name];
  };
  const issuer = named?.issuer === '' ? undefined : named?.issuer;
  return {
    metadata: {
      issuer: issuer ?? baseURL,
      authorization_endpoint: endpoint('authorization_endpoint'),
      token_endpoint: endpoint('token_endpoint'),
      registration_endpoint: endpoint('registration_endpoint'),
      introspection_endpoint: endpoint('introspection_endpoint'),
      revocation_endpoint: endpoint('revocation_endpoint'),
      authorization_response_iss_parameter_supported:
        named?.authorization_response_iss_parameter_supported === true,
    },
    isIssuerKnown: issuer !== undefined,
  };
}

/** Whether these endpoints are enough to ask the user in a browser. */
export function supportsOAuth(named: NamedEndpoints | undefined): boolean {
  return named?.authorization_endpoint !== undefined && named.token_endpoint !== undefined;
}

/**
 * What Beeper says about its OAuth (RFC 8414); undefined when it says nothing in time, or speaks for
 * somebody else (section 3.3). Rejects when aborted.
 */
export async function fetchMetadata(
  options: AnonymousRequest,
  timeoutMs: number,
): Promise<Metadata | undefined> {
  const answer = await getAnonymously(options, METADATA_PATH, metadataSchema, timeoutMs);
  if (!answer.ok) return undefined;
  const { issuer } = answer.value;
  const isOwnMetadata = issuer === undefined || urlOnOrigin(options.baseURL, issuer) !== undefined;
  return isOwnMetadata ? answer.value : undefined;
}

/** Sends a GET without a token, for a short answer. Rejects when aborted. */
export function getAnonymously<T>(
  options: AnonymousRequest,
  path: string,
  schema: z.ZodType<T>,
  timeoutMs: number,
): Promise<Result<T>> {
  const request = {
    method: 'GET',
    url: options.baseURL + path,
    path,
    headers: { accept: 'application/json' },
    body: undefined,
    schema,
    timeoutMs,
    secrets: [],
    limitBytes: SHORT_BODY_LIMIT_BYTES,
  } as const;
  return sendOnce(request, options, options.signal);
}

/**
 * The URL of an endpoint on the base URL's own origin; undefined when it is on another.
 *
 * SECURITY: these answers are not authenticated: whoever can forge one could send the code, the
 * verifier and the token to any server, and the user's browser to any page. So they choose the path
 * alone, and everything goes to the address that the user chose. That holds for `localhost` too,
 * where another program may listen (on ::1) than on 127.0.0.1.
 */
function urlOnOrigin(baseURL: string, endpoint: string | undefined): string | undefined {
  const url = endpoint === undefined ? null : parseURL(endpoint, baseURL);
  if (url === null) return undefined;
  const base = new URL(baseURL);
  return originKey(url) === originKey(base) ? base.origin + url.pathname + url.search : undefined;
}
