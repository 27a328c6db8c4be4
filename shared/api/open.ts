import { z } from 'zod';
import { visibleText } from '../util/plain-text';

/** A string enum that Beeper may extend in any release: the known names, or whatever it sends. */
export type Open<Known extends string> = Known | (string & Record<never, never>);

/** Accepts any string; the known names are for the reader and the type checker. */
export function openEnum<const Known extends readonly string[]>(
  _known: Known,
): z.ZodType<Open<Known[number]>> {
  return z.string() as z.ZodType<Open<Known[number]>>;
}

/** Longer than any ID and any word of an enum. */
const MAX_WORD_CHARACTERS = 1_000;

/** Whether a text can be an ID or a word of an enum: there is something in it, and not too much. */
export function isWord(text: string): boolean {
  return text !== '' && text.length <= MAX_WORD_CHARACTERS;
}

/** What people read: without anything they do not see, such as marks that turn text around. */
export const textSchema = z.string().transform(visibleText);

/** An ID, or a name that a program chose. */
export const wordSchema = z
  .string()
  .refine(isWord, `string of 1 to ${MAX_WORD_CHARACTERS} characters`);

/** A word that is shown and never handed back: nothing in it that people do not see. */
export const shownWordSchema = wordSchema.transform((word) => visibleText(word).trim());

/** An enum as `openEnum` reads it, for values that are shown: of visible signs, no longer than a word. */
export function openWord<const Known extends readonly string[]>(
  _known: Known,
): z.ZodType<Open<Known[number]>> {
  return shownWordSchema as z.ZodType<Open<Known[number]>>;
}

function withoutNulls(value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== null));
}

/**
 * An object as Beeper sends it: unknown extra keys are kept, and a `null` counts as a key that was
 * left out (servers differ in how they omit optional values).
 */
export function wireObject<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  return z.preprocess(withoutNulls, z.looseObject(shape));
}

/**
 * A union told apart by `type` that may grow: a known `type` must fit its schema (a misfit is an
 * error naming the field), an unknown one is handed on as it came.
 */
export function openUnion<Members extends Record<string, z.ZodType>>(members: Members) {
  const tagged = z.looseObject({ type: z.string() });
  return tagged.transform((value, context): z.output<Members[keyof Members]> | UnknownMember => {
    const member = Object.hasOwn(members, value.type) ? members[value.type] : undefined;
    if (member === undefined) return { ...value, unknownType: true };
    const parsed = member.safeParse(value);
    if (parsed.success) return parsed.data as z.output<Members[keyof Members]>;
    for (const issue of parsed.error.issues) {
      context.issues.push({
        code: 'custom',
        input: value,
        path: issue.path,
        // As `invalid_type` has it, so that a log says which type was expected.
        message: issue.code === 'invalid_type' ? issue.expected : issue.message,
      });
    }
    return z.NEVER;
  });
}

/** A member of an open union whose `type` this version does not know. */
export interface UnknownMember {
  type: string;
  unknownType: true;
  [key: string]: unknown;
}

/**
 * Whether this version does not know the `type` of an open union's member. Once that is ruled out,
 * the type checker tells the known ones apart by `type`.
 */
export function isUnknownMember(member: { type: string }): member is UnknownMember {
  return 'unknownType' in member && member.unknownType === true;
}
