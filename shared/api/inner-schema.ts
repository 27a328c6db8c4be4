import type { z } from 'zod';

const inner = new WeakMap<z.ZodType, z.ZodType>();

/**
 * Notes what a schema reads that does so by itself, as the tolerant ones do: from outside it would be a
 * schema of anything. For those who ask what an answer may hold.
 */
export function withInner<Schema extends z.ZodType>(schema: Schema, reads: z.ZodType): Schema {
  inner.set(schema, reads);
  return schema;
}

/** What a schema reads by itself; undefined where it is what it seems. */
export function innerOf(schema: z.ZodType): z.ZodType | undefined {
  return inner.get(schema);
}
