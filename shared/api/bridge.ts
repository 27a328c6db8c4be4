import { z } from 'zod';
import { accountSchema, PROVIDERS, userSchema } from './account';
import { openEnum, wireObject } from './open';

/** Bridge statuses of the reference: whether new accounts can be added. The enum is open. */
export const BRIDGE_STATUSES = [
  'available',
  'connected',
  'limit_reached',
  'temporarily_unavailable',
  'disabled',
] as const;

const LOGIN_STATUSES = ['connected', 'connecting', 'needs_login', 'logged_out', 'unknown'] as const;

const REMOVE_SCOPES = ['current-device', 'all-devices'] as const;

export const bridgeSchema = wireObject({
  id: z.string(),
  accounts: z.array(accountSchema),
  activeAccountCount: z.number(),
  displayName: z.string(),
  provider: openEnum(PROVIDERS),
  status: openEnum(BRIDGE_STATUSES),
  supportsMultipleAccounts: z.boolean(),
  type: z.string(),
  network: z.string().optional(),
  statusText: z.string().optional(),
});

export const bridgeListSchema = wireObject({ items: z.array(bridgeSchema) });

/**
 * Whether an answer of `GET /v1/bridges` is that of an older Beeper Desktop, which put each bridge's
 * identity one level down: `{bridge: {id, provider, type}, accounts}`.
 */
export function isOlderBridgeList(body: unknown): boolean {
  const { items } = olderBridgeListSchema.safeParse(body).data ?? { items: [] };
  return items.length > 0;
}

const olderBridgeListSchema = z.object({
  items: z.array(
    z.object({ id: z.null().optional(), bridge: z.object({ id: z.string() }) }).loose(),
  ),
});

const loginFlowSchema = wireObject({
  id: z.string(),
  name: z.string().optional(),
  description: z.string().optional(),
});

export const loginFlowListSchema = wireObject({ items: z.array(loginFlowSchema) });

/** A signed-in identity on a bridge; one login can hold several chat accounts. */
export const bridgeLoginSchema = wireObject({
  bridgeID: z.string(),
  loginID: z.string(),
  removeScopes: z.array(openEnum(REMOVE_SCOPES)),
  status: openEnum(LOGIN_STATUSES),
  accountIDs: z.array(z.string()).optional(),
  statusText: z.string().optional(),
  user: userSchema.optional(),
});

export const bridgeLoginListSchema = wireObject({ items: z.array(bridgeLoginSchema) });

export const removedLoginSchema = wireObject({
  bridgeID: z.string(),
  loginID: z.string(),
  scope: openEnum(REMOVE_SCOPES),
  status: z.string(),
  affectedAccountIDs: z.array(z.string()).optional(),
});

export type Bridge = z.output<typeof bridgeSchema>;
export type LoginFlow = z.output<typeof loginFlowSchema>;
export type BridgeLogin = z.output<typeof bridgeLoginSchema>;
export type RemovedLogin = z.output<typeof removedLoginSchema>;
export type RemoveScope = (typeof REMOVE_SCOPES)[number];
