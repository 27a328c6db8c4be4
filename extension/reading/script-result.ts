import { z } from 'zod';
import type { Entries } from './requests';

/** Where scripts publish their values, if they do not return them. */
const PUBLISHED = '__BEEP_BEEP_AUTH_RESULTS__';

/**
 * Runs in the page's world, and so holds by itself: reads the texts that a step's script has published.
 *
 * @param place the global that has them
 */
export function readPublished(names: string[], place: string, maxUnits: number): unknown {
  const found: [string, string][] = [];
  const tooLarge: string[] = [];
  for (const name of names) {
    try {
      const text: unknown = Reflect.get(Reflect.get(globalThis, place) as object, name);
      if (typeof text !== 'string') continue;
      if (text.length > maxUnits) tooLarge.push(name);
      else found.push([name, text]);
    } catch {
      // A page may put there what it likes.
    }
  }
  return { found, tooLarge };
}

/** What `readPublished` is called with. */
export function publishedArguments(
  names: readonly string[],
  maxUnits: number,
): [string[], string, number] {
  return [[...names], PUBLISHED, maxUnits];
}

const publishedSchema = z.object({
  found: z.array(z.tuple([z.string(), z.string()])),
  tooLarge: z.array(z.string()),
});

export interface ScriptValues {
  found: Entries;
  tooLarge: string[];
}

/**
 * SECURITY: the page it ran in may have changed how it runs, and answer what it likes: only what was asked for
 * counts, up to its size.
 */
export function publishedOf(
  answers: readonly { result?: unknown }[],
  names: readonly string[],
  maxUnits: number,
): ScriptValues {
  const { data } = publishedSchema.safeParse(answers[0]?.result);
  if (data === undefined) return { found: [], tooLarge: [] };
  return {
    found: data.found.filter(([name, text]) => names.includes(name) && text.length <= maxUnits),
    tooLarge: data.tooLarge.filter((name) => names.includes(name)),
  };
}

const recordSchema = z.record(z.string(), z.unknown());

/** The wanted texts of a script's result; null when it has given no object. */
export function resultOf(
  answers: readonly { result?: unknown }[],
  names: readonly string[],
  maxUnits: number,
): ScriptValues | null {
  const parsed = recordSchema.safeParse(answers[0]?.result);
  if (!parsed.success) return null;
  const values: ScriptValues = { found: [], tooLarge: [] };
  for (const [name, text] of Object.entries(parsed.data)) {
    if (typeof text !== 'string' || !names.includes(name)) continue;
    if (text.length > maxUnits) values.tooLarge.push(name);
    else values.found.push([name, text]);
  }
  return values;
}
