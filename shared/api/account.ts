import { z } from 'zod';
import { ACCOUNT_STATUSES } from '../model/account-status';
import { openEnum, wireObject } from './open';

/** Where an account or a bridge runs. */
export const PROVIDERS = ['cloud', 'self-hosted', 'local', 'platform-sdk'] as const;

export const userSchema = wireObject({
  id: z.string(),
  cannotMessage: z.boolean().optional(),
  email: z.string().optional(),
  fullName: z.string().optional(),
  imgURL: z.string().optional(),
  isSelf: z.boolean().optional(),
  phoneNumber: z.string().optional(),
  username: z.string().optional(),
});

const accountBridgeSchema = wireObject({
  id: z.string(),
  provider: openEnum(PROVIDERS),
  type: z.string(),
});

const accountShape = {
  accountID: z.string(),
  bridge: accountBridgeSchema,
  status: openEnum(ACCOUNT_STATUSES),
  user: userSchema,
  capabilities: z.record(z.string(), z.unknown()).optional(),
  loginID: z.string().optional(),
  network: z.string().optional(),
  statusText: z.string().optional(),
};

/** A chat account as `GET /v1/bridges` lists it. */
export const accountSchema = wireObject(accountShape);

/**
 * A chat account as `GET /v1/accounts` lists it. Releases before 4.2.785 leave out `bridge` and
 * `status`; `user` is asked of neither.
 */
const listedAccountSchema = wireObject({
  ...accountShape,
  bridge: accountBridgeSchema.optional(),
  status: openEnum(ACCOUNT_STATUSES).optional(),
  user: userSchema.optional(),
});

/**
 * The answer of `GET /v1/accounts`: a bare array; `{items}` is taken too. The one shape is made into
 * the other, as a union of both would no longer name the field that does not fit.
 */
export const accountListSchema = z
  .preprocess(
    (body) => (Array.isArray(body) ? { items: body } : body),
    wireObject({ items: z.array(listedAccountSchema) }),
  )
  .transform((body) => body.items);

export type User = z.output<typeof userSchema>;
export type Account = z.output<typeof accountSchema>;
export type ListedAccount = z.output<typeof listedAccountSchema>;
