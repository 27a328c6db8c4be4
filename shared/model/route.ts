import { z } from 'zod';

/** Where in the window the user is; also checked when the window says so. */
export const routeSchema = z.discriminatedUnion('view', [
  z.strictObject({ view: z.literal('overview') }),
  z.strictObject({ view: z.literal('add') }),
  z.strictObject({ view: z.literal('login') }),
  z.strictObject({ view: z.literal('connect') }),
  z.strictObject({ view: z.literal('settings') }),
  z.strictObject({ view: z.literal('about') }),
  z.strictObject({ view: z.literal('demo') }),
  /** Of one account or, with null, of all. */
  z.strictObject({
    view: z.literal('history'),
    accountID: z.string().min(1).max(1024).nullable(),
  }),
  z.strictObject({ view: z.literal('account'), accountID: z.string().min(1).max(1024) }),
]);

export type Route = z.output<typeof routeSchema>;
