import { z } from 'zod';

/** Something in an answer that is not what was expected. It never holds the value. */
export interface Misfit {
  /** Where it stands: `accounts.0.user.email`; empty for the whole. */
  path: string;
  /** E.g. `string`. */
  expected: string;
  /** The type of what was there, e.g. `number`; `missing` when nothing was. */
  received: string;
}

export type Reading<T> =
  | { ok: true; value: T; misfits: readonly Misfit[] }
  /** `cause` is what it cannot be read without. */
  | { ok: false; cause: Misfit; misfits: readonly Misfit[] };

type Path = readonly PropertyKey[];

/**
 * Parses, and takes away what does not fit as long as the schema can do without it: a misfit counts
 * as absent, and so does what cannot be read without it. Of a list in which something does not fit
 * nothing stays; lists that are to be read item by item have a schema of their own.
 */
export function readTolerantly<T>(schema: z.ZodType<T>, value: unknown): Reading<T> {
  const misfits: Misfit[] = [];
  let rest = value;
  for (;;) {
    const parsed = schema.safeParse(rest);
    if (parsed.success) return { ok: true, value: parsed.data, misfits };
    // All paths belong to what was parsed, so that one removal must not move what another is about.
    const before = rest;
    for (const issue of parsed.error.issues) {
      const found = misfitOf(issue, before);
      // What was taken away for its type may turn out to be needed: that is one misfit, not two.
      const earlier = misfits.find(({ path }) => path === found.path);
      const misfit = earlier ?? found;
      if (earlier === undefined) misfits.push(found);
      const removable = removablePath(before, issue.path);
      if (removable === null) return { ok: false, cause: misfit, misfits };
      rest = without(rest, removable);
    }
  }
}

/** The same as a schema, for what stands inside of another one. Its misfits are not reported. */
export function tolerant<T>(schema: z.ZodType<T>): z.ZodType<T> {
  return z.unknown().transform((input, context): T => {
    const reading = readTolerantly(schema, input);
    if (reading.ok) return reading.value;
    const { path, expected } = reading.cause;
    const steps = path === '' ? [] : path.split('.');
    context.issues.push({ code: 'custom', input, path: steps, message: expected });
    return z.NEVER;
  });
}

/** The type of a value, for people who read a log. */
export function typeName(value: unknown): string {
  if (value === undefined || value === null) return 'missing';
  return Array.isArray(value) ? 'array' : typeof value;
}

function misfitOf(issue: z.core.$ZodIssue, whole: unknown): Misfit {
  return {
    path: issue.path.join('.'),
    expected: issue.code === 'invalid_type' ? issue.expected : issue.message,
    received: typeName(valueAt(whole, issue.path)),
  };
}

/**
 * What has to go for an issue to be settled: what does not fit, or what lacks something. Null when
 * that is the whole.
 */
function removablePath(whole: unknown, path: Path): Path | null {
  const firstIndex = path.findIndex((step) => typeof step === 'number');
  const inObjects = firstIndex === -1 ? path : path.slice(0, firstIndex);
  const isThere = typeName(valueAt(whole, inObjects)) !== 'missing';
  const removable = isThere ? inObjects : inObjects.slice(0, -1);
  return removable.length === 0 ? null : removable;
}

function valueAt(whole: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, step) => {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step))
      return undefined;
    return (value as Record<PropertyKey, unknown>)[step];
  }, whole);
}

function without(value: unknown, [step, ...deeper]: Path): unknown {
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]): [string, unknown][] => {
      if (key !== step) return [[key, inner]];
      return deeper.length === 0 ? [] : [[key, without(inner, deeper)]];
    }),
  );
}
