import { z } from 'zod';

/** What the extension's page shows, and what the page says back. No value is ever in either. */

const stepSchema = z.object({
  key: z.string(),
  network: z.string(),
  account: z.string().nullable(),
  url: z.string(),
  hosts: z.array(z.string()),
  fields: z.array(z.object({ name: z.string(), required: z.boolean() })),
  /** It waits for a certain page. */
  hasFinalPage: z.boolean(),
  /** What the browser asks the user for. */
  needs: z.object({ permissions: z.array(z.string()), origins: z.array(z.string()) }),
  /** Whether user scripts are wanted, and have to be asked for by themselves. */
  asksForScript: z.boolean(),
});

const progressSchema = z.object({
  /** Of the tab that is read; null once it is closed. */
  tabID: z.int().nullable(),
  /** `allowing`: the browser asks the user; `reading`: nothing was answered yet; else as the program says. */
  state: z.enum(['allowing', 'reading', 'missing', 'final-page', 'sending', 'failed']),
  missing: z.array(z.string()),
  sentence: z.string().nullable(),
  /** Whether this browser keeps the extension from running the step's script. */
  isScriptForbidden: z.boolean(),
});

export const situationSchema = z.discriminatedUnion('kind', [
  /** Not asked yet, or not answered. */
  z.object({ kind: z.literal('asking') }),
  z.object({ kind: z.literal('nothing') }),
  z.object({ kind: z.literal('refused'), sentence: z.string() }),
  z.object({ kind: z.literal('unreachable'), end: z.enum(['no-host', 'closed', 'misfit']) }),
  z.object({
    kind: z.literal('step'),
    step: stepSchema,
    /** Null until the user presses the button. */
    progress: progressSchema.nullable(),
  }),
  z.object({
    kind: z.literal('ended'),
    state: z.enum(['done', 'over']),
    network: z.string(),
    sentence: z.string().nullable(),
  }),
]);

export const pageMessageSchema = z.discriminatedUnion('type', [
  /** The button was pressed for a tab; the browser is being asked. */
  z.object({ type: z.literal('hand-over'), key: z.string(), tabID: z.int() }),
  /** The user has not allowed it. */
  z.object({ type: z.literal('declined') }),
  z.object({ type: z.literal('confirm') }),
  /** The user does not want it any more. */
  z.object({ type: z.literal('stop') }),
]);

export type Situation = z.output<typeof situationSchema>;
export type PageMessage = z.output<typeof pageMessageSchema>;
export type Progress = z.output<typeof progressSchema>;
export type ShownStep = z.output<typeof stepSchema>;

/** What the page's line to the background is called. */
export const PAGE_PORT = 'page';
