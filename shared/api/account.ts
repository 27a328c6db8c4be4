import { z } from 'zod';
import { ACCOUNT_STATUSES } from '../model/account-status';
import { itemList, type With } from './item-list';
import { openWord, shownWordSchema, textSchema, wireObject, wordSchema } from './open';
import { tolerant } from './tolerant';

/** Where an account or a bridge runs. */
export const PROVIDERS = ['cloud', 'self-hosted', 'local', 'platform-sdk'] as const;

const user = wireObject({
  id: z.string().optional(),
  cannotMessage: z.boolean().optional(),
  email: textSchema.optional(),
  fullName: textSchema.optional(),
  imgURL: z.string().optional(),
  isSelf: z.boolean().optional(),
  phoneNumber: textSchema.optional(),
  username: textSchema.optional(),
});

/** Somebody with an account; nobody needs to know everything of them. */
export const userSchema = tolerant(user);

/**
 * A chat account of a list, in which one that lacks something shall not hide the others; also the one
 * that a sign-in ends with. The reference promises more than this asks for.
 */
export const accountSketchSchema = wireObject({
  bridge: wireObject({
    id: wordSchema.optional(),
    provider: openWord(PROVIDERS).optional(),
    type: shownWordSchema.optional(),
  }).optional(),
  user: user.optional(),
  capabilities: z.record(z.string(), z.unknown()).optional(),
  loginID: wordSchema.optional(),
  network: textSchema.optional(),
  statusText: textSchema.optional(),
  accountID: wordSchema.optional(),
  status: openWord(ACCOUNT_STATUSES).optional(),
});

/** What an account on a bridge cannot be watched without. */
export const ACCOUNT_NEEDS = ['accountID', 'status'] as const;

/**
 * The answer of `GET /v1/accounts`: a bare array; `{items}` is taken too. Releases before 4.2.785
 * leave out `bridge` and `status`.
 */
export const accountListSchema = itemList(accountSketchSchema, ['accountID']);

export type User = z.output<typeof userSchema>;
export type AccountSketch = z.output<typeof accountSketchSchema>;
/** An account that can be watched. */
export type Account = With<AccountSketch, 'accountID' | 'status'>;
export type ListedAccount = With<AccountSketch, 'accountID'>;
