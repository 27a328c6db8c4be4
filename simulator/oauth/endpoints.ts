import { SCOPES } from './scopes';

/** Where OAuth is found, named as in RFC 8414 and in `/v1/info`. */
export interface OAuthEndpoints {
  authorization_endpoint: string;
  token_endpoint: string;
  registration_endpoint: string;
  introspection_endpoint?: string;
  revocation_endpoint: string;
}

/** The endpoints of a server at `origin`, an address like `http://127.0.0.1:23373`. */
export function endpointsAt(origin: string, hasIntrospection: boolean): OAuthEndpoints {
  return {
    authorization_endpoint: `${origin}/oauth/authorize`,
    token_endpoint: `${origin}/oauth/token`,
    registration_endpoint: `${origin}/oauth/register`,
    ...(hasIntrospection ? { introspection_endpoint: `${origin}/oauth/introspect` } : {}),
    revocation_endpoint: `${origin}/oauth/revoke`,
  };
}

/** The metadata of the authorization server at `issuer` (RFC 8414, 2). */
export function metadataOf(issuer: string, endpoints: OAuthEndpoints) {
  return {
    issuer,
    ...endpoints,
    scopes_supported: SCOPES,
    response_types_supported: ['code'],
    response_modes_supported: ['query'],
    grant_types_supported: ['authorization_code'],
    token_endpoint_auth_methods_supported: ['none'],
    revocation_endpoint_auth_methods_supported: ['none'],
    code_challenge_methods_supported: ['S256'],
  };
}
