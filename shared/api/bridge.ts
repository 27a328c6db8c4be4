import { z } from 'zod';
import { ACCOUNT_NEEDS, accountSketchSchema, PROVIDERS, userSchema } from './account';
import { type Entry, innerList, itemList, misfitsAt, type With } from './item-list';
import {
  isWord,
  openEnum,
  openWord,
  shownWordSchema,
  textSchema,
  wireObject,
  wordSchema,
} from './open';
import { list, type Misfit, tolerant, tolerantAnswer, type TolerantValue } from './tolerant';

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

const bridgeSketchSchema = wireObject({
  id: wordSchema.optional(),
  accounts: innerList(accountSketchSchema, ACCOUNT_NEEDS),
  activeAccountCount: z.number().optional(),
  displayName: textSchema.optional(),
  provider: openWord(PROVIDERS).optional(),
  status: openWord(BRIDGE_STATUSES).optional(),
  supportsMultipleAccounts: z.boolean().optional(),
  type: shownWordSchema.optional(),
  network: textSchema.optional(),
  statusText: textSchema.optional(),
});

/**
 * The answer of `GET /v1/bridges`: `{items}`; a bare array is taken too. Without its ID a bridge is
 * unreadable; the accounts on it may be readable all the same. Several of which none tells anything
 * are no list of bridges.
 */
export const bridgeListSchema = itemList(bridgeSketchSchema, ['id']).transform((list, context) => {
  if (list.entries.length > 1 && list.entries.every(tellsNothing)) {
    context.issues.push({
      code: 'custom',
      input: list,
      path: ['items', 0, 'id'],
      message: 'string',
    });
    return z.NEVER;
  }
  return { ...list, misfits: [...list.misfits, ...list.entries.flatMap(accountMisfits)] };
});

function tellsNothing(entry: Entry<Bridge>): boolean {
  return !entry.ok && !(entry.sketch.accounts?.entries ?? []).some((account) => account.ok);
}

function accountMisfits(entry: Entry<Bridge>, index: number): Misfit[] {
  const accounts = entry.ok ? entry.value.accounts : entry.sketch.accounts;
  return misfitsAt(`${index}.accounts`, accounts?.misfits ?? []);
}

/**
 * Whether an answer of `GET /v1/bridges` is that of an older Beeper Desktop, which put each bridge's
 * identity one level down: `{bridge: {id, provider, type}, accounts}`.
 */
export function isOlderBridgeList(body: unknown): boolean {
  if (!isRecord(body) || !Array.isArray(body['items']) || body['items'].length === 0) return false;
  return body['items'].every(
    (item) =>
      isRecord(item) &&
      (item['id'] ?? null) === null &&
      isRecord(item['bridge']) &&
      typeof item['bridge']['id'] === 'string',
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

const loginFlowSchema = wireObject({
  id: wordSchema,
  name: textSchema.optional(),
  description: textSchema.optional(),
});

/** The answer of `GET …/login-flows`, in which what does not fit is left out, flow by flow. */
export const loginFlowListSchema = tolerantAnswer(
  wireObject({ items: list(loginFlowSchema).default([]) }),
).transform(({ value, misfits }): TolerantValue<LoginFlow[]> => ({ value: value.items, misfits }));

/** A signed-in identity on a bridge; one login can hold several chat accounts. */
export const bridgeLoginSchema = tolerant(
  wireObject({
    bridgeID: z.string(),
    loginID: z.string(),
    removeScopes: list(openEnum(REMOVE_SCOPES).refine(isWord)).default([]),
    status: openEnum(LOGIN_STATUSES).default('unknown'),
    accountIDs: list(z.string()).optional(),
    statusText: textSchema.optional(),
    user: userSchema.optional(),
  }),
);

/** The same at the end of a sign-in, where it only says who is signed in now. */
export const signedInLoginSchema = wireObject({
  loginID: z.string().optional(),
  accountIDs: list(z.string()).optional(),
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

export type Bridge = With<z.output<typeof bridgeSketchSchema>, 'id'>;
export type LoginFlow = z.output<typeof loginFlowSchema>;
export type SignedInLogin = z.output<typeof signedInLoginSchema>;
export type BridgeLogin = z.output<typeof bridgeLoginSchema>;
export type RemovedLogin = z.output<typeof removedLoginSchema>;
export type RemoveScope = (typeof REMOVE_SCOPES)[number];
