import { z } from 'zod';
import { withInner } from './inner-schema';

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
 * as absent, and so does what cannot be read without it. A `list` loses the item, any other array
 * goes as a whole.
 */
export function readTolerantly<T>(schema: z.ZodType<T>, value: unknown): Reading<T> {
  const misfits = new Map<string, Misfit>();
  const removal = startRemoval(value);
  for (;;) {
    const whole = removal.rest();
    const parsed = schema.safeParse(whole);
    if (parsed.success) return { ok: true, value: parsed.data, misfits: [...misfits.values()] };
    // All paths belong to what was parsed: none is changed by the removal of what another is about.
    const found = parsed.error.issues.map((issue) => ({
      misfit: misfitOf(issue, whole),
      removable: removablePath(whole, issue.path),
    }));
    for (const { misfit, removable } of found) {
      // What was taken away for its type may turn out to be needed: that is one misfit, not two.
      const known = misfits.get(misfit.path) ?? misfit;
      misfits.set(misfit.path, known);
      if (removable === null) return { ok: false, cause: known, misfits: [...misfits.values()] };
      removal.remove(removable);
    }
  }
}

/**
 * A list that is read item by item by `readTolerantly`: an item that cannot be read counts as absent.
 * (It leaves a gap behind, so that the others keep their places in what is named.)
 */
export function list<T>(item: z.ZodType<T>): z.ZodType<T[]> {
  return z
    .array(item.optional())
    .transform((items) => items.filter((read): read is T & (T | undefined) => read !== undefined));
}

/** A schema's value, and what was taken away from it to read it. */
export interface TolerantValue<T> {
  value: T;
  misfits: readonly Misfit[];
}

/** The same as a schema for the whole of an answer, which reports its misfits. */
export function tolerantAnswer<T>(schema: z.ZodType<T>): z.ZodType<TolerantValue<T>> {
  const answer = z.unknown().transform((input, context): TolerantValue<T> => {
    const reading = readTolerantly(schema, input);
    if (reading.ok) return { value: reading.value, misfits: reading.misfits };
    addCause(reading.cause, input, context);
    return z.NEVER;
  });
  return withInner(answer, schema);
}

/** The same as a schema, for what stands inside of another one. Its misfits are not reported. */
export function tolerant<T>(schema: z.ZodType<T>): z.ZodType<T> {
  const value = z.unknown().transform((input, context): T => {
    const reading = readTolerantly(schema, input);
    if (reading.ok) return reading.value;
    addCause(reading.cause, input, context);
    return z.NEVER;
  });
  return withInner(value, schema);
}

function addCause({ path, expected }: Misfit, input: unknown, context: z.core.ParsePayload): void {
  const steps = path === '' ? [] : path.split('.');
  context.issues.push({ code: 'custom', input, path: steps, message: expected });
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
  if (path.length === 0) return null;
  const isThere = typeName(valueAt(whole, path)) !== 'missing' || isNullItem(whole, path);
  return isThere ? path : removablePath(whole, path.slice(0, -1));
}

/** In an object `null` is absent; in a list it is something that can be taken away. */
function isNullItem(whole: unknown, path: Path): boolean {
  return typeof path.at(-1) === 'number' && valueAt(whole, path) === null;
}

function valueAt(whole: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, step) => {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step))
      return undefined;
    return (value as Record<PropertyKey, unknown>)[step];
  }, whole);
}

/** Takes parts away from a value, without a change to the value itself. */
function startRemoval(value: unknown) {
  const root = { value };
  /** What was copied already, and can be changed. */
  const copies = new WeakSet<object>([root]);

  const copyIn = (parent: Record<PropertyKey, unknown>, step: PropertyKey) => {
    const inner = parent[step];
    if (typeof inner !== 'object' || inner === null) return null;
    const copy = copies.has(inner) ? inner : Array.isArray(inner) ? [...inner] : { ...inner };
    copies.add(copy);
    parent[step] = copy;
    return copy as Record<PropertyKey, unknown>;
  };

  return {
    rest: () => root.value,
    remove(path: Path) {
      let parent: Record<PropertyKey, unknown> | null = root;
      for (const step of ['value', ...path.slice(0, -1)]) {
        parent = parent === null ? null : copyIn(parent, step);
      }
      const last = path.at(-1);
      if (parent === null || last === undefined) return;
      // An item leaves a gap: without it, the places of those behind it would change.
      if (Array.isArray(parent)) parent[last] = undefined;
      else Reflect.deleteProperty(parent, last);
    },
  };
}
