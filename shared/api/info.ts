import { z } from 'zod';
import { wireObject } from './open';
import { tolerant } from './tolerant';

const info = wireObject({
  app: wireObject({
    name: z.string(),
    version: z.string().default(''),
    bundle_id: z.string().optional(),
  }),
  server: wireObject({
    base_url: z.string().optional(),
    hostname: z.string().optional(),
    port: z.number().optional(),
    status: z.string().optional(),
    remote_access: z.boolean().optional(),
    mcp_enabled: z.boolean().optional(),
  }).optional(),
  endpoints: wireObject({
    oauth: wireObject({
      authorization_endpoint: z.string().optional(),
      token_endpoint: z.string().optional(),
      registration_endpoint: z.string().optional(),
      introspection_endpoint: z.string().optional(),
      revocation_endpoint: z.string().optional(),
      userinfo_endpoint: z.string().optional(),
    }).optional(),
    spec: z.string().optional(),
    ws_events: z.string().optional(),
    mcp: z.string().optional(),
  }).optional(),
  platform: wireObject({
    os: z.string().optional(),
    arch: z.string().optional(),
    release: z.string().optional(),
  }).optional(),
});

/**
 * The answer of `GET /v1/info` (no token needed); snake_case on the wire. Only a program that gives its
 * name can be a Beeper; whatever else does not fit counts as absent.
 */
export const infoSchema = tolerant(info);

/** The body of every error answer. The status says what matters; a code that is no text is left out. */
export const apiErrorSchema = wireObject({
  message: z.string().catch(''),
  code: z.string().optional().catch(undefined),
  details: z.unknown().optional(),
});
