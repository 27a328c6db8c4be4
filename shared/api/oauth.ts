import { z } from 'zod';
import { wireObject } from './open';
import { tolerant } from './tolerant';

/** The longest time that is still a valid date: 8.64e15 ms. */
const MOST_SECONDS = 8.64e12;

/** Seconds, also as a text of digits. Anything else counts as left out. */
const secondsSchema = z
  .union([z.number(), z.string().regex(/^\d+$/).transform(Number)])
  .pipe(z.number().min(0).max(MOST_SECONDS))
  .optional()
  .catch(undefined);

/** Scopes separated by spaces (RFC 6749, 3.3). Anything else counts as left out. */
const scopeSchema = z
  .string()
  .regex(/^[\x21\x23-\x5b\x5d-\x7e ]+$/)
  .optional()
  .catch(undefined);

/** The scopes of a `scope` field; null when it names none. */
export function scopesOf(scope = ''): readonly string[] | null {
  const scopes = scope.split(' ').filter((name) => name !== '');
  return scopes.length === 0 ? null : scopes;
}

/** The endpoints in both `GET /v1/info` and the metadata; their URLs are not checked yet. */
const endpointShape = {
  authorization_endpoint: z.string().optional(),
  token_endpoint: z.string().optional(),
  registration_endpoint: z.string().optional(),
  introspection_endpoint: z.string().optional(),
  revocation_endpoint: z.string().optional(),
};

/** `GET /.well-known/oauth-authorization-server` (RFC 8414; the last key is RFC 9207's). */
export const metadataSchema = tolerant(
  wireObject({
    ...endpointShape,
    issuer: z.string().optional(),
    authorization_response_iss_parameter_supported: z.boolean().optional(),
  }),
);

/** The answer of the registration endpoint (RFC 7591). */
export const registeredSchema = wireObject({ client_id: z.string().min(1) }).transform(
  ({ client_id }) => ({ client_id }),
);

/**
 * The answer of the token endpoint (RFC 6749, 5.1). Refused without a token that a header can carry
 * and that is a bearer token.
 */
export const grantSchema = wireObject({
  access_token: z.string().regex(/^[\x21-\x7e]+$/),
  token_type: z
    .string()
    .regex(/^bearer$/i)
    .optional(),
  scope: scopeSchema,
  expires_in: secondsSchema,
}).transform(({ access_token, token_type = 'bearer', scope, expires_in }) => ({
  access_token,
  token_type,
  scope,
  expires_in,
}));

/** The answer of the introspection endpoint (RFC 7662); `exp` in seconds since the epoch. */
export const introspectionSchema = wireObject({
  active: z.boolean(),
  scope: scopeSchema,
  exp: secondsSchema,
}).transform(({ active, scope, exp }) => ({ active, scope, exp }));

/** The answer of the revocation endpoint (RFC 7009, 2.2): its status says everything. */
export const revokedSchema = z.unknown().transform(() => ({}));

/** An error in OAuth's form (RFC 6749, 5.2), or in that of the rest of the API. */
export const oauthErrorSchema = tolerant(
  wireObject({
    error: z.string().optional(),
    error_description: z.string().optional(),
    code: z.string().optional(),
    message: z.string().optional(),
  }),
).transform(({ error, error_description, code, message }) => ({
  message: error_description ?? message ?? error ?? '',
  code: error ?? code,
}));

export type Metadata = z.output<typeof metadataSchema>;
export type EndpointName = keyof typeof endpointShape;
export type NamedEndpoints = Pick<Metadata, EndpointName>;
