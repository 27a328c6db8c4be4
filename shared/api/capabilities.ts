import { z } from 'zod';
import { openEnum, wireObject } from './open';

const disappearingTimerSchema = wireObject({
  types: z.array(openEnum(['', 'after_read', 'after_send'])),
  omit_empty_timer: z.boolean().optional(),
  timers: z.array(z.number()).optional(),
});

const groupFieldSchema = wireObject({
  allowed: z.boolean(),
  max_length: z.number().optional(),
  min_length: z.number().optional(),
  required: z.boolean().optional(),
  settings: disappearingTimerSchema.optional(),
});

const groupTypeSchema = wireObject({
  type_description: z.string(),
  avatar: groupFieldSchema.optional(),
  disappear: groupFieldSchema.optional(),
  name: groupFieldSchema.optional(),
  parent: groupFieldSchema.optional(),
  participants: groupFieldSchema.optional(),
  topic: groupFieldSchema.optional(),
  username: groupFieldSchema.optional(),
});

const resolveIdentifierSchema = wireObject({
  any_phone: z.boolean(),
  contact_list: z.boolean(),
  create_dm: z.boolean(),
  lookup_email: z.boolean(),
  lookup_phone: z.boolean(),
  lookup_username: z.boolean(),
  search: z.boolean(),
});

/** The answer of `GET /v1/bridges/{bridgeID}/capabilities`; snake_case on the wire. */
export const capabilitiesSchema = wireObject({
  group_creation: z.record(z.string(), groupTypeSchema),
  resolve_identifier: resolveIdentifierSchema,
  image_pack_import: z.boolean().optional(),
});

export type Capabilities = z.output<typeof capabilitiesSchema>;
