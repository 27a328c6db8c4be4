import type { z } from 'zod';
import { shareStructure } from '../../shared/util/share-structure';
import { type ListJSON, readListJSON } from './list-json';
import { parseJSON } from './read-body';

/**
 * SECURITY: a longer answer is not kept, as what was made of it may need many times its memory. That of
 * a thousand accounts has 300 kB.
 */
const KEPT_BYTES = 1024 * 1024;

/** An answer's JSON (undefined when it is none), and what a schema makes of it. */
export interface ParsedAnswer<T> {
  content: unknown;
  parsed: z.ZodSafeParseResult<T>;
}

/**
 * Parses the answers to a call that is made again and again. One that is byte for byte the last one is
 * not parsed: it is the same value (`===`). In any other, what says the same as in the last one is the
 * same value to the schema, which need not read it again.
 */
export function createRepeatedAnswer<T>(
  schema: z.ZodType<T>,
): (bytes: Uint8Array) => ParsedAnswer<T> {
  let last: (ParsedAnswer<T> & ListJSON) | null = null;
  return (bytes) => {
    if (last !== null && Buffer.compare(last.bytes, bytes) === 0) return last;
    const json = readListJSON(bytes, last);
    const content = shareStructure(last?.content, json.content);
    const answer = { ...json, content, parsed: schema.safeParse(content) };
    last = answer.parsed.success && bytes.byteLength <= KEPT_BYTES ? answer : null;
    return answer;
  };
}

export function parseAnswer<T>(schema: z.ZodType<T>, bytes: Uint8Array): ParsedAnswer<T> {
  const content = parseJSON(new TextDecoder().decode(bytes));
  return { content, parsed: schema.safeParse(content) };
}
